package dev.incidentrunbook.search;

import java.util.Arrays;

/// Which parts of a gibibyte of a log hold which request ids: a Bloom filter for each part of one mebibyte, all of them side by
/// side, so that a look-up reads three rows of bits however many parts there are. It may name a part that does not hold the id, about once in a
/// thousand, and never leaves one out.
public final class IdVolume {
    /// Bytes of a log in a volume.
    public static final long BYTES = 1L << 30;

    /// Bytes of a log in a part.
    public static final int PART = 1 << 20;

    /// Rows of bits.
    public static final int ROWS = 1 << 17;

    private static final int ROWS_AN_ID = 3;

    private final long[] feeds;
    private final int rowBytes;
    private final byte[] bits;

    /// @param parts how many parts of the log it covers
    IdVolume(int parts) {
        feeds = new long[parts];
        rowBytes = Math.ceilDiv(parts, 8);
        bits = new byte[ROWS * rowBytes];
    }

    /// The rows in which the bits of an id stand.
    ///
    /// @param hash see [RequestIds]
    static int[] rows(long hash) {
        int step = (int) (hash >>> 32) | 1;
        int[] rows = new int[ROWS_AN_ID];
        for (int i = 0; i < ROWS_AN_ID; i++) {
            rows[i] = ((int) hash + i * step) & (ROWS - 1);
        }
        return rows;
    }

    /// Says what a part holds.
    ///
    /// @param feedsBefore how many line feeds stand before it in the whole log
    /// @param rows the rows of its ids
    void part(int part, long feedsBefore, int[] rows) {
        feeds[part] = feedsBefore;
        for (int row : rows) {
            bits[row * rowBytes + part / 8] |= (byte) (1 << (part % 8));
        }
    }

    /// How many line feeds stand before each part.
    public long[] feeds() {
        return feeds.clone();
    }

    /// A bit for each part, the first part's lowest in the first byte.
    public byte[] row(int row) {
        return Arrays.copyOfRange(bits, row * rowBytes, (row + 1) * rowBytes);
    }
}
