package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.search.IdShelf;
import dev.incidentrunbook.search.IdVolume;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Request ids in files beside the store, one for each volume: the line feeds before each part, then the rows of bits, each
/// with a checksum, so that a look-up reads a few hundred bytes. They may be deleted at any time.
///
/// @param folder holds them
record IdFiles(Path folder) implements IdShelf {
    private static final Logger LOG = LoggerFactory.getLogger(IdFiles.class);
    private static final int CHECK = 2;

    @Override
    public Optional<List<Part>> parts(StoredEvidence log, int[] rows) {
        var parts = new ArrayList<Part>();
        try {
            for (int volume = 0; volume < volumes(log); volume++) {
                if (!read(log, volume, rows, parts)) {
                    return Optional.empty();
                }
            }
            return Optional.of(parts);
        } catch (IOException e) {
            LOG.warn("What is known about request ids cannot be read", e);
            return Optional.empty();
        }
    }

    @Override
    public boolean knows(StoredEvidence log) {
        return Files.exists(file(log, volumes(log) - 1));
    }

    @Override
    public void keep(StoredEvidence log, int number, IdVolume volume) {
        Path unfinished = folder.resolve(log.sha256() + ".unfinished");
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.create(unfinished);
            try (var out =
                    new DataOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16))) {
                var feeds = ByteBuffer.allocate(volume.feeds().length * Long.BYTES);
                feeds.asLongBuffer().put(volume.feeds());
                write(out, feeds.array());
                for (int row = 0; row < IdVolume.ROWS; row++) {
                    write(out, volume.row(row));
                }
            }
            PrivateFiles.force(unfinished);
            Files.move(unfinished, file(log, number), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A search reads the log itself then.
            LOG.warn("What was found out about request ids cannot be kept", e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.writeShort(check(bytes));
    }

    /// Adds the parts of one volume in which all bits stand.
    ///
    /// @return false when the file is not there, or not as it was written
    private boolean read(StoredEvidence log, int volume, int[] rows, List<Part> parts)
            throws IOException {
        Path file = file(log, volume);
        if (Files.notExists(file)) {
            return false;
        }
        int count = count(log, volume);
        int feedBytes = count * Long.BYTES;
        int rowBytes = Math.ceilDiv(count, 8);
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] all = new byte[rowBytes];
            Arrays.fill(all, (byte) -1);
            for (int row : rows) {
                long at = feedBytes + CHECK + (long) row * (rowBytes + CHECK);
                Optional<byte[]> bits = read(channel, at, rowBytes);
                if (bits.isEmpty()) {
                    return false;
                }
                for (int i = 0; i < rowBytes; i++) {
                    all[i] &= bits.get()[i];
                }
            }
            Optional<byte[]> feeds = read(channel, 0, feedBytes);
            if (feeds.isEmpty()) {
                return false;
            }
            for (int part = 0; part < count; part++) {
                if (((all[part / 8] >> (part % 8)) & 1) == 1) {
                    parts.add(
                            new Part(
                                    volume * IdVolume.BYTES + (long) part * IdVolume.PART,
                                    ByteBuffer.wrap(feeds.get()).getLong(part * Long.BYTES)));
                }
            }
            return true;
        }
    }

    /// @return empty when the bytes are not as they were written
    private static Optional<byte[]> read(FileChannel channel, long at, int length)
            throws IOException {
        var buffer = ByteBuffer.allocate(length + CHECK);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                return Optional.empty();
            }
        }
        byte[] bytes = new byte[length];
        buffer.flip().get(bytes);
        return buffer.getShort() == check(bytes) ? Optional.of(bytes) : Optional.empty();
    }

    private static short check(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (short) crc.getValue();
    }

    private static int volumes(StoredEvidence log) {
        return (int) Math.max(1, Math.ceilDiv(log.size(), IdVolume.BYTES));
    }

    private static int count(StoredEvidence log, int volume) {
        long rest = log.size() - volume * IdVolume.BYTES;
        return (int) Math.ceilDiv(Math.min(rest, IdVolume.BYTES), IdVolume.PART);
    }

    private Path file(StoredEvidence log, int volume) {
        return folder.resolve(log.sha256() + "-" + volume);
    }
}
