package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// A file that is read to its end and then on, as it grows. When it was renamed and another one has its name, the rest of it is
/// read and then the other one; when it was cut, it is read from its beginning again. It has no end of its own.
final class FollowedFile implements Source {
    private static final long LOOK_NANOS = 250_000_000;

    private final Path file;
    private final Path dataFolder;
    private final List<String> turns = new CopyOnWriteArrayList<>();
    private volatile Path real;
    private Optional<Opened> opened = Optional.empty();
    private long bytes;

    /// A file that is open.
    ///
    /// @param key tells it from another one of the same name
    private record Opened(SeekableByteChannel channel, Optional<Object> key) {
        static Opened of(Path file, BasicFileAttributes attributes) throws IOException {
            return new Opened(FileChannel.open(file), Optional.ofNullable(attributes.fileKey()));
        }
    }

    FollowedFile(Path file, Path dataFolder) {
        this.file = file;
        this.real = file;
        this.dataFolder = dataFolder;
    }

    /// Where it comes from, and what became of it meanwhile.
    String origin() {
        return real + ", followed" + (turns.isEmpty() ? "" : "; " + String.join("; ", turns));
    }

    @Override
    public void open() throws IOException {
        Path found = file.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(found, BasicFileAttributes.class);
        PlainFile.refuseUnlessPlain(file, attributes);
        PlainFile.refuseOwn(file, found, dataFolder);
        opened = Optional.of(Opened.of(found, attributes));
        real = found;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int length = readOn(buffer);
        while (length < 0) {
            // The other one is opened first, so that nothing written to this one in between is
            // missed.
            Optional<Opened> next = successor();
            length = readOn(buffer);
            if (length >= 0) {
                close(next);
            } else if (next.isPresent()) {
                close(opened);
                opened = next;
                turns.add("rotated after " + bytes + " bytes");
                length = readOn(buffer);
            } else if (cut()) {
                turns.add("cut after " + bytes + " bytes");
                length = readOn(buffer);
            } else {
                rest();
            }
        }
        bytes += length;
        return length;
    }

    @Override
    public void close() throws IOException {
        close(opened);
    }

    private int readOn(byte[] buffer) throws IOException {
        return opened.isPresent() ? opened.get().channel().read(ByteBuffer.wrap(buffer)) : -1;
    }

    /// The file that has taken this one's name.
    private Optional<Opened> successor() throws IOException {
        try {
            Path found = file.toRealPath();
            BasicFileAttributes now = Files.readAttributes(found, BasicFileAttributes.class);
            boolean same = opened.flatMap(Opened::key).equals(Optional.ofNullable(now.fileKey()));
            return same || !now.isRegularFile()
                    ? Optional.empty()
                    : Optional.of(Opened.of(found, now));
        } catch (NoSuchFileException _) {
            // It was renamed, and the next one is not there yet.
            return Optional.empty();
        }
    }

    /// Whether the file became shorter than what was read of it; it is read from its beginning then.
    private boolean cut() throws IOException {
        if (opened.isEmpty()) {
            return false;
        }
        SeekableByteChannel channel = opened.get().channel();
        if (channel.size() >= channel.position()) {
            return false;
        }
        channel.position(0);
        return true;
    }

    private static void rest() throws IOException {
        LockSupport.parkNanos(LOOK_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedIOException("no longer followed");
        }
    }

    private static void close(Optional<Opened> open) throws IOException {
        if (open.isPresent()) {
            open.get().channel().close();
        }
    }
}
