package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// When the lines of a log were, in an order that never goes back: a line without a moment has that of the line before, one
/// that is out of order has the latest before it, and those before the first moment have the first. Of every chunk only the
/// moment is kept at which it begins.
final class MomentIndex {
    private static final int KEPT = 24;

    private final LogLines log;
    private final LineIndex index;
    private final LineTime times;
    private final ScanBuffer buffer;
    private final long[] begins;
    private final Map<Integer, long[]> kept = new LinkedHashMap<>(64, 0.75f, true);

    private MomentIndex(LogLines log, LineTime times) {
        this.log = log;
        this.index = log.chunks().index();
        this.times = times;
        buffer = new ScanBuffer(log.chunks(), log.encoding());
        begins = new long[index.chunks()];
    }

    /// Reads all moments once.
    ///
    /// @param first the first moment of the log
    /// @throws IOException when what is stored is damaged
    static MomentIndex of(LogLines log, LineTime times, long first, BooleanSupplier cancelled)
            throws IOException {
        var moments = new MomentIndex(log, times.copy());
        long latest = first;
        for (int chunk = 0; chunk < moments.begins.length && !cancelled.getAsBoolean(); chunk++) {
            moments.begins[chunk] = latest;
            int lines = moments.lines(chunk);
            if (lines > 0) {
                latest = moments.read(chunk, new long[lines]);
            }
        }
        return moments;
    }

    long first() {
        return begins.length == 0 ? 0 : begins[0];
    }

    /// A moment that no line is after.
    long last() throws IOException {
        int chunk = begins.length - 1;
        while (chunk >= 0 && lines(chunk) == 0) {
            chunk--;
        }
        return chunk < 0 ? 0 : of(chunk)[lines(chunk) - 1];
    }

    /// How many lines are before a moment.
    ///
    /// @throws IOException when what is stored is damaged
    long before(long millis) throws IOException {
        int at = Arrays.binarySearch(begins, millis);
        while (at > 0 && begins[at - 1] == millis) {
            at--;
        }
        // The last chunk that begins before it.
        int chunk = (at < 0 ? -at - 1 : at) - 1;
        if (chunk < 0) {
            return 0;
        }
        long[] own = of(chunk);
        int inside = Arrays.binarySearch(own, millis);
        while (inside > 0 && own[inside - 1] == millis) {
            inside--;
        }
        return firstLine(chunk) - 1 + (inside < 0 ? -inside - 1 : inside);
    }

    /// When a line was.
    ///
    /// @param line counted from 1
    /// @throws IOException when what is stored is damaged
    long at(long line) throws IOException {
        int chunk = line <= 1 ? 0 : index.chunkOfFeed(line - 2);
        long[] own = of(chunk);
        int inside = Math.toIntExact(line - firstLine(chunk));
        return inside < own.length ? own[inside] : begins[chunk];
    }

    /// The number of the first line that belongs to a chunk.
    private long firstLine(int chunk) {
        return chunk == 0 ? 1 : index.feedsBefore(chunk) + 2;
    }

    private int lines(int chunk) {
        long next = chunk + 1 < begins.length ? firstLine(chunk + 1) : log.count() + 1;
        return Math.toIntExact(Math.max(0, Math.min(next, log.count() + 1) - firstLine(chunk)));
    }

    private long[] of(int chunk) throws IOException {
        long[] known = kept.get(chunk);
        if (known != null) {
            return known;
        }
        var own = new long[lines(chunk)];
        read(chunk, own);
        kept.put(chunk, own);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return own;
    }

    /// Reads the moments of the lines that belong to a chunk.
    ///
    /// @return the last of them
    private long read(int chunk, long[] own) throws IOException {
        buffer.fill(chunk, chunk + 1, 0);
        long latest = begins[chunk];
        int begin = buffer.firstLine();
        for (int i = 0; i < own.length; i++) {
            int end = buffer.lineEnd(begin);
            latest = Math.max(latest, times.millis(buffer.bytes(), begin, end));
            own[i] = latest;
            begin = end + 1;
        }
        return latest;
    }
}
