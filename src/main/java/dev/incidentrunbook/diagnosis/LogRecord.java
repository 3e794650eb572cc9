package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One record of a log while its lines arrive: a head and what continues it, such as the calls of a stack. What goes beyond
/// 2,000 lines or 256 KiB is counted, not kept.
final class LogRecord {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_BYTES = 256 * 1024;

    private byte[] bytes = new byte[4096];
    private int[] starts = new int[64];
    private long[] numbers = new long[64];
    private int length;
    private int lines;
    private long time;
    private boolean timed;
    private Level level = Level.UNKNOWN;
    private int messageAt;
    private boolean headed;

    /// Begins anew with a head.
    ///
    /// @param messageOffset where its message begins, counted from the line's beginning
    /// @param hasHead whether the line has a time or a level of its own
    void begin(byte[] b, int from, int to, long number, int messageOffset, boolean hasHead) {
        length = 0;
        lines = 0;
        timed = false;
        level = Level.UNKNOWN;
        messageAt = messageOffset;
        headed = hasHead;
        add(b, from, to, number);
    }

    void at(long millis) {
        time = millis;
        timed = true;
    }

    void level(Level said) {
        level = said;
    }

    void add(byte[] b, int from, int to, long number) {
        int size = to - from;
        if (lines >= MOST_LINES || length + size > MOST_BYTES) {
            return;
        }
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
        }
        if (lines + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        System.arraycopy(b, from, bytes, length, size);
        starts[lines] = length;
        numbers[lines] = number;
        length += size;
        lines++;
        starts[lines] = length;
    }

    boolean isEmpty() {
        return lines == 0;
    }

    void clear() {
        lines = 0;
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int lines() {
        return lines;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return starts[line + 1];
    }

    long number(int line) {
        return numbers[Math.max(0, Math.min(line, lines - 1))];
    }

    int messageAt() {
        return Math.min(messageAt, end(0));
    }

    boolean timed() {
        return timed;
    }

    long time() {
        return time;
    }

    Level level() {
        return level;
    }

    boolean headed() {
        return headed;
    }

    String text(int line) {
        return new String(
                bytes, starts[line], starts[line + 1] - starts[line], StandardCharsets.UTF_8);
    }

    /// The message of the head.
    String message() {
        return new String(bytes, messageAt(), end(0) - messageAt(), StandardCharsets.UTF_8).strip();
    }

    /// All lines; the head without what stands before its message.
    List<String> texts() {
        var texts = new ArrayList<String>(lines);
        for (int i = 0; i < lines; i++) {
            texts.add(i == 0 ? message() : text(i));
        }
        return texts;
    }
}
