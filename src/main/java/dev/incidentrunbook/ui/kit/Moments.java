package dev.incidentrunbook.ui.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as the responder reads them: in their own zone, with UTC beside it where it matters, since logs and colleagues
/// may mean either.
public final class Moments {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter UTC_FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    private final ZoneId zone;

    /// @param zone the responder's zone
    public Moments(ZoneId zone) {
        this.zone = zone;
    }

    /// The responder's zone.
    public ZoneId zone() {
        return zone;
    }

    /// Day and minute in the responder's zone, for instance `22 Nov 03:14`.
    public String brief(Instant moment) {
        return SHORT.format(moment.atZone(zone));
    }

    /// To the second in the responder's zone and in UTC, for instance `2026-11-22 03:14:05 CET (02:14:05 UTC)`.
    public String full(Instant moment) {
        ZonedDateTime here = moment.atZone(zone);
        ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
        if (here.toLocalDateTime().equals(utc.toLocalDateTime())) {
            return UTC_FULL.format(utc) + " UTC";
        }
        DateTimeFormatter there =
                here.toLocalDate().equals(utc.toLocalDate()) ? UTC_TIME : UTC_FULL;
        return FULL.format(here) + " (" + there.format(utc) + " UTC)";
    }
}
