package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
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
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Writes evidence back to a file, byte for byte as it was taken in.
///
/// @param store what holds the bytes
public record EvidenceExport(EvidenceStore store) {
    private static final int BUFFER = 256 * 1024;

    /// Whether a file that is there may be replaced.
    public enum Existing {
        KEEP,
        REPLACE
    }

    /// Writes to a temporary name in the same folder, readable for its owner alone, checks the digest on the way, and then
    /// gives the file its name; so under that name there is never half a file.
    ///
    /// @param sha256 the digest of the evidence
    /// @param file where it shall be; its folder must exist
    /// @throws RefusedException when it cannot be written there, or the stored bytes are damaged
    public void write(String sha256, Path file, Existing existing) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw RefusedException.wrongWords(file + " is a folder; name a file in it.");
        }
        try {
            // Readable for its owner alone wherever the platform knows such a thing.
            Path temporary = Files.createTempFile(folder(target), ".evidence-", ".part");
            try {
                copy(sha256, temporary);
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

    private void copy(String sha256, Path temporary) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = store.open(sha256);
                OutputStream out =
                        new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw RefusedException.checkFailed(
                    "The bytes stored for the evidence "
                            + sha256
                            + " are not those that were taken in, so nothing was written; use the original if you still have it.");
        }
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// A failure to read is damage in the store, which no other folder to write to would mend.
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            RefusedException refused =
                    RefusedException.checkFailed("Nothing was written: " + e.getMessage());
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
                            "Writing the evidence to "
                                    + file
                                    + " failed ("
                                    + e.getMessage()
                                    + "); free some space or name another folder, then try again.");
        };
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256; this one does not", e);
        }
    }
}
