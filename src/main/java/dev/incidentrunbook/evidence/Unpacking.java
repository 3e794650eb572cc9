package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.PackedEvidence.Limits;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/// Goes through the files of something packed from the first to the last, down into what is packed in it. Used once, by one
/// thread.
final class Unpacking implements Closeable {
    private static final int BUFFER = 64 * 1024;

    private final String name;
    private final Limits limits;
    private final Toll toll;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final InputStream packed;
    private InputStream content = InputStream.nullInputStream();
    private boolean begun;
    private int number;

    /// An archive that is open.
    private static final class Level {
        final ArchiveInputStream<?> files;
        final String path;
        final int depth;
        InputStream unseen = InputStream.nullInputStream();

        /// @param path its own, with a slash at the end; blank for the outermost
        /// @param depth how many packings it lies in, itself counted
        Level(ArchiveInputStream<?> files, String path, int depth) {
            this.files = files;
            this.path = path;
            this.depth = depth;
        }

        @Nullable ArchiveEntry next() throws IOException {
            // What an archive would unpack unseen to find the end of a file goes through the toll.
            unseen.transferTo(OutputStream.nullOutputStream());
            unseen = InputStream.nullInputStream();
            return files.getNextEntry();
        }
    }

    /// Something that was found, and may be packed itself.
    private record Found(
            String path, OptionalLong size, Optional<Instant> modified, boolean outermost) {}

    /// @param packed all of it
    /// @param name its name, for sentences and for the name of a file that is only compressed
    Unpacking(InputStream packed, String name, Limits limits, Toll toll) {
        this.packed = packed;
        this.name = name;
        this.limits = limits;
        this.toll = toll;
    }

    /// Goes to the next file; empty after the last.
    Optional<Member> next() throws IOException {
        content = InputStream.nullInputStream();
        return told(() -> {
            if (!begun) {
                begun = true;
                var whole = new Found(name, OptionalLong.empty(), Optional.empty(), true);
                return enter(packed, whole, 0);
            }
            return onwards();
        });
    }

    /// The bytes of the file it has come to.
    InputStream content() {
        InputStream bytes = content;
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return told(bytes::read);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return told(() -> bytes.read(buffer, offset, length));
            }
        };
    }

    @Override
    public void close() throws IOException {
        content.close();
        while (!levels.isEmpty()) {
            levels.remove().files.close();
        }
        packed.close();
    }

    private Optional<Member> onwards() throws IOException {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            @Nullable ArchiveEntry entry = level.next();
            if (entry == null) {
                levels.remove().files.close();
            } else if (!isNoFile(entry)) {
                return enter(level, entry);
            }
        }
        return Optional.empty();
    }

    private Optional<Member> enter(Level level, ArchiveEntry entry) throws IOException {
        var found =
                new Found(
                        level.path + entry.getName(),
                        entry.getSize() >= 0
                                ? OptionalLong.of(entry.getSize())
                                : OptionalLong.empty(),
                        modified(entry),
                        false);
        if (!level.files.canReadEntryData(entry)) {
            if (hasNoEnd(entry)) {
                levels.remove().files.close();
            }
            return member(
                    found,
                    Optional.of(
                            found.path()
                                    + " is encrypted or packed in a way that is not known here; export "
                                    + name
                                    + " and unpack it by hand."));
        }
        InputStream bytes = new LeftOpen(level.files);
        if (entry instanceof ZipArchiveEntry) {
            bytes = toll.leaving(bytes);
            level.unseen = hasNoEnd(entry) ? bytes : level.unseen;
        }
        return enter(bytes, found, level.depth);
    }

    private Optional<Member> enter(InputStream bytes, Found found, int depth) throws IOException {
        var ahead = new BufferedInputStream(bytes, BUFFER);
        ahead.mark(Packing.HEAD);
        byte[] head = ahead.readNBytes(Packing.HEAD);
        ahead.reset();
        Optional<Packing> packing = Packing.of(head);
        if (packing.isEmpty()) {
            content = ahead;
            return member(found, Optional.empty());
        }
        if (depth >= limits.depth()) {
            return member(
                    found,
                    Optional.of(
                            found.path()
                                    + " lies in "
                                    + depth
                                    + " packings already; export "
                                    + name
                                    + " and unpack it by hand."));
        }
        if (packing.get().archive()) {
            String path = found.outermost() ? "" : found.path() + "/";
            levels.push(new Level(packing.get().files(ahead), path, depth + 1));
            return onwards();
        }
        var inner =
                found.outermost()
                        ? new Found(
                                packing.get().inner(found.path()),
                                OptionalLong.empty(),
                                Optional.empty(),
                                true)
                        : new Found(found.path(), OptionalLong.empty(), found.modified(), false);
        return enter(toll.leaving(packing.get().unpacked(ahead)), inner, depth + 1);
    }

    private Optional<Member> member(Found found, Optional<String> trouble) throws PackedTrouble {
        number++;
        if (number > limits.members()) {
            throw new PackedTrouble(
                    name
                            + " holds more than "
                            + limits.members()
                            + " files, so it is not looked through; export it, unpack it, and attach what is needed.");
        }
        return Optional.of(
                new Member(
                        number,
                        found.path(),
                        found.size(),
                        found.modified(),
                        trouble,
                        found.outermost()));
    }

    /// What the libraries make of damaged bytes and hostile headers, in one sentence.
    private <T> T told(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (PackedTrouble | CancellationException e) {
            throw e;
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | ArithmeticException e) {
            throw damaged(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private PackedTrouble damaged(Exception e) {
        return new PackedTrouble(
                name
                        + " is damaged or no archive at all ("
                        + e.getMessage()
                        + "); export it and try a program that mends archives.",
                e);
    }

    /// Whether only unpacking a file would tell where the next one begins.
    private static boolean hasNoEnd(ArchiveEntry entry) {
        return entry instanceof ZipArchiveEntry zip
                && zip.getGeneralPurposeBit().usesDataDescriptor();
    }

    private static boolean isNoFile(ArchiveEntry entry) {
        return entry.isDirectory() || (entry instanceof TarArchiveEntry tar && !tar.isFile());
    }

    // The libraries know no other times.
    @SuppressWarnings("JavaUtilDate")
    private static Optional<Instant> modified(ArchiveEntry entry) {
        return Optional.ofNullable(entry.getLastModifiedDate())
                .map(date -> Instant.ofEpochMilli(date.getTime()));
    }

    /// A file in an archive, which stays open when the file was read.
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on to its next file.
        }
    }
}
