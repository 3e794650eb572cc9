package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Records that say the same: one exception at one place, one sign, or one message with other values in it.
final class Group {
    private static final int MOST_SAMPLES = 120;
    private static final int MOST_SECONDS = 20_000;
    private static final int MOST_IDS = 4_096;

    private final List<Signal> signals;
    private final Optional<Chain> chain;
    private final String title;
    private final boolean harmless;
    private final List<Sample> samples = new ArrayList<>();
    private final TreeMap<Long, Integer> seconds = new TreeMap<>();
    private final LongTable ids = new LongTable(MOST_IDS);
    private final Map<String, Integer> routes = new LinkedHashMap<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private long count;
    private long grave;
    private long untimed;
    private long lastSampleSlot = Long.MIN_VALUE;

    /// One of the records.
    ///
    /// @param time milliseconds as the log says them; [Long#MIN_VALUE] when it says none
    /// @param line the line of its head
    /// @param signLine the line that shows the sign, or the line that names the exception
    /// @param typeLine the line that names the exception, or the line of its head
    /// @param frameLine the line of the innermost call in the user's own code, or the line of its head
    /// @param route what was asked for; may be blank
    /// @param id the ID of the request; may be blank
    /// @param logger the class or place that logged it; blank when unknown
    /// @param text the words of the line that shows the sign, or the head's message
    /// @param ownWords whether these words say more than the exception does, because the exception's do not show the sign
    /// @param stack the lines of the record, shortened
    record Sample(
            long time,
            long line,
            long signLine,
            long typeLine,
            long frameLine,
            String route,
            String id,
            String logger,
            String text,
            boolean ownWords,
            List<String> stack) {
        boolean timed() {
            return time != Long.MIN_VALUE;
        }
    }

    /// @param harmless whether its words tell of noise
    Group(String title, List<Signal> signals, Optional<Chain> chain, boolean harmless) {
        this.title = title;
        this.harmless = harmless;
        this.signals = List.copyOf(signals);
        this.chain = chain;
    }

    void add(Sample sample, long id, int status, Level level) {
        count(sample.time(), sample.route(), id, status, level);
        if (wants(sample.time(), sample.line())) {
            samples.add(sample);
            lastSampleSlot = slot(sample.time(), sample.line());
        }
    }

    /// Counts a record without keeping it.
    void count(long time, String route, long id, int status, Level level) {
        count++;
        if (level.compareTo(Level.UNKNOWN) >= 0) {
            grave++;
        }
        if (time != Long.MIN_VALUE) {
            long second = Math.floorDiv(time, 1000L);
            long kept =
                    seconds.size() < MOST_SECONDS || seconds.containsKey(second)
                            ? second
                            : second - second % 60;
            if (seconds.size() < MOST_SECONDS * 2) {
                seconds.merge(kept, 1, Integer::sum);
            }
        } else {
            untimed++;
        }
        if (id != 0) {
            ids.putFirst(id, 1);
        }
        if (!route.isBlank() && (routes.size() < 50 || routes.containsKey(route))) {
            routes.merge(route, 1, Integer::sum);
        }
        if (status > 0) {
            answers.merge(status, 1, Integer::sum);
        }
    }

    /// Whether a record at this place is one to keep: the first few are, and then the first of every ten seconds, so that
    /// there is one to cite from whenever it began in earnest.
    boolean wants(long time, long line) {
        return samples.size() < 4
                || (samples.size() < MOST_SAMPLES && slot(time, line) != lastSampleSlot);
    }

    private static long slot(long time, long line) {
        return time == Long.MIN_VALUE ? -1 - line / 100 : Math.floorDiv(time, 10_000L);
    }

    long count() {
        return count;
    }

    /// How many were not said at a level for things that go well.
    long grave() {
        return grave;
    }

    long untimed() {
        return untimed;
    }

    List<Sample> samples() {
        return samples;
    }

    NavigableMap<Long, Integer> seconds() {
        return seconds;
    }

    LongTable ids() {
        return ids;
    }

    Map<String, Integer> routes() {
        return routes;
    }

    /// The statuses that the records themselves name.
    Map<Integer, Integer> answers() {
        return answers;
    }

    /// The exception of the first of the records.
    Optional<Chain> chain() {
        return chain;
    }

    boolean harmless() {
        return harmless;
    }

    String title() {
        return title;
    }

    Optional<Signal> signal() {
        return signals.isEmpty() ? Optional.empty() : Optional.of(signals.getFirst());
    }
}
