package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lines of a text of any size: any of them is found by its number without reading those before it, and no more of a line
/// is read than is shown. May be used by several threads at once.
public final class LogLines {
    /// At most so many bytes of a line are read with it; the rest is read in segments of as many.
    public static final int SEGMENT = 2048;

    private static final int HEAD = 64 * 1024;
    private static final int LONGEST_CHARACTER = 4;

    private final EvidenceChunks chunks;
    private final LineIndex index;
    private final TextEncoding encoding;
    private final long count;

    /// A line.
    ///
    /// @param number counted from 1
    /// @param offset where its first byte lies
    /// @param length number of its bytes, without its end
    /// @param text its characters, at most those of [#SEGMENT] bytes; what is none is U+FFFD
    public record Line(long number, long offset, long length, String text) {
        /// Whether the text is only its beginning.
        public boolean clipped() {
            return length > SEGMENT;
        }

        /// In how many segments it can be read.
        public long segments() {
            return Math.max(1, Math.ceilDiv(length, SEGMENT));
        }
    }

    private LogLines(EvidenceChunks chunks, TextEncoding encoding) throws IOException {
        this.chunks = chunks;
        this.index = chunks.index();
        this.encoding = encoding;
        this.count = index.feedsBefore(index.chunks()) + (endsWithFeed() ? 0 : 1);
    }

    /// The lines of a text.
    ///
    /// @param chunks its bytes; a few of them should be kept
    /// @return empty when the bytes are no text
    /// @throws IOException when what is stored is damaged
    public static Optional<LogLines> of(EvidenceChunks chunks) throws IOException {
        byte[] head = chunks.index().size() == 0 ? new byte[0] : chunks.bytes(0);
        Optional<TextEncoding> encoding =
                TextEncoding.of(head.length > HEAD ? Arrays.copyOf(head, HEAD) : head);
        return encoding.isPresent()
                ? Optional.of(new LogLines(chunks, encoding.get()))
                : Optional.empty();
    }

    /// The lines of whatever the bytes are, taken as text.
    ///
    /// @throws IOException when what is stored is damaged
    public static LogLines anyway(EvidenceChunks chunks) throws IOException {
        Optional<LogLines> text = of(chunks);
        return text.isPresent() ? text.get() : new LogLines(chunks, TextEncoding.UTF_8);
    }

    /// How many there are; a last one without a line feed counts.
    public long count() {
        return count;
    }

    /// Number of bytes of the whole text.
    public long size() {
        return index.size();
    }

    EvidenceChunks chunks() {
        return chunks;
    }

    TextEncoding encoding() {
        return encoding;
    }

    /// Reads lines that follow each other.
    ///
    /// @param first number of the first, counted from 1
    /// @param most how many at most; fewer when the text ends before
    /// @throws IOException when what is stored is damaged
    public List<Line> read(long first, int most) throws IOException {
        var lines = new ArrayList<Line>();
        if (first < 1 || first > count) {
            return lines;
        }
        long start = begin(first);
        long last = Math.min(count, first + most - 1);
        for (long number = first; number <= last; number++) {
            long feed = number == first ? feed(number - 1) : feed(start, number - 1);
            lines.add(line(number, start, feed));
            start = feed + encoding.unit();
        }
        return lines;
    }

    /// One segment of a line.
    ///
    /// @param segment counted from 0; the first is the text of the line
    /// @throws IOException when what is stored is damaged
    public String segment(Line line, long segment) throws IOException {
        long from = segment * SEGMENT;
        if (from >= line.length()) {
            return "";
        }
        return text(line.offset(), from, Math.min(line.length(), from + SEGMENT), line.length());
    }

    /// Where a line begins.
    long begin(long number) throws IOException {
        return number == 1 ? encoding.mark() : feed(number - 2) + encoding.unit();
    }

    private Line line(long number, long start, long feed) throws IOException {
        long length = Math.max(0, feed - start);
        if (length >= encoding.unit() && endsWithReturn(feed)) {
            length -= encoding.unit();
        }
        return new Line(number, start, length, text(start, 0, Math.min(length, SEGMENT), length));
    }

    /// The characters of a stretch of a line. One that begins before the stretch is left out, one that goes beyond its end
    /// is in it, so that each stands in exactly one stretch.
    private String text(long line, long from, long to, long length) throws IOException {
        long beyond = Math.min(length, to + LONGEST_CHARACTER);
        byte[] bytes = chunks.slice(line + from, Math.toIntExact(beyond - from));
        int begin = from == 0 ? 0 : encoding.firstWhole(bytes, 0);
        int stretch = Math.toIntExact(to - from);
        int end = to == length ? bytes.length : encoding.firstWhole(bytes, stretch);
        return encoding.decode(bytes, Math.min(begin, bytes.length), Math.min(end, bytes.length));
    }

    /// Where a line feed lies, or where the text ends for the one after the last.
    ///
    /// @param feed counted from 0
    private long feed(long feed) throws IOException {
        if (feed >= index.feedsBefore(index.chunks())) {
            return index.size();
        }
        int chunk = index.chunkOfFeed(feed);
        byte[] bytes = chunks.bytes(chunk);
        int at = -1;
        for (long i = index.feedsBefore(chunk); i <= feed; i++) {
            at = encoding.nextFeed(bytes, at + 1, bytes.length);
            if (at < 0) {
                throw new IOException(
                        "Part " + (chunk + 1) + " has fewer lines than when it was taken in.");
            }
        }
        return index.begin(chunk) + at;
    }

    /// The line feed that ends the line beginning at a byte; it lies in the same chunk nearly always.
    private long feed(long start, long feed) throws IOException {
        if (start >= index.size()) {
            return index.size();
        }
        int chunk = index.chunkOf(start);
        byte[] bytes = chunks.bytes(chunk);
        int at =
                encoding.nextFeed(bytes, Math.toIntExact(start - index.begin(chunk)), bytes.length);
        return at < 0 ? feed(feed) : index.begin(chunk) + at;
    }

    private boolean endsWithReturn(long feed) throws IOException {
        byte[] before = chunks.slice(feed - encoding.unit(), encoding.unit());
        return "\r".equals(encoding.decode(before, 0, before.length));
    }

    private boolean endsWithFeed() throws IOException {
        long size = index.size();
        if (size <= encoding.mark()) {
            return true;
        }
        long unit = encoding.unit();
        byte[] last = chunks.slice((size - unit) / unit * unit, encoding.unit());
        return encoding.nextFeed(last, 0, last.length) == 0;
    }
}
