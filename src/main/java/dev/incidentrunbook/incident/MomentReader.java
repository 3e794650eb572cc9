package dev.incidentrunbook.incident;

import java.time.Instant;
import java.time.ZoneId;

/// Reads the moments people type or paste when something happened earlier than it is written down.
public final class MomentReader {
    private final ZoneId zone;

    /// @param zone the responder's zone, for times written without one
    public MomentReader(ZoneId zone) {
        this.zone = zone;
    }

    /// The moment a text says: `now`, `-12m`, `-1h30m`, `12m ago`, `03:14`, `2026-11-22 03:14 CET`, or a timestamp as logs
    /// write it. A time without a date is the latest such time that is not in the future.
    ///
    /// @param now the present, for relative times and missing dates
    /// @throws RefusedException when it says no moment, or one in the future; the message shows forms that work
    public Instant read(String text, Instant now) {
        if (text.strip().equals("now")) {
            return now;
        }
        throw RefusedException.wrongWords("Not a time: " + text + zone.getId());
    }
}
