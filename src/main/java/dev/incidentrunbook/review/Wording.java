package dev.incidentrunbook.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// How times and durations read in a review: the same everywhere, whoever's computer writes it.
final class Wording {
    static final String UNKNOWN = "unknown";
    static final String NONE = "–";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Wording() {}

    /// A moment in UTC to the second, without naming the zone.
    static String time(Instant instant) {
        return UTC.format(instant);
    }

    /// A moment in UTC to the second.
    static String timeUtc(Instant instant) {
        return time(instant) + " UTC";
    }

    /// A duration in days, hours, minutes and seconds; units of which there are none are left out.
    ///
    /// @param duration not negative
    static String duration(Duration duration) {
        if (duration.toSeconds() == 0) {
            return duration.isZero() ? "0 s" : "less than 1 s";
        }
        var parts = new StringJoiner(" ");
        add(parts, duration.toDaysPart(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        add(parts, duration.toSecondsPart(), "s");
        return parts.toString();
    }

    /// The time from one moment to another, or why it cannot be told.
    static String between(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.isNegative() ? UNKNOWN + " (end before start)" : duration(duration);
    }

    private static void add(StringJoiner parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }

    /// A part of a duration, in percent.
    ///
    /// @param whole not zero
    static String share(Duration part, Duration whole) {
        return Math.round(100.0 * part.toMillis() / whole.toMillis()) + " %";
    }

    /// What is usual: the middle one of some durations, and how many there are.
    static String usual(List<Duration> durations) {
        if (durations.isEmpty()) {
            return UNKNOWN;
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        return "usually %s, of %s"
                .formatted(duration(sorted.get((sorted.size() - 1) / 2)), sorted.size());
    }

    /// A part of a whole in percent. Next to none and next to all are not rounded away.
    static String share(long part, long whole) {
        double percent = 100.0 * part / Math.max(1, whole);
        return percent > 0 && percent < 0.1
                ? "less than 0.1 %"
                : percent < 100 && percent > 99.9
                        ? "more than 99.9 %"
                        : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
