package dev.incidentrunbook.evidence;

import java.time.Instant;
import java.util.Arrays;

/// Counts moments in stretches of time of the same length. Several threads may count at once, each into [Counts] of its own.
public final class TimeBuckets {
    private final long from;
    private final long until;
    private final long[] counts;

    private TimeBuckets(long from, long until, int buckets) {
        this.from = from;
        this.until = until;
        counts = new long[buckets];
    }

    /// Has counted nothing yet.
    ///
    /// @param until the moment after the last
    /// @param buckets how many stretches
    public static TimeBuckets between(Instant from, Instant until, int buckets) {
        return new TimeBuckets(
                from.toEpochMilli(),
                Math.max(from.toEpochMilli() + 1, until.toEpochMilli()),
                buckets);
    }

    /// Counts nothing, for a log without moments.
    public static TimeBuckets none() {
        return new TimeBuckets(0, 1, 0);
    }

    /// As it is now.
    public synchronized TimeBuckets copy() {
        var copy = new TimeBuckets(from, until, counts.length);
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        return copy;
    }

    /// How many stretches there are.
    public int size() {
        return counts.length;
    }

    /// The number of moments in each stretch.
    public synchronized long[] counts() {
        return counts.clone();
    }

    /// When a stretch begins; for the number of stretches, when the last one ends.
    public Instant begin(int bucket) {
        return Instant.ofEpochMilli(from + (until - from) * bucket / Math.max(1, counts.length));
    }

    synchronized void add(Counts more) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more.counts[i];
        }
    }

    /// What one thread counted.
    static final class Counts {
        private final TimeBuckets of;
        private final int[] counts;

        Counts(TimeBuckets of) {
            this.of = of;
            counts = new int[of.counts.length];
        }

        /// @param millis since 1970; [LineTime#NONE] is not counted, what lies outside counts at the edge
        void add(long millis) {
            if (millis != LineTime.NONE && counts.length > 0) {
                double share = (double) (millis - of.from) / (of.until - of.from);
                counts[Math.clamp((long) (share * counts.length), 0, counts.length - 1)]++;
            }
        }

        @Override
        public String toString() {
            return Arrays.toString(counts);
        }
    }
}
