package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

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
        WholeFile.write(file, existing, out -> copy(sha256, out));
    }

    /// Writes the bytes of an evidence, and checks their digest on the way.
    ///
    /// @throws RefusedException at the end, when the stored bytes are damaged
    public void copy(String sha256, OutputStream file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = store.open(sha256)) {
            var out = new DigestOutputStream(file, digest);
            byte[] buffer = new byte[BUFFER];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
            }
        }
        if (!Sha256.end(digest).equals(sha256)) {
            throw RefusedException.checkFailed(
                    "The bytes stored for the evidence "
                            + sha256
                            + " are not those that were taken in, so nothing was written; use the original if you still have it.");
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
}
