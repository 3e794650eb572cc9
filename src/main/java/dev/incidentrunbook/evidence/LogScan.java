package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Looks for the wanted lines of a log, from the first to the last. Several threads may look at once. Of what is found only
/// the number in each chunk is kept, so that the memory in use is the same however many there are; the lines themselves are
/// found again when they are shown.
public final class LogScan {
    /// Chunks that one thread looks through at once.
    private static final int BATCH = 16;

    private final LogLines log;
    private final LineIndex index;
    private final LogFilter filter;
    private final LineTime times;
    private final TimeBuckets buckets;
    private final int[] found;
    private final long[] before;
    private int batch;
    private int ready;
    private int looked;

    private final Object keeping = new Object();

    // The chunk whose lines were asked for last.
    private int kept = -1;
    private long[] keptLines = {};

    /// Looks for nothing yet.
    ///
    /// @param times reads the moments of the lines
    /// @param buckets counts what is found by its moment
    public LogScan(LogLines log, LogFilter filter, LineTime times, TimeBuckets buckets) {
        this.log = log;
        this.index = log.chunks().index();
        this.filter = filter;
        this.times = times;
        this.buckets = buckets;
        found = new int[index.chunks()];
        Arrays.fill(found, -1);
        before = new long[index.chunks() + 1];
    }

    /// Looks through what no other thread looks through, until nothing is left.
    ///
    /// @param cancelled asked every few milliseconds
    /// @throws IOException when what is stored cannot be read
    public void run(BooleanSupplier cancelled) throws IOException {
        var test = new LineTest(filter);
        var buffer = new ScanBuffer(log.chunks(), log.encoding());
        LineTime mine = times.copy();
        for (int from = nextBatch(); from < index.chunks(); from = nextBatch()) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            int to = Math.min(index.chunks(), from + BATCH);
            var counts = new int[to - from];
            var moments = new TimeBuckets.Counts(buckets);
            if (from == 0 || index.feeds(from, to) > 0) {
                buffer.fill(from, to, test.looksBack());
                int begin = from;
                new LineSieve(buffer, test, mine, cancelled)
                        .sift((chunk, _, millis) -> {
                            counts[chunk - begin]++;
                            moments.add(millis);
                        });
            }
            if (!cancelled.getAsBoolean()) {
                finish(from, counts, moments);
            }
        }
    }

    private synchronized int nextBatch() {
        int next = batch;
        batch = Math.min(index.chunks(), batch + BATCH);
        return next;
    }

    private synchronized void finish(int from, int[] counts, TimeBuckets.Counts moments) {
        System.arraycopy(counts, 0, found, from, counts.length);
        buckets.add(moments);
        looked += counts.length;
        while (ready < found.length && found[ready] >= 0) {
            before[ready + 1] = before[ready] + found[ready];
            ready++;
        }
    }

    /// How many lines were found so far that no line can come before any more.
    public synchronized long count() {
        return before[ready];
    }

    /// How much was looked through, from 0 to 1.
    public synchronized double done() {
        return found.length == 0 ? 1 : (double) looked / found.length;
    }

    /// What was found, by its moment.
    public TimeBuckets buckets() {
        return buckets;
    }

    /// Lines that were found.
    ///
    /// @param first how many were found before the first of them
    /// @param most how many at most
    /// @throws IOException when what is stored is damaged
    public List<Line> read(long first, int most) throws IOException {
        var lines = new ArrayList<Line>();
        long count = count();
        for (long at = first; at < count && at < first + most; ) {
            int chunk = chunkOf(at);
            long[] numbers = numbers(chunk);
            int from = Math.toIntExact(at - sum(chunk));
            int to = Math.toIntExact(Math.min(numbers.length, from + first + most - at));
            for (int i = from; i < to; i++) {
                lines.addAll(log.read(numbers[i], 1));
            }
            at += Math.max(1, to - from);
        }
        return lines;
    }

    /// How many of the lines found lie before a line.
    ///
    /// @throws IOException when what is stored is damaged
    public long countBefore(long line) throws IOException {
        int chunk = line <= 1 ? 0 : index.chunkOfFeed(line - 2);
        if (chunk >= ready()) {
            return count();
        }
        long[] numbers = numbers(chunk);
        int at = Arrays.binarySearch(numbers, line);
        return sum(chunk) + (at >= 0 ? at : -at - 1);
    }

    private synchronized int ready() {
        return ready;
    }

    private synchronized long sum(int chunk) {
        return before[chunk];
    }

    private synchronized int chunkOf(long match) {
        int at = Arrays.binarySearch(before, 0, ready + 1, match);
        if (at < 0) {
            return -at - 2;
        }
        while (at < ready && before[at + 1] == match) {
            at++;
        }
        return at;
    }

    /// The numbers of the lines found in a chunk.
    private long[] numbers(int chunk) throws IOException {
        synchronized (keeping) {
            if (chunk != kept) {
                var test = new LineTest(filter);
                var buffer = new ScanBuffer(log.chunks(), log.encoding());
                buffer.fill(chunk, chunk + 1, test.looksBack());
                var lines = new LineNumbers(buffer, chunk, index.feedsBefore(chunk));
                new LineSieve(buffer, test, times.copy(), () -> false).sift(lines);
                kept = chunk;
                keptLines = lines.numbers();
            }
            return keptLines;
        }
    }
}
