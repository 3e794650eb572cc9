package dev.incidentrunbook.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip of which every byte is accounted for: [Directory] reads what it says it holds, this unpacks it. `java.util.zip` shows
/// neither the headers before the entries nor whether they are links, and reads the directory whole whatever its size.
final class Archive implements AutoCloseable {
    private static final int PACKED_BUFFER = 64 * 1024;
    private static final int BUFFER = 256 * 1024;

    private final FileChannel channel;
    private final List<Directory.Entry> entries;

    private Archive(FileChannel channel, List<Directory.Entry> entries) {
        this.channel = channel;
        this.entries = entries;
    }

    /// Takes what was unpacked.
    @FunctionalInterface
    interface Sink {
        /// Takes the next bytes.
        ///
        /// @param length how many bytes of the buffer count
        void take(byte[] buffer, int length);
    }

    /// Opens a zip and reads its directory.
    ///
    /// @throws dev.incidentrunbook.incident.RefusedException when it is no zip, or one that no bundle can be
    static Archive open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new Archive(channel, new Directory(channel).entries());
        } catch (IOException | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
    }

    /// The entries in the order of the directory.
    List<Directory.Entry> entries() {
        return entries;
    }

    /// Unpacks an entry, a little at a time.
    ///
    /// @throws dev.incidentrunbook.incident.RefusedException when it is not what the directory says
    void unpack(Directory.Entry entry, Sink sink) throws IOException {
        var crc = new CRC32();
        Sink checked =
                (buffer, length) -> {
                    crc.update(buffer, 0, length);
                    sink.take(buffer, length);
                };
        long size = entry.deflated() ? inflate(entry, checked) : copy(entry, checked);
        if (size != entry.size() || crc.getValue() != entry.crc()) {
            throw altered(entry);
        }
    }

    private long copy(Directory.Entry entry, Sink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        while (done < entry.packed()) {
            int length = (int) Math.min(buffer.length, entry.packed() - done);
            read(channel, entry.start() + done, ByteBuffer.wrap(buffer, 0, length));
            sink.take(buffer, length);
            done += length;
        }
        return done;
    }

    private long inflate(Directory.Entry entry, Sink sink) throws IOException {
        byte[] packed = new byte[PACKED_BUFFER];
        byte[] buffer = new byte[BUFFER];
        long fed = 0;
        try (var inflater = new Inflater(true)) {
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (inflater.getBytesWritten() > entry.size() || inflater.needsDictionary()) {
                    throw altered(entry);
                }
                if (length > 0) {
                    sink.take(buffer, length);
                } else if (!inflater.finished() && inflater.needsInput()) {
                    int next = (int) Math.min(packed.length, entry.packed() - fed);
                    if (next == 0) {
                        throw altered(entry);
                    }
                    read(channel, entry.start() + fed, ByteBuffer.wrap(packed, 0, next));
                    inflater.setInput(packed, 0, next);
                    fed += next;
                }
            }
            if (inflater.getBytesRead() != entry.packed()) {
                throw altered(entry);
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException e) {
            throw Refusals.bad(
                    "what is packed as " + entry.name() + " was changed or damaged on the way", e);
        }
    }

    private static RuntimeException altered(Directory.Entry entry) {
        return Refusals.bad(
                "what is packed as " + entry.name() + " was changed or damaged on the way");
    }

    /// Fills a buffer from a place in the file.
    static ByteBuffer read(FileChannel channel, long position, ByteBuffer buffer)
            throws IOException {
        int from = buffer.position();
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw Refusals.notAZip();
            }
            at += read;
        }
        return buffer.position(from).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
