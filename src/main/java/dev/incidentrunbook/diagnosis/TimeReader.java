package dev.incidentrunbook.diagnosis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Reads the time at a place in a line, in any of the forms that logs use. Holds what it found until the next call, so that
/// no object is made for a line.
final class TimeReader {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";
    private static final long DAY = 86_400_000L;
    // Bare numbers are moments only when they mean one between 2001 and 2100.
    private static final long EPOCH_FROM = 978_307_200L;
    private static final long EPOCH_TO = 4_102_444_800L;

    private int year;
    private LocalDate day;
    private boolean dayFirst = true;
    private long lastClock;
    private int knownYear = -1;
    private int knownMonth = -1;
    private int knownDay = -1;
    private long knownStart;

    private long millis;
    private int end;
    private boolean zoned;
    private boolean yearless;
    private boolean dateless;
    private int offsetMinutes;

    /// A reader that completes times without a year or a date from a moment near the end of the log.
    TimeReader(Instant near) {
        this.day = near.atZone(ZoneOffset.UTC).toLocalDate();
        this.year = day.getYear();
    }

    /// Milliseconds since 1970, as if in UTC unless [#zoned()].
    long millis() {
        return millis;
    }

    /// Where the time ends in the line.
    int end() {
        return end;
    }

    /// Whether the text said its time zone.
    boolean zoned() {
        return zoned;
    }

    /// Whether the text said no year.
    boolean yearless() {
        return yearless;
    }

    /// Whether the text said no date at all.
    boolean dateless() {
        return dateless;
    }

    /// The zone's distance from UTC, when [#zoned()].
    int offsetMinutes() {
        return offsetMinutes;
    }

    /// Takes a number of seconds, milliseconds, microseconds or nanoseconds since 1970.
    boolean epoch(double number) {
        double seconds = number;
        while (seconds > EPOCH_TO) {
            seconds /= 1000;
        }
        if (seconds < EPOCH_FROM) {
            return false;
        }
        millis = (long) (seconds * 1000);
        zoned = true;
        yearless = false;
        offsetMinutes = 0;
        return true;
    }

    /// Reads the time that begins exactly at `at`.
    ///
    /// @param lineStart whether bare numbers may be a time, which they may at the start of a line only
    boolean read(byte[] b, int at, int limit, boolean lineStart) {
        zoned = false;
        yearless = false;
        dateless = false;
        offsetMinutes = 0;
        if (limit - at < 8) {
            return false;
        }
        return Ascii.digit(b[at]) ? number(b, at, limit, lineStart) : name(b, at, limit);
    }

    private boolean number(byte[] b, int at, int limit, boolean lineStart) {
        int digits = Ascii.digits(b, at, Math.min(limit, at + 20));
        int next = at + digits;
        if (next >= limit) {
            return false;
        }
        byte sep = b[next];
        return switch (digits) {
            case 4 -> (sep == '-' || sep == '/' || sep == '.') && yearFirst(b, at, limit, sep);
            case 8 -> (sep == 'T' || sep == ' ' || sep == '-') && compact(b, at, limit);
            case 6 ->
                    sep == ' '
                            && date(
                                    2000 + Ascii.number(b, at, 2),
                                    Ascii.number(b, at + 2, 2),
                                    Ascii.number(b, at + 4, 2))
                            && clock(b, Ascii.afterSpaces(b, next, limit), limit);
            case 1, 2 -> dayOrHour(b, at, digits, limit, lineStart);
            case 10, 13, 16, 19 -> lineStart && bare(b, at, digits, limit);
            default -> false;
        };
    }

    private boolean bare(byte[] b, int at, int digits, int limit) {
        int stop = at + digits;
        double value = 0;
        for (int i = at; i < stop; i++) {
            value = value * 10 + (b[i] - '0');
        }
        if (digits == 10 && b[stop] == '.') {
            int fraction = Ascii.digits(b, stop + 1, limit);
            double unit = 0.1;
            for (int i = 0; i < fraction; i++, unit /= 10) {
                value += unit * (b[stop + 1 + i] - '0');
            }
            stop += 1 + fraction;
        }
        boolean alone =
                stop >= limit
                        || b[stop] == ' '
                        || b[stop] == '\t'
                        || b[stop] == ','
                        || b[stop] == '|';
        end = stop;
        return alone && epoch(value);
    }

    private boolean yearFirst(byte[] b, int at, int limit, byte sep) {
        int monthDigits = Ascii.digits(b, at + 5, Math.min(limit, at + 7));
        int second = at + 5 + monthDigits;
        if (monthDigits == 0 || second >= limit || b[second] != sep) {
            return false;
        }
        int dayDigits = Ascii.digits(b, second + 1, Math.min(limit, second + 3));
        int after = second + 1 + dayDigits;
        if (dayDigits == 0
                || after >= limit
                || !date(
                        Ascii.number(b, at, 4),
                        Ascii.number(b, at + 5, monthDigits),
                        Ascii.number(b, second + 1, dayDigits))) {
            return false;
        }
        int time = after;
        if (b[time] == 'T'
                || b[time] == 't'
                || b[time] == ' '
                || b[time] == '\t'
                || b[time] == '-'
                || b[time] == '_'
                || b[time] == ',') {
            time = Ascii.afterSpaces(b, time + 1, limit);
            // gin writes "2026/03/14 - 09:26:53"
            if (time < limit && b[time] == '-') {
                time = Ascii.afterSpaces(b, time + 1, limit);
            }
            return clock(b, time, limit);
        }
        return false;
    }

    private boolean compact(byte[] b, int at, int limit) {
        if (!date(Ascii.number(b, at, 4), Ascii.number(b, at + 4, 2), Ascii.number(b, at + 6, 2))) {
            return false;
        }
        int time = at + 9;
        if (Ascii.digits(b, time, Math.min(limit, time + 7)) == 6) {
            return clock(
                    Ascii.number(b, time, 2),
                    Ascii.number(b, time + 2, 2),
                    Ascii.number(b, time + 4, 2),
                    b,
                    time + 6,
                    limit);
        }
        return clock(b, time, limit);
    }

    private boolean dayOrHour(byte[] b, int at, int digits, int limit, boolean lineStart) {
        int next = at + digits;
        int first = Ascii.number(b, at, digits);
        byte sep = b[next];
        if (sep == ':') {
            boolean bracketed = at > 0 && b[at - 1] == '[';
            return (lineStart || bracketed) && timeOnly(b, at, limit);
        }
        if (sep != '/' && sep != '-' && sep != '.' && sep != ' ') {
            return false;
        }
        int second = next + 1;
        int month = month(b, second, limit);
        if (month > 0) {
            return namedMonth(b, first, month, second + 3, limit);
        }
        if (sep == ' ') {
            return false;
        }
        int secondDigits = Ascii.digits(b, second, Math.min(limit, second + 2));
        int yearAt = second + secondDigits + 1;
        if (secondDigits == 0
                || yearAt + 4 >= limit
                || b[yearAt - 1] != sep
                || Ascii.digits(b, yearAt, Math.min(limit, yearAt + 5)) != 4) {
            return false;
        }
        int other = Ascii.number(b, second, secondDigits);
        if (first > 12) {
            dayFirst = true;
        } else if (other > 12) {
            dayFirst = false;
        }
        int time = yearAt + 4;
        if (b[time] == ',') {
            time++;
        }
        boolean ok =
                dayFirst
                        ? date(Ascii.number(b, yearAt, 4), other, first)
                        : date(Ascii.number(b, yearAt, 4), first, other);
        return ok && clock(b, Ascii.afterSpaces(b, b[time] == ':' ? time + 1 : time, limit), limit);
    }

    /// `14/Mar/2026:09:26:53`, `14-Mar-2026 09:26:53`, `14 Mar 2026 09:26:53`.
    private boolean namedMonth(byte[] b, int dayOfMonth, int month, int from, int limit) {
        int i = from;
        while (i < limit && Ascii.letter(b[i])) {
            i++;
        }
        if (i >= limit) {
            return false;
        }
        i++;
        int yearDigits = Ascii.digits(b, i, Math.min(limit, i + 5));
        if (yearDigits == 2 && i + 2 < limit && b[i + 2] == ':') {
            yearless = true;
            return date(year, month, dayOfMonth) && clock(b, i, limit);
        }
        if ((yearDigits != 4 && yearDigits != 2) || i + yearDigits >= limit) {
            return false;
        }
        int y = Ascii.number(b, i, yearDigits);
        int time = i + yearDigits;
        if (b[time] == ':' || b[time] == ',') {
            time++;
        }
        return date(yearDigits == 2 ? 2000 + y : y, month, dayOfMonth)
                && clock(b, Ascii.afterSpaces(b, time, limit), limit);
    }

    /// Forms that begin with a name of a day or a month, and those of klog: `Mar  4 09:26:53`, `Sat Mar 14 09:26:53.12 2026`,
    /// `Mar 14, 2026 9:26:53 AM`, `E0314 09:26:53.120455`.
    private boolean name(byte[] b, int at, int limit) {
        byte letter = b[at];
        if ((letter == 'I' || letter == 'W' || letter == 'E' || letter == 'F')
                && Ascii.digits(b, at + 1, Math.min(limit, at + 6)) == 4
                && b[at + 5] == ' ') {
            yearless = true;
            return date(year, Ascii.number(b, at + 1, 2), Ascii.number(b, at + 3, 2))
                    && clock(b, at + 6, limit);
        }
        int i = at;
        if (named(b, i, limit, DAYS) > 0) {
            i += 3;
            if (i < limit && b[i] == ',') {
                i++;
            }
            i = Ascii.afterSpaces(b, i, limit);
            if (i < limit && Ascii.digit(b[i])) {
                return read(b, i, limit, false);
            }
        }
        int month = month(b, i, limit);
        if (month == 0) {
            return false;
        }
        i = Ascii.afterSpaces(b, i + 3, limit);
        int dayDigits = Ascii.digits(b, i, Math.min(limit, i + 3));
        if (dayDigits == 0 || dayDigits > 2 || i + dayDigits >= limit) {
            return false;
        }
        int dayOfMonth = Ascii.number(b, i, dayDigits);
        i += dayDigits;
        if (b[i] == ',') {
            i++;
        }
        i = Ascii.afterSpaces(b, i, limit);
        int yearDigits = Ascii.digits(b, i, Math.min(limit, i + 5));
        if (yearDigits == 4) {
            int time = i + 4 < limit && b[i + 4] == ',' ? i + 5 : i + 4;
            return date(Ascii.number(b, i, 4), month, dayOfMonth)
                    && clock(b, Ascii.afterSpaces(b, time, limit), limit);
        }
        int said = trailingYear(b, i, limit);
        yearless = said < 0;
        return date(said < 0 ? year : said, month, dayOfMonth)
                && clock(b, i, limit)
                && skipYear(b, said, limit);
    }

    /// The year that follows the clock in `Sat Mar 14 09:26:53.12 UTC 2026`; -1 when none does.
    private static int trailingYear(byte[] b, int clock, int limit) {
        int i = clock;
        while (i < limit && b[i] != ' ') {
            i++;
        }
        i++;
        for (int words = 0; words < 2 && i < limit; words++) {
            if (Ascii.digits(b, i, Math.min(limit, i + 5)) == 4
                    && (i + 4 >= limit || !Ascii.word(b[i + 4]))
                    && Ascii.number(b, i, 4) > 1990
                    && Ascii.number(b, i, 4) < 2100) {
                return Ascii.number(b, i, 4);
            }
            int word = i;
            while (i < limit && b[i] >= 'A' && b[i] <= 'Z') {
                i++;
            }
            if (i == word || i >= limit || b[i] != ' ') {
                return -1;
            }
            i++;
        }
        return -1;
    }

    private boolean skipYear(byte[] b, int said, int limit) {
        if (said >= 0) {
            int i = Ascii.afterSpaces(b, end, limit);
            if (Ascii.digits(b, i, Math.min(limit, i + 5)) == 4) {
                end = i + 4;
            }
        }
        return true;
    }

    private boolean timeOnly(byte[] b, int at, int limit) {
        long start = day.toEpochDay() * DAY;
        knownStart = start;
        knownYear = -1;
        if (!clock(b, at, limit) || limit - at < 8) {
            return false;
        }
        // Past midnight: the clock jumped back by more than half a day.
        long clock = millis - start;
        if (clock < lastClock - DAY / 2) {
            day = day.plusDays(1);
            millis += DAY;
        }
        lastClock = clock;
        dateless = true;
        return true;
    }

    private boolean clock(byte[] b, int at, int limit) {
        int hours = Ascii.digits(b, at, Math.min(limit, at + 3));
        if (hours == 0 || hours > 2) {
            return false;
        }
        int minutes = at + hours + 1;
        if (minutes + 1 >= limit
                || (b[minutes - 1] != ':' && b[minutes - 1] != '.')
                || !Ascii.digit(b[minutes])
                || !Ascii.digit(b[minutes + 1])) {
            return false;
        }
        int hour = Ascii.number(b, at, hours);
        int minute = Ascii.number(b, minutes, 2);
        int seconds = minutes + 2;
        if (seconds + 2 < limit
                && b[seconds] == b[minutes - 1]
                && Ascii.digit(b[seconds + 1])
                && Ascii.digit(b[seconds + 2])) {
            return clock(hour, minute, Ascii.number(b, seconds + 1, 2), b, seconds + 3, limit);
        }
        return b[minutes - 1] == ':' && clock(hour, minute, 0, b, seconds, limit);
    }

    private boolean clock(int hourSaid, int minute, int second, byte[] b, int from, int limit) {
        int hour = hourSaid;
        int i = from;
        long thousandths = 0;
        if (i + 1 < limit && (b[i] == '.' || b[i] == ',') && Ascii.digit(b[i + 1])) {
            i++;
            int unit = 100;
            while (i < limit && Ascii.digit(b[i])) {
                thousandths += (long) unit * (b[i] - '0');
                unit /= 10;
                i++;
            }
        }
        if (i + 2 < limit
                && b[i] == ' '
                && (b[i + 2] | 0x20) == 'm'
                && ((b[i + 1] | 0x20) == 'a' || (b[i + 1] | 0x20) == 'p')) {
            hour = hour % 12 + ((b[i + 1] | 0x20) == 'p' ? 12 : 0);
            i += 3;
        }
        if (hour > 24 || minute > 59 || second > 60) {
            return false;
        }
        millis = knownStart + ((hour * 60L + minute) * 60 + second) * 1000 + thousandths;
        end = i;
        zone(b, i, limit);
        return true;
    }

    private void zone(byte[] b, int from, int limit) {
        int i = from;
        if (i < limit && b[i] == ' ') {
            i++;
        }
        if (i >= limit) {
            return;
        }
        if ((b[i] == 'Z' || b[i] == 'z') && (i + 1 >= limit || !Ascii.word(b[i + 1]))) {
            setZone(0, i + 1);
        } else if (b[i] == '+' || b[i] == '-') {
            signed(b, i, limit);
        } else if (Ascii.letter(b[i])) {
            named(b, i, limit);
        }
    }

    private void signed(byte[] b, int at, int limit) {
        int hours = Ascii.digits(b, at + 1, Math.min(limit, at + 6));
        int minutes = 0;
        int stop = at + 1 + hours;
        int hour;
        if (hours == 4) {
            hour = Ascii.number(b, at + 1, 2);
            minutes = Ascii.number(b, at + 3, 2);
        } else if (hours == 2) {
            hour = Ascii.number(b, at + 1, 2);
            if (stop + 2 < limit
                    && b[stop] == ':'
                    && Ascii.digits(b, stop + 1, Math.min(limit, stop + 3)) == 2) {
                minutes = Ascii.number(b, stop + 1, 2);
                stop += 3;
            } else if (b[at - 1] == ' ') {
                return;
            }
        } else {
            return;
        }
        if (hour <= 14 && minutes < 60) {
            int offset = hour * 60 + minutes;
            setZone(b[at] == '-' ? -offset : offset, stop);
        }
    }

    private void named(byte[] b, int at, int limit) {
        int i = at;
        while (i < limit && i < at + 40 && (Ascii.word(b[i]) || b[i] == '/' || b[i] == '_')) {
            i++;
        }
        int length = i - at;
        if (length >= 3 && length <= 4) {
            int minutes =
                    Zones.minutes(
                            new String(
                                    b, at, length, java.nio.charset.StandardCharsets.ISO_8859_1));
            if (minutes != Zones.NONE) {
                setZone(minutes, i);
            }
        } else if (length > 5 && Ascii.find(b, at, i, '/') > 0) {
            try {
                ZoneId region =
                        ZoneId.of(
                                new String(
                                        b,
                                        at,
                                        length,
                                        java.nio.charset.StandardCharsets.ISO_8859_1));
                setZone(
                        region.getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds()
                                / 60,
                        i);
            } catch (DateTimeException notAZone) {
                // A word with a slash in it, for instance a path.
            }
        }
    }

    private void setZone(int minutes, int stop) {
        zoned = true;
        offsetMinutes = minutes;
        millis -= minutes * 60_000L;
        end = stop;
    }

    private boolean date(int y, int m, int d) {
        if (y == knownYear && m == knownMonth && d == knownDay) {
            return true;
        }
        if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1970 || y > 2200) {
            return false;
        }
        LocalDate date;
        try {
            date = LocalDate.of(y, m, d);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
        knownYear = y;
        knownMonth = m;
        knownDay = d;
        knownStart = date.toEpochDay() * DAY;
        if (!yearless) {
            year = y;
        }
        if (!date.equals(day)) {
            day = date;
            lastClock = 0;
        }
        return true;
    }

    private static int month(byte[] b, int at, int limit) {
        return named(b, at, limit, MONTHS);
    }

    /// Which of the three-letter names stands at a place, counted from 1; 0 for none.
    private static int named(byte[] b, int at, int limit, String names) {
        if (limit - at < 4 || !Ascii.letter(b[at])) {
            return 0;
        }
        byte first = Ascii.lower(b[at]);
        byte second = Ascii.lower(b[at + 1]);
        byte third = Ascii.lower(b[at + 2]);
        for (int i = 0; i < names.length(); i += 3) {
            if (names.charAt(i) == first
                    && names.charAt(i + 1) == second
                    && names.charAt(i + 2) == third) {
                return i / 3 + 1;
            }
        }
        return 0;
    }
}
