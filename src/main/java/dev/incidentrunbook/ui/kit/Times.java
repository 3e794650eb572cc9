package dev.incidentrunbook.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How moments and durations read on the screen. The store keeps UTC; only here do they become local.
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);

    private final ZoneId zone;

    /// @param zone the zone in which times are shown
    public Times(ZoneId zone) {
        this.zone = zone;
    }

    /// The time of day, for instance `03:14:07`.
    public String clock(Instant moment) {
        return CLOCK.format(moment.atZone(zone));
    }

    /// Day, time and zone, for instance `2026-11-22 03:14:07 CET`.
    public String dated(Instant moment) {
        return DATED.format(moment.atZone(zone));
    }

    /// Day and time on the screen's clock and in UTC, for tooltips.
    public String inFull(Instant moment) {
        String local = dated(moment);
        String utc = DATED.format(moment.atZone(ZoneOffset.UTC)).replace(" Z", " UTC");
        return local.equals(utc) ? utc : local + " (" + utc + ")";
    }

    /// A duration in calm words that change once a minute: `under a minute`, `25 min`, `1 h 5 min`.
    public static String calm(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes == 0) {
            return Messages.text("time.under-a-minute");
        }
        if (minutes < 60) {
            return Messages.text("time.minutes", Long.toString(minutes));
        }
        String hours = Long.toString(minutes / 60);
        return minutes % 60 == 0
                ? Messages.text("time.hours", hours)
                : Messages.text("time.hours-minutes", hours, Long.toString(minutes % 60));
    }

    /// A duration to the second: `0:42`, `12:04`, `1:02:04`.
    public static String exact(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
