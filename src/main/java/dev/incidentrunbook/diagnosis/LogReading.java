package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Reads one log, whatever its format, as its bytes arrive. Where the bytes are cut makes no difference. Memory is bounded,
/// and no line takes longer than its length asks for; of a line beyond 64 KiB the beginning is read.
///
/// Not for use by several threads at once.
public final class LogReading {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int ESCAPE = 27;

    private final SourceReader reader;
    private byte[] pending = new byte[8192];
    private int held;
    private boolean escapes;
    private long lines;
    private long bytes;
    private int wide = -1;
    private int half = -1;

    /// A reading that has seen nothing yet.
    ///
    /// @param name how the log is called in citations
    /// @param near a moment about when the log was written, to complete times without a year or a date
    public LogReading(String name, Instant near) {
        this.reader = new SourceReader(name, near, SignalTable.shipped());
    }

    /// Takes the next bytes.
    public void read(byte[] buffer, int from, int length) {
        if (bytes == 0 && length >= 2) {
            wide = mark(buffer, from);
        }
        bytes += length;
        if (wide >= 0) {
            narrow(buffer, from, length);
        } else {
            split(buffer, from, from + length);
        }
    }

    /// What was found so far. It goes on changing with [#read], so it is to be used on the thread that reads; a
    /// [Diagnosis] made from it does not change any more.
    public SourceFindings soFar() {
        return reader.findings(lines, bytes);
    }

    /// Says that these were all bytes.
    public SourceFindings end() {
        if (held > 0) {
            line(pending, 0, held);
            held = 0;
        }
        reader.end();
        return soFar();
    }

    private void split(byte[] b, int from, int to) {
        int start = from;
        for (int i = Ascii.control(b, from, to); i < to; i = Ascii.control(b, i + 1, to)) {
            byte c = b[i];
            if (c == '\n') {
                if (held > 0) {
                    hold(b, start, i);
                    line(pending, 0, held);
                    held = 0;
                } else {
                    line(b, start, i);
                }
                start = i + 1;
            } else if (c == ESCAPE) {
                escapes = true;
            }
        }
        hold(b, start, to);
    }

    private void hold(byte[] b, int from, int to) {
        int size = Math.min(to - from, LONGEST_LINE - held);
        if (size <= 0) {
            return;
        }
        if (held + size > pending.length) {
            pending =
                    Arrays.copyOf(
                            pending,
                            Math.min(LONGEST_LINE, Math.max(pending.length * 2, held + size)));
        }
        System.arraycopy(b, from, pending, held, size);
        held += size;
    }

    private void line(byte[] b, int from, int to) {
        lines++;
        int end = Math.min(to, from + LONGEST_LINE);
        while (end > from && b[end - 1] == '\r') {
            end--;
        }
        int start =
                lines == 1
                                && end - from >= 3
                                && (b[from] & 0xff) == 0xef
                                && (b[from + 1] & 0xff) == 0xbb
                        ? from + 3
                        : from;
        if (escapes) {
            escapes = false;
            byte[] plain = withoutColours(b, start, end);
            reader.line(plain, 0, plain.length, lines);
        } else {
            reader.line(b, start, end, lines);
        }
    }

    private static byte[] withoutColours(byte[] b, int from, int to) {
        byte[] plain = new byte[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (b[i] == ESCAPE && i + 1 < to && b[i + 1] == '[') {
                i += 2;
                while (i < to && (b[i] < '@' || b[i] > '~')) {
                    i++;
                }
            } else if (b[i] != ESCAPE) {
                plain[n++] = b[i];
            }
        }
        return Arrays.copyOf(plain, n);
    }

    /// Whether the log is written in two bytes a character: which of the two comes first, or -1.
    private static int mark(byte[] b, int from) {
        int first = b[from] & 0xff;
        int second = b[from + 1] & 0xff;
        if ((first == 0xff && second == 0xfe) || (second == 0 && first != 0)) {
            return 0;
        }
        return (first == 0xfe && second == 0xff) || (first == 0 && second != 0) ? 1 : -1;
    }

    private void narrow(byte[] b, int from, int length) {
        var text = new StringBuilder(length / 2 + 1);
        for (int i = from; i < from + length; i++) {
            int one = b[i] & 0xff;
            if (half < 0) {
                half = one;
                continue;
            }
            char c = (char) (wide == 0 ? one << 8 | half : half << 8 | one);
            half = -1;
            if (c != '\ufeff') {
                text.append(Character.isSurrogate(c) ? '?' : c);
            }
        }
        byte[] narrow = text.toString().getBytes(StandardCharsets.UTF_8);
        split(narrow, 0, narrow.length);
    }
}
