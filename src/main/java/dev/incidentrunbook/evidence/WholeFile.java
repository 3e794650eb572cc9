package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file that somebody asked for: to a temporary name in the same folder, readable for its owner alone, forced to the
/// disk and only then given its name; so under that name there is never half a file.
public final class WholeFile {
    private WholeFile() {}

    /// Puts bytes into a stream.
    @FunctionalInterface
    public interface Content {
        /// Writes everything; throws what must keep the file from being made.
        void into(OutputStream out) throws IOException;
    }

    /// Writes a file.
    ///
    /// @param file where it shall be; its folder must exist
    /// @throws RefusedException when it cannot be written there
    public static void write(Path file, Existing existing, Content content) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw RefusedException.wrongWords(file + " is a folder; name a file in it.");
        }
        try {
            if (existing == Existing.KEEP && Files.exists(target)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            // Readable for its owner alone wherever the platform knows such a thing.
            Path temporary = Files.createTempFile(folder(target), ".incident-runbook-", ".part");
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    content.into(out);
                }
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                move(temporary, target, existing);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            RefusedException refused = refusal(file, e);
            refused.initCause(e);
            throw refused;
        }
    }

    private static void move(Path temporary, Path target, Existing existing) throws IOException {
        if (existing == Existing.REPLACE) {
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } else {
            Files.move(temporary, target);
        }
    }

    private static Path folder(Path target) throws NoSuchFileException {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        return folder;
    }

    private static RefusedException refusal(Path file, IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ ->
                    RefusedException.wrongWords(
                            "There is already a file "
                                    + file
                                    + "; name another one, or say that it shall be replaced.");
            case NoSuchFileException x ->
                    RefusedException.wrongWords(
                            "There is no folder "
                                    + x.getFile()
                                    + "; create it or name another one.");
            case AccessDeniedException _ ->
                    RefusedException.wrongWords(
                            "You may not write "
                                    + file
                                    + "; name a file in a folder that is yours.");
            default ->
                    RefusedException.checkFailed(
                            "Writing "
                                    + file
                                    + " failed ("
                                    + e.getMessage()
                                    + "); free some space or name another folder, then try again.");
        };
    }
}
