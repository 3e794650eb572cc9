package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 digests as 64 lower-case hexadecimal digits.
public final class Sha256 {
    private Sha256() {}

    /// A digest to which nothing was added yet.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256; this one does not", e);
        }
    }

    /// The digest of a file that nothing has open as a database.
    public static String of(Path file) throws IOException {
        MessageDigest digest = begin();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return end(digest);
    }

    /// The digest of bytes.
    public static String of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /// The digest of the first bytes of a buffer.
    public static String of(byte[] bytes, int length) {
        MessageDigest digest = begin();
        digest.update(bytes, 0, length);
        return end(digest);
    }

    /// The digest of everything added; ends it.
    public static String end(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
