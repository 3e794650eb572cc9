package dev.incidentrunbook.evidence;

import java.util.Arrays;

/// Collects the numbers of wanted lines of one chunk, which come in their order.
final class LineNumbers implements LineSieve.Wanted {
    private final ScanBuffer buffer;
    private long[] numbers = new long[16];
    private int count;
    private int counted;
    private long line;

    /// @param feedsBefore how many line feeds lie before the chunk
    LineNumbers(ScanBuffer buffer, int chunk, long feedsBefore) {
        this.buffer = buffer;
        counted = buffer.begin(chunk);
        line = feedsBefore + 1;
    }

    @Override
    public void last(int begin) {
        for (; counted < begin; counted++) {
            if (buffer.bytes()[counted] == '\n') {
                line++;
            }
        }
    }

    @Override
    public void line(int chunk, int begin, long millis) {
        last(begin);
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = line;
    }

    long[] numbers() {
        return Arrays.copyOf(numbers, count);
    }
}
