package dev.incidentrunbook.ui.kit;

import java.time.Duration;

/// How long things took, in words that change once a minute: a clock that runs by the second only disturbs.
public final class Elapsed {
    private Elapsed() {}

    /// A duration in short words, for instance `0 min`, `12 min`, `1 h 05 min`, `2 d 3 h`.
    public static String text(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return Messages.text("elapsed.minutes", Long.toString(minutes));
        }
        long hours = duration.toHours();
        if (hours < 24) {
            return Messages.text(
                    "elapsed.hours", Long.toString(hours), "%02d".formatted(minutes % 60));
        }
        return Messages.text(
                "elapsed.days", Long.toString(duration.toDays()), Long.toString(hours % 24));
    }
}
