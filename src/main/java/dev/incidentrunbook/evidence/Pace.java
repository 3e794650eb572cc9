package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.Stamp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How fast bytes move, over the last seconds, and how long the rest takes at that.
public final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final Duration TELLING = Duration.ofMillis(500);

    private final Deque<Seen> seen = new ArrayDeque<>();

    private record Seen(Stamp at, long bytes) {}

    /// @param begin when nothing had moved yet
    public Pace(Stamp begin) {
        seen.add(new Seen(begin, 0));
    }

    /// So many bytes have moved now.
    public void at(long bytes, Stamp now) {
        seen.add(new Seen(now, bytes));
        while (seen.size() > 2 && now.since(seen.element().at()).compareTo(WINDOW) > 0) {
            seen.remove();
        }
    }

    /// Bytes a second.
    public long rate() {
        long millis = Math.max(1, time().toMillis());
        long bytes = seen.getLast().bytes() - seen.getFirst().bytes();
        return Math.max(0, Math.round((double) bytes * 1000 / (double) millis));
    }

    /// How long the rest takes, in words: `12 s`, `3 min`, `2 h 5 min`; empty before that can be told.
    ///
    /// @param total bytes there are in all
    public Optional<String> left(long total) {
        long rate = rate();
        long rest = total - seen.getLast().bytes();
        return time().compareTo(TELLING) >= 0 && rate > 0 && rest > 0
                ? Optional.of(text(Math.ceilDiv(rest, rate)))
                : Optional.empty();
    }

    private Duration time() {
        return seen.getLast().at().since(seen.getFirst().at());
    }

    private static String text(long seconds) {
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = Math.ceilDiv(seconds, 60);
        return minutes < 100 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
