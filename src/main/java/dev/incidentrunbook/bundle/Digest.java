package dev.incidentrunbook.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 digests as 64 lower-case hexadecimal digits.
final class Digest {
    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256; this one does not", e);
        }
    }

    static String of(byte[] bytes) {
        var digest = new Digest();
        digest.add(bytes, bytes.length);
        return digest.hex();
    }

    void add(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
    }

    /// The digest of everything added; ends it.
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
