package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How moments and durations are written everywhere, whatever the language of the machine: the screen and the shell show
/// local time, tooltips and the review show UTC. What is written here, [MomentReader] reads.
public final class MomentText {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private MomentText() {}

    /// Local time with its offset from UTC: `2026-11-22 03:14:22 +01:00`.
    public static String local(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        String offset =
                local.getOffset().equals(ZoneOffset.UTC) ? "UTC" : local.getOffset().getId();
        return SECONDS.format(local) + " " + offset;
    }

    /// Hours and minutes of local time, for where the date is plain from what stands around it: `03:14`.
    public static String localTime(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /// `2026-11-22 02:14:22 UTC`.
    public static String utc(Instant moment) {
        return local(moment, ZoneOffset.UTC);
    }

    /// The two largest units, the rest cut off: `45 s`, `4 m 12 s`, `1 h 03 m`, `2 d 05 h`. A negative duration has a
    /// minus sign.
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            String text = duration(duration.negated());
            return text.equals("0 s") ? text : "-" + text;
        }
        if (duration.toDays() > 0) {
            return "%d d %02d h".formatted(duration.toDays(), duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return "%d h %02d m".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%d m %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return duration.toSeconds() + " s";
    }
}
