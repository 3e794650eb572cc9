package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Some chunks that follow each other and the rest of the last line that begins in them, as bytes of UTF-8 whatever the
/// encoding. A line belongs to the chunk that holds the line feed before it; the first line to the first chunk.
final class ScanBuffer {
    /// So many bytes of a line are read at once; one that is longer comes in stretches.
    private static final int WHOLE = 1024 * 1024;

    private final EvidenceChunks chunks;
    private final LineIndex index;
    private final TextEncoding encoding;
    private byte[] bytes = new byte[0];
    private int[] begins = new int[0];
    private int first;
    private int own;
    private int end;
    private int tail;
    private int next;
    private boolean more;

    ScanBuffer(EvidenceChunks chunks, TextEncoding encoding) {
        this.chunks = chunks;
        this.index = chunks.index();
        this.encoding = encoding;
    }

    /// Reads chunks and what is needed of the one behind them.
    ///
    /// @param to the chunk after the last
    /// @param before at least so many bytes before them are read too, if there are as many
    /// @throws IOException when one of them cannot be read
    void fill(int from, int to, int before) throws IOException {
        own = from;
        first = from;
        while (first > 0 && index.begin(own) - index.begin(first) < before) {
            first--;
        }
        end = 0;
        begins = new int[to - first + 1];
        if (encoding.unit() == 1) {
            room(Math.toIntExact(index.begin(to) - index.begin(first)));
            end = chunks.read(first, to - first, bytes, 0);
            for (int chunk = first; chunk <= to; chunk++) {
                begins[chunk - first] = Math.toIntExact(index.begin(chunk) - index.begin(first));
            }
        } else {
            for (int chunk = first; chunk < to; chunk++) {
                append(chunk);
                begins[chunk - first + 1] = end;
            }
        }
        tail = end;
        next = to;
        goOn(lineBegin(tail, begin(own)) + WHOLE);
    }

    /// Adds the next chunks, so far as the last line reaches into them.
    ///
    /// @param enough from so many bytes on, no further chunk is added
    private void goOn(int enough) throws IOException {
        more = true;
        while (more && next < index.chunks() && end < enough) {
            int before = end;
            append(next);
            int feed = nextFeed(before);
            more = feed < 0;
            end = feed < 0 ? end : feed + 1;
            next++;
        }
        more = more && next < index.chunks();
    }

    /// Leaves the last stretch of a line that goes on, and reads the next one.
    ///
    /// @param overlap how many bytes of what was read stay before it
    /// @return false when there is no more of it
    boolean slide(int overlap) throws IOException {
        if (!more) {
            return false;
        }
        int kept = Math.min(overlap, end);
        System.arraycopy(bytes, end - kept, bytes, 0, kept);
        end = kept;
        goOn(kept + 1);
        return end > kept;
    }

    private void append(int chunk) throws IOException {
        int size = index.size(chunk);
        if (encoding.unit() == 1) {
            room(end + size);
            end += chunks.read(chunk, 1, bytes, end);
            return;
        }
        var raw = new byte[size];
        chunks.read(chunk, 1, raw, 0);
        byte[] utf8 = encoding.decode(raw, 0, size).getBytes(StandardCharsets.UTF_8);
        room(end + utf8.length);
        System.arraycopy(utf8, 0, bytes, end, utf8.length);
        end += utf8.length;
    }

    private void room(int size) {
        if (bytes.length < size) {
            bytes = Arrays.copyOf(bytes, size + size / 8);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /// Where the bytes of the chunks end, and the rest of the last line begins.
    int tail() {
        return tail;
    }

    /// Where the last line ends, so far as it was read.
    int end() {
        return end;
    }

    /// Whether the last line goes on behind what was read.
    boolean goesOn() {
        return more;
    }

    /// Where the first line begins that belongs to these chunks; the end when none does.
    int firstLine() {
        if (own == 0) {
            return Math.min(end, encoding.mark() == 0 ? 0 : 3);
        }
        int feed = nextFeed(begin(own));
        return feed < 0 || feed >= tail ? end : feed + 1;
    }

    /// The line feed that ends a line; the end when there is none.
    int lineEnd(int from) {
        int feed = nextFeed(from);
        return feed < 0 ? end : feed;
    }

    /// Where the line with a byte begins.
    int lineBegin(int at, int lowest) {
        int begin = at;
        while (begin > lowest && bytes[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    /// The chunk that a line belongs to.
    int chunkOf(int lineBegin) {
        int feed = Math.max(0, lineBegin - 1);
        int at = Arrays.binarySearch(begins, feed);
        return first + (at >= 0 ? at : -at - 2);
    }

    /// Where a chunk begins.
    int begin(int chunk) {
        return begins[chunk - first];
    }

    private int nextFeed(int from) {
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
