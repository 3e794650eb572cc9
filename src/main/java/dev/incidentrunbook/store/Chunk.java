package dev.incidentrunbook.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.incidentrunbook.evidence.Sha256;
import java.util.Arrays;
import java.util.Optional;

/// A stretch of the bytes of an evidence, small enough to be read back alone.
final class Chunk {
    /// Bytes in every chunk but the last, which holds what is left.
    static final int SIZE = 256 * 1024;

    private static final int LEVEL = 1;

    private final int number;
    private final int size;
    private final long lines;
    private final String sha256;
    private final byte[] zstd;

    /// @param number counted from 0
    /// @param size number of bytes
    /// @param lines number of line feeds among them
    /// @param sha256 SHA-256 of the bytes
    /// @param zstd the bytes as a Zstandard frame
    Chunk(int number, int size, long lines, String sha256, byte[] zstd) {
        this.number = number;
        this.size = size;
        this.lines = lines;
        this.sha256 = sha256;
        this.zstd = zstd;
    }

    /// The chunk that holds the first bytes of a buffer.
    ///
    /// @param lines number of line feeds among the bytes
    static Chunk of(int number, byte[] bytes, int length, long lines) {
        byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(length))];
        long written = Zstd.compressByteArray(frame, 0, frame.length, bytes, 0, length, LEVEL);
        if (Zstd.isError(written)) {
            throw new IllegalStateException(
                    "Zstandard could not compress: " + Zstd.getErrorName(written));
        }
        return new Chunk(
                number,
                length,
                lines,
                Sha256.of(bytes, length),
                Arrays.copyOf(frame, Math.toIntExact(written)));
    }

    int number() {
        return number;
    }

    int size() {
        return size;
    }

    long lines() {
        return lines;
    }

    String sha256() {
        return sha256;
    }

    byte[] zstd() {
        return zstd;
    }

    /// The bytes; empty when they are not those that were taken in.
    Optional<byte[]> bytes() {
        if (size < 0 || size > SIZE) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Zstd.decompress(zstd, size);
            return bytes.length == size && Sha256.of(bytes).equals(sha256)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (ZstdException _) {
            return Optional.empty();
        }
    }
}
