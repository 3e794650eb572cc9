package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/// Takes files and streams in as evidence. Only plain files are opened: a pipe would be waited for without end, a device
/// would never come to its end, and the store's own files must not be touched. The bytes are read once, from the first to the
/// last; the digest is that of the bytes stored, whatever the file's size was said to be.
public final class EvidenceIntake {
    private static final int BUFFER = 256 * 1024;

    private final EvidenceStore store;
    private final Path dataFolder;

    /// An intake into a store.
    ///
    /// @param store where the bytes go
    /// @param dataFolder the store's own folder, from which nothing is taken in
    public EvidenceIntake(EvidenceStore store, Path dataFolder) {
        this.store = store;
        this.dataFolder = dataFolder;
    }

    /// Told how far an intake is; may end it.
    @FunctionalInterface
    public interface Progress {
        /// A progress that nobody looks at and that never ends an intake.
        Progress UNSEEN = (_, _) -> true;

        /// Called after every part of at most 256 KiB, on the thread that takes in.
        ///
        /// @param bytes bytes taken in so far
        /// @param total bytes there are in all, when that is known
        /// @return whether to go on; `false` cancels
        boolean at(long bytes, OptionalLong total);

        /// Called about twice a second while there is no room on the disk; the intake goes on by itself when there is.
        ///
        /// @param sentence why it waits, and what to do
        /// @return whether to go on waiting; `false` cancels
        default boolean waiting(String sentence) {
            return true;
        }
    }

    /// What was taken in.
    ///
    /// @param stored what the store holds now
    /// @param name file name without folders
    /// @param origin where it came from: the path with every link resolved, or what the caller said
    /// @param changed whether the file was changed by someone else while it was read, so that the bytes may be of two moments
    public record Taken(StoredEvidence stored, String name, String origin, boolean changed) {}

    /// Takes in a file.
    ///
    /// @param file a plain file, or a link to one
    /// @throws RefusedException when it is nothing that can be attached, or cannot be read
    /// @throws CancellationException when `progress` ended it; nothing is left of it then
    public Taken take(Path file, Progress progress) {
        try {
            Path real = file.toRealPath();
            BasicFileAttributes before = Files.readAttributes(real, BasicFileAttributes.class);
            refuseUnlessPlain(file, before);
            refuseOwn(file, real);
            try (InputStream in = Files.newInputStream(real)) {
                OptionalLong total =
                        before.size() > 0 ? OptionalLong.of(before.size()) : OptionalLong.empty();
                String name = String.valueOf(file.getFileName());
                StoredEvidence stored = copy(in, name, real.toString(), total, progress);
                return new Taken(stored, name, real.toString(), changed(real, before, stored));
            }
        } catch (IOException e) {
            RefusedException refused = refusal(file, e);
            refused.initCause(e);
            throw refused;
        }
    }

    /// Takes in a stream to its end.
    ///
    /// @param name what to call it, without folders
    /// @param origin where it comes from: `clipboard` or `standard input`
    /// @throws RefusedException when it cannot be read
    /// @throws CancellationException when `progress` ended it; nothing is left of it then
    public Taken take(InputStream in, String name, String origin, Progress progress) {
        try {
            return new Taken(
                    copy(in, name, origin, OptionalLong.empty(), progress), name, origin, false);
        } catch (IOException e) {
            RefusedException refused =
                    RefusedException.checkFailed(
                            "Reading "
                                    + origin
                                    + " failed ("
                                    + e.getMessage()
                                    + "), so nothing was attached; save it to a file and attach that.");
            refused.initCause(e);
            throw refused;
        }
    }

    private StoredEvidence copy(
            InputStream in, String name, String origin, OptionalLong total, Progress progress)
            throws IOException {
        try (Intake intake = store.begin(name, origin)) {
            intake.whenFull(progress::waiting);
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                intake.write(buffer, read);
                bytes += read;
                if (!progress.at(bytes, total)) {
                    intake.discard();
                    throw new CancellationException(
                            "Attaching " + name + " was cancelled; nothing of it was kept.");
                }
            }
            return intake.complete();
        }
    }

    private static boolean changed(Path file, BasicFileAttributes before, StoredEvidence stored)
            throws IOException {
        if (Files.notExists(file)) {
            return true;
        }
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
        boolean sizeIsKnown = before.size() > 0 || after.size() > 0;
        return (sizeIsKnown && stored.size() != after.size())
                || before.size() != after.size()
                || !before.lastModifiedTime().equals(after.lastModifiedTime());
    }

    private static void refuseUnlessPlain(Path file, BasicFileAttributes attributes) {
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

    private void refuseOwn(Path file, Path real) throws IOException {
        Path own = Files.exists(dataFolder) ? dataFolder.toRealPath() : dataFolder.toAbsolutePath();
        if (real.startsWith(own)) {
            throw RefusedException.wrongWords(
                    file
                            + " belongs to Incident Runbook's own store and cannot be attached; attach a copy from elsewhere.");
        }
    }

    private static RefusedException refusal(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _ ->
                    RefusedException.wrongWords(
                            "There is no file " + file + "; check the path and the spelling.");
            case AccessDeniedException _ ->
                    RefusedException.wrongWords(
                            "You may not read "
                                    + file
                                    + "; make it readable for you, or attach a copy.");
            case FileSystemLoopException _ ->
                    RefusedException.wrongWords(
                            file
                                    + " is a link that leads back to itself; attach the file it was meant for.");
            case FileSystemException x
                    when x.getReason() != null && x.getReason().contains("symbolic link") ->
                    RefusedException.wrongWords(
                            file
                                    + " is a link that leads back to itself; attach the file it was meant for.");
            default ->
                    RefusedException.checkFailed(
                            "Reading "
                                    + file
                                    + " failed ("
                                    + e.getMessage()
                                    + "), so nothing was attached; check the disk or the connection, then try again.");
        };
    }
}
