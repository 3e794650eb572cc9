package dev.incidentrunbook.evidence;

import java.util.Arrays;

/// Where the chunks of an evidence begin, and how many line feeds lie before each.
public final class LineIndex {
    private final long[] begins;
    private final long[] feeds;

    private LineIndex(long[] begins, long[] feeds) {
        this.begins = begins;
        this.feeds = feeds;
    }

    /// Adds up what each chunk holds.
    ///
    /// @param sizes number of bytes of each chunk
    /// @param feeds number of line feeds in each chunk
    public static LineIndex of(int[] sizes, int[] feeds) {
        return new LineIndex(sums(sizes), sums(feeds));
    }

    private static long[] sums(int[] each) {
        var sums = new long[each.length + 1];
        for (int i = 0; i < each.length; i++) {
            sums[i + 1] = sums[i] + each[i];
        }
        return sums;
    }

    /// How many chunks there are.
    public int chunks() {
        return begins.length - 1;
    }

    /// Number of bytes of all chunks.
    public long size() {
        return begins[chunks()];
    }

    /// Where a chunk begins among all bytes; for the number of chunks, where the last one ends.
    public long begin(int chunk) {
        return begins[chunk];
    }

    /// Number of bytes of a chunk.
    public int size(int chunk) {
        return Math.toIntExact(begins[chunk + 1] - begins[chunk]);
    }

    /// How many line feeds lie before a chunk; for the number of chunks, how many there are.
    public long feedsBefore(int chunk) {
        return feeds[chunk];
    }

    /// How many line feeds lie in chunks that follow each other.
    ///
    /// @param from the first chunk
    /// @param to the chunk after the last
    public long feeds(int from, int to) {
        return feeds[to] - feeds[from];
    }

    /// The chunk that holds a byte.
    public int chunkOf(long offset) {
        return last(begins, offset);
    }

    /// The chunk that holds a line feed.
    ///
    /// @param feed counted from 0
    int chunkOfFeed(long feed) {
        return last(feeds, feed);
    }

    /// The last place whose sum is not above a value. Several may be alike: chunks without a line feed, say.
    private static int last(long[] sums, long value) {
        int at = Arrays.binarySearch(sums, value);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < sums.length && sums[at + 1] == value) {
            at++;
        }
        return at;
    }
}
