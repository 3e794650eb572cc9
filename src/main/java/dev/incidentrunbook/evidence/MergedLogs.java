package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The lines of several logs in the order of their moments. Any of them is found by its place without merging those before
/// it, so the memory in use is the same for logs of any size. Lines of the same moment stand in the order of the logs.
public final class MergedLogs {
    private final List<LogLines> logs = new ArrayList<>();
    private final List<MomentIndex> moments = new ArrayList<>();
    private long count;

    private MergedLogs() {}

    /// A line of one of the logs.
    ///
    /// @param log which of them, counted from 0
    public record Merged(int log, Line line) {}

    /// Reads all moments once, which takes a second or two for a gibibyte.
    ///
    /// @param logs logs with moments
    /// @param cancelled asked every few milliseconds
    /// @throws IOException when what is stored is damaged
    public static MergedLogs of(List<LogTimes> logs, BooleanSupplier cancelled) throws IOException {
        var merged = new MergedLogs();
        for (LogTimes log : logs) {
            long first = log.first().orElse(Instant.EPOCH).toEpochMilli();
            merged.logs.add(log.log());
            merged.moments.add(MomentIndex.of(log.log(), log.reader(), first, cancelled));
            merged.count += log.log().count();
        }
        return merged;
    }

    /// How many lines there are.
    public long count() {
        return count;
    }

    /// Reads lines that follow each other.
    ///
    /// @param first place of the first, counted from 0
    /// @param most how many at most
    /// @throws IOException when what is stored is damaged
    public synchronized List<Merged> read(long first, int most) throws IOException {
        long[] next = linesBefore(first);
        var lines = new ArrayList<Merged>();
        while (lines.size() < most) {
            int earliest = -1;
            long moment = Long.MAX_VALUE;
            for (int log = 0; log < next.length; log++) {
                long own =
                        next[log] < logs.get(log).count()
                                ? moments.get(log).at(next[log] + 1)
                                : Long.MAX_VALUE;
                if (own < moment) {
                    earliest = log;
                    moment = own;
                }
            }
            if (earliest < 0) {
                return lines;
            }
            next[earliest]++;
            for (Line line : logs.get(earliest).read(next[earliest], 1)) {
                lines.add(new Merged(earliest, line));
            }
        }
        return lines;
    }

    /// The place of a line.
    ///
    /// @throws IOException when what is stored is damaged
    public synchronized long placeOf(int log, long line) throws IOException {
        long moment = moments.get(log).at(line);
        long place = line - 1;
        for (int other = 0; other < logs.size(); other++) {
            if (other != log) {
                place += moments.get(other).before(other < log ? moment + 1 : moment);
            }
        }
        return place;
    }

    /// The place of the first line that is not before a moment; of the last one when all are.
    ///
    /// @throws IOException when what is stored is damaged
    public synchronized long placeOf(Instant moment) throws IOException {
        return Math.clamp(rank(moment.toEpochMilli()), 0, Math.max(0, count - 1));
    }

    /// How many lines of each log come before a place.
    private long[] linesBefore(long place) throws IOException {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (MomentIndex each : moments) {
            low = Math.min(low, each.first());
            high = Math.max(high, each.last() + 1);
        }
        // The latest moment before which there are no more lines than wanted.
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (rank(middle) <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        var before = new long[logs.size()];
        long left = place;
        for (int log = 0; log < before.length; log++) {
            before[log] = moments.get(log).before(low);
            left -= before[log];
        }
        for (int log = 0; log < before.length && left > 0; log++) {
            long same = Math.min(left, moments.get(log).before(low + 1) - before[log]);
            before[log] += same;
            left -= same;
        }
        return before;
    }

    private long rank(long millis) throws IOException {
        long rank = 0;
        for (MomentIndex each : moments) {
            rank += each.before(millis);
        }
        return rank;
    }
}
