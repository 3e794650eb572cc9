package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A file that is read once, from its first byte to its last. Nothing is believed of what the system says about it beforehand:
/// it may be another one, longer or gone by the time it is read.
final class PlainFile implements Source {
    /// Kinds of file systems whose files are made while they are read; what they say about sizes and times means nothing.
    private static final Set<String> MADE_UP =
            Set.of("proc", "sysfs", "cgroup", "cgroup2", "debugfs", "tracefs", "securityfs");

    private final Path file;
    private final Path dataFolder;
    private final Opening opening;
    private volatile Path real;
    private volatile OptionalLong size = OptionalLong.empty();
    private volatile boolean changed;
    private Seen before = Seen.NOTHING;
    private InputStream in = InputStream.nullInputStream();
    private boolean madeUp;
    private long bytes;

    /// Opens a file for reading.
    @FunctionalInterface
    interface Opening {
        InputStream open(Path file) throws IOException;
    }

    /// @param dataFolder the store's own folder, from which nothing is read
    PlainFile(Path file, Path dataFolder, Opening opening) {
        this.opening = opening;
        this.file = file;
        this.real = file;
        this.dataFolder = dataFolder;
    }

    @Override
    public void open() throws IOException {
        Path found = file.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(found, BasicFileAttributes.class);
        refuseUnlessPlain(file, attributes);
        refuseOwn(file, found, dataFolder);
        madeUp = MADE_UP.contains(Files.getFileStore(found).type());
        in = opening.open(found);
        // Something else may have taken its place just before it was opened.
        refuseUnlessPlain(file, Files.readAttributes(found, BasicFileAttributes.class));
        real = found;
        before = Seen.of(attributes);
        size = before.size() > 0 && !madeUp ? OptionalLong.of(before.size()) : size;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int length = in.read(buffer);
        if (length >= 0) {
            bytes += length;
        } else {
            changed = !madeUp && isChanged();
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Its path with every link resolved.
    Path real() {
        return real;
    }

    /// Its size when it was opened, if it has one.
    OptionalLong size() {
        return size;
    }

    /// Whether it was changed by someone else while it was read; known at its end.
    boolean changed() {
        return changed;
    }

    private boolean isChanged() throws IOException {
        if (Files.notExists(real)) {
            return true;
        }
        Seen after = Seen.of(Files.readAttributes(real, BasicFileAttributes.class));
        return !before.equals(after) || bytes != after.size();
    }

    /// What tells one state of a file from another.
    private record Seen(long size, FileTime modified, Optional<Object> key) {
        static final Seen NOTHING = new Seen(0, FileTime.fromMillis(0), Optional.empty());

        static Seen of(BasicFileAttributes file) {
            return new Seen(
                    file.size(), file.lastModifiedTime(), Optional.ofNullable(file.fileKey()));
        }
    }

    /// Refuses what is no plain file.
    static void refuseUnlessPlain(Path file, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            throw RefusedException.wrongWords(
                    file
                            + " is a folder; attach the files in it one by one, or pack it into an archive and attach that.");
        }
        if (!attributes.isRegularFile()) {
            throw RefusedException.wrongWords(
                    file
                            + " is a pipe, a socket or a device; save what comes out of it to a file and"
                            + " attach that.");
        }
    }

    /// Refuses the store's own files: reading one would drop the locks that guard it.
    static void refuseOwn(Path file, Path real, Path dataFolder) throws IOException {
        Path own = Files.exists(dataFolder) ? dataFolder.toRealPath() : dataFolder.toAbsolutePath();
        if (real.startsWith(own)) {
            throw RefusedException.wrongWords(
                    file
                            + " belongs to Incident Runbook's own store and cannot be attached; attach a copy from elsewhere.");
        }
    }
}
