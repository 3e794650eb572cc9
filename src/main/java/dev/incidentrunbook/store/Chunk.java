package dev.incidentrunbook.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.incidentrunbook.evidence.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// A stretch of the bytes of an evidence, small enough to be read back alone.
final class Chunk {
    /// Bytes in every chunk but the last, which holds what is left.
    static final int SIZE = 256 * 1024;

    /// How hard Zstandard tries: level 3 takes half as long again and logs full of request ids come out no smaller.
    private static final int LEVEL = 1;

    /// Where a frame says what it holds.
    private static final int DESCRIPTOR = 4;

    private static final int HAS_CHECK = 1 << 2;

    private final int number;
    private final int size;
    private final long lines;
    private final String sha256;
    private final byte[] zstd;

    /// @param number counted from 0
    /// @param size number of bytes
    /// @param lines number of line feeds among them
    /// @param sha256 SHA-256 of the bytes; blank when the frame holds a check of them
    /// @param zstd the bytes as a Zstandard frame
    Chunk(int number, int size, long lines, String sha256, byte[] zstd) {
        this.number = number;
        this.size = size;
        this.lines = lines;
        this.sha256 = sha256;
        this.zstd = zstd;
    }

    /// Reads one chunk, without looking whether its bytes are sound.
    ///
    /// @param evidence the key of the evidence in its table
    static Optional<Chunk> read(Connection connection, long evidence, int number)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select size, lines, sha256, zstd from chunk where evidence = ? and number = ?
                        """)) {
            select.setLong(1, evidence);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(in(row, number)) : Optional.empty();
            }
        }
    }

    /// The chunk in a row.
    static Chunk in(ResultSet row, int number) throws SQLException {
        return new Chunk(
                number,
                row.getInt("size"),
                row.getLong("lines"),
                Salvage.text(row, "sha256"),
                Salvage.bytes(row, "zstd"));
    }

    /// What makes chunks; to be used by one thread.
    static ZstdCompressCtx compressor() {
        return new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);
    }

    /// The chunk that holds the first bytes of a buffer.
    ///
    /// @param lines number of line feeds among the bytes
    /// @param compressor see [#compressor]
    static Chunk of(int number, byte[] bytes, int length, long lines, ZstdCompressCtx compressor) {
        byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(length))];
        int written = compressor.compressByteArray(frame, 0, frame.length, bytes, 0, length);
        return new Chunk(number, length, lines, "", Arrays.copyOf(frame, written));
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

    /// Whether the frame holds a check of its bytes, which was looked at when they were unpacked (RFC 8878, section 3.1.1.1.1).
    private boolean checked() {
        return zstd.length > DESCRIPTOR && (zstd[DESCRIPTOR] & HAS_CHECK) != 0;
    }

    /// The bytes; empty when they are not those that were taken in.
    Optional<byte[]> bytes() {
        if (size < 0 || size > SIZE) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Zstd.decompress(zstd, size);
            boolean sound = sha256.isEmpty() ? checked() : Sha256.of(bytes).equals(sha256);
            return bytes.length == size && sound ? Optional.of(bytes) : Optional.empty();
        } catch (ZstdException _) {
            return Optional.empty();
        }
    }
}
