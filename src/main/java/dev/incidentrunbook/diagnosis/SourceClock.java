package dev.incidentrunbook.diagnosis;

/// The clock of one log: from when to when it goes, and whether it says its time zone. A log that says its zone in some
/// lines means the same zone in the others.
final class SourceClock {
    private long first = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private boolean zoned;
    private boolean yearless = true;
    private boolean dateless = true;
    private int offsetMinutes;

    /// Takes the time that was just read.
    ///
    /// @return milliseconds in UTC if the zone is known
    long take(TimeReader times) {
        dateless &= times.dateless();
        return keep(times.millis(), times.zoned(), times.yearless(), times.offsetMinutes());
    }

    long take(long read, boolean hasZone, boolean lacksYear, int minutes) {
        dateless = false;
        return keep(read, hasZone, lacksYear, minutes);
    }

    private long keep(long read, boolean hasZone, boolean lacksYear, int minutes) {
        long millis = read;
        if (hasZone) {
            if (!zoned) {
                offsetMinutes = minutes;
            }
            zoned = true;
        } else if (zoned) {
            millis -= offsetMinutes * 60_000L;
        }
        yearless &= lacksYear;
        if (first == Long.MIN_VALUE || (millis < first && first - millis < 86_400_000L)) {
            first = millis;
        }
        last = millis;
        latest = Math.max(latest, millis);
        return millis;
    }

    /// The moment of the line before; [Long#MIN_VALUE] when there was none.
    long last() {
        return last;
    }

    SourceFindings.Clock clock() {
        return new SourceFindings.Clock(
                first,
                latest,
                zoned,
                yearless && first != Long.MIN_VALUE,
                dateless && first != Long.MIN_VALUE);
    }
}
