package dev.incidentrunbook.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/// Finds the moment that a line of a log says it is of: the leftmost that looks like one in its first characters, since a later
/// one belongs to the message. Remembers what it found last, so one thread uses it at a time.
public final class LineTime {
    /// There is no moment.
    public static final long NONE = Long.MIN_VALUE;

    private static final int LOOKED_AT = 160;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final long DAY = 86_400;
    private static final int QUARTER = 900;

    private final ZoneId zone;
    private final Instant around;
    private final int year;
    private final long earliest;
    private final long latest;
    private long knownQuarter = NONE;
    private long knownOffset;

    // What is being read.
    private byte[] bytes = new byte[0];
    private int end;
    private int at;
    private boolean zoned;

    /// Reads moments of a log.
    ///
    /// @param zone where moments without a zone are meant
    /// @param around when the log was taken in; a year that is not said is the last one that fits
    public LineTime(ZoneId zone, Instant around) {
        this.zone = zone;
        this.around = around;
        year = around.atOffset(ZoneOffset.UTC).getYear();
        latest = around.getEpochSecond() + 2 * DAY;
        earliest = around.getEpochSecond() - 3653 * DAY;
    }

    /// One like this for another thread.
    LineTime copy() {
        return new LineTime(zone, around);
    }

    /// Where moments without a zone are meant.
    public ZoneId zone() {
        return zone;
    }

    /// Whether the moment found last names its zone.
    boolean zoned() {
        return zoned;
    }

    /// The moment of a line.
    ///
    /// @return milliseconds since 1970, [#NONE] when it has none
    long millis(byte[] line, int from, int to) {
        bytes = line;
        end = to;
        int stop = Math.min(to, from + LOOKED_AT);
        boolean word = false;
        for (int i = from; i < stop; i++) {
            int c = line[i];
            boolean letter = isLetter(c);
            boolean digit = isDigit(c);
            if (digit || letter) {
                if (!word) {
                    long found = digit ? fromDigits(i, from) : fromLetters(i, from);
                    if (found != NONE) {
                        return found;
                    }
                }
                // The letter that ends a colour of a terminal begins no word with what follows.
                word = digit || c != 'm' || i == from || !isDigit(line[i - 1]);
            } else {
                word = false;
            }
        }
        return NONE;
    }

    private long fromDigits(int i, int from) {
        int digits = 1;
        while (i + digits < end && digits < 20 && isDigit(bytes[i + digits])) {
            digits++;
        }
        int next = byteAt(i + digits);
        at = i + digits;
        return switch (digits) {
            case 4 ->
                    next == '-' || next == '/' || next == '.'
                            ? yearFirst(number(i, 4), next)
                            : NONE;
            case 1, 2 -> dayFirst(number(i, digits), digits, next);
            case 6 -> next == ' ' ? compact(2000 + number(i, 2), i + 2) : NONE;
            case 8 ->
                    next == ' ' || next == '-' || next == 'T' ? compact(number(i, 4), i + 4) : NONE;
            case 10, 13, 16, 19 -> i == from || keyed(i) ? epoch(i, digits) : NONE;
            default -> NONE;
        };
    }

    private long fromLetters(int i, int from) {
        if (i == from && isDigit(byteAt(i + 1)) && "IWEF".indexOf(bytes[i]) >= 0) {
            // klog: a letter for the level, month and day without anything between.
            at = i + 5;
            return digits(i + 1, 4) && byteAt(at) == ' '
                    ? yearless(number(i + 1, 2), number(i + 3, 2))
                    : NONE;
        }
        int month = month(i);
        if (month == 0 || byteAt(i + 3) != ' ') {
            return NONE;
        }
        int day = byteAt(i + 4) == ' ' ? i + 5 : i + 4;
        int length = isDigit(byteAt(day + 1)) ? 2 : 1;
        at = day + length;
        return digits(day, length) && byteAt(at) == ' '
                ? yearless(month, number(day, length))
                : NONE;
    }

    /// `2026-11-22T03:14:05.123Z`, also with slashes or dots, a blank or a colon.
    private long yearFirst(int y, int separator) {
        if (!digits(at + 1, 2) || byteAt(at + 3) != separator || !digits(at + 4, 2)) {
            return NONE;
        }
        int month = number(at + 1, 2);
        int day = number(at + 4, 2);
        at += 6;
        return time(y, month, day);
    }

    /// `22/Nov/2026:03:14:05 +0100`, `22-Nov-2026`, `22 Nov 2026`, `22.11.2026`; `26/11/22` begins with the year.
    private long dayFirst(int first, int digits, int separator) {
        if (digits == 2
                && separator == '/'
                && digits(at + 1, 2)
                && byteAt(at + 3) == '/'
                && digits(at + 4, 2)
                && byteAt(at + 6) == ' ') {
            int month = number(at + 1, 2);
            int day = number(at + 4, 2);
            at += 6;
            return time(2000 + first, month, day);
        }
        if (separator == '.' && digits(at + 1, 2) && byteAt(at + 3) == '.' && digits(at + 4, 4)) {
            int month = number(at + 1, 2);
            int y = number(at + 4, 4);
            at += 8;
            return time(y, month, first);
        }
        int month = separator == '/' || separator == '-' || separator == ' ' ? month(at + 1) : 0;
        if (month > 0 && byteAt(at + 4) == separator && digits(at + 5, 4)) {
            int y = number(at + 5, 4);
            at += 9;
            return time(y, month, first);
        }
        return NONE;
    }

    /// `20261122T031405`, `261122 03:14:05`.
    private long compact(int y, int monthAt) {
        return time(y, number(monthAt, 2), number(monthAt + 2, 2));
    }

    /// `Nov 22 03:14:05`, of which the year is not said or stands behind.
    private long yearless(int month, int day) {
        int timeAt = at;
        long guessed = time(year, month, day);
        if (guessed == NONE) {
            return NONE;
        }
        if (byteAt(at) == ' ' && digits(at + 1, 4) && !isDigit(byteAt(at + 5))) {
            int said = number(at + 1, 4);
            at = timeAt;
            return said >= 1970 && said < 2100 ? time(said, month, day) : guessed;
        }
        if (guessed / 1000 > latest) {
            at = timeAt;
            return time(year - 1, month, day);
        }
        return guessed;
    }

    /// The time of day behind a date, and the zone behind that.
    private long time(int y, int month, int day) {
        int separator = byteAt(at);
        boolean separated =
                separator == ' '
                        || separator == 'T'
                        || separator == ':'
                        || separator == '-'
                        || separator == '_';
        if (!separated || month < 1 || month > 12 || day < 1 || day > 31 || !digits(at + 1, 2)) {
            return NONE;
        }
        int hours = at + 1;
        boolean colons = byteAt(hours + 2) == ':';
        int minutes = colons ? hours + 3 : hours + 2;
        int seconds = colons ? minutes + 3 : minutes + 2;
        if (!digits(minutes, 2) || !digits(seconds, 2) || (colons && byteAt(minutes + 2) != ':')) {
            return NONE;
        }
        int hour = number(hours, 2);
        int minute = number(minutes, 2);
        int second = number(seconds, 2);
        if (hour > 23 || minute > 59 || second > 60) {
            return NONE;
        }
        at = seconds + 2;
        int millis = fraction();
        long local = days(y, month, day) * DAY + hour * 3600L + minute * 60L + second;
        long offset = offset();
        long utc = zoned ? local - offset : local - offsetOf(local);
        return utc * 1000 + millis;
    }

    private int fraction() {
        int c = byteAt(at);
        if ((c != '.' && c != ',') || !isDigit(byteAt(at + 1))) {
            return 0;
        }
        int millis = 0;
        int digits = 0;
        at++;
        while (isDigit(byteAt(at))) {
            if (digits < 3) {
                millis = millis * 10 + (byteAt(at) - '0');
            }
            digits++;
            at++;
        }
        return digits == 1 ? millis * 100 : digits == 2 ? millis * 10 : millis;
    }

    /// Seconds that the zone behind a time is ahead of UTC; says whether there is one.
    private long offset() {
        int from = byteAt(at) == ' ' ? at + 1 : at;
        int c = byteAt(from);
        if (c == 'Z'
                || (byteAt(from + 1) == 'T' && c == 'U' && byteAt(from + 2) == 'C')
                || (c == 'G' && byteAt(from + 1) == 'M' && byteAt(from + 2) == 'T')) {
            zoned = true;
            return 0;
        }
        zoned = (c == '+' || c == '-') && digits(from + 1, 2);
        if (!zoned) {
            return 0;
        }
        int minutes = byteAt(from + 3) == ':' ? from + 4 : from + 3;
        long seconds =
                number(from + 1, 2) * 3600L + (digits(minutes, 2) ? number(minutes, 2) * 60L : 0);
        return c == '-' ? -seconds : seconds;
    }

    private long offsetOf(long local) {
        long quarter = Math.floorDiv(local, QUARTER);
        if (quarter != knownQuarter) {
            knownQuarter = quarter;
            knownOffset =
                    zone.getRules()
                            .getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                            .getTotalSeconds();
        }
        return knownOffset;
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, when that is about when the log was taken in.
    private long epoch(int i, int digits) {
        long seconds = 0;
        for (int d = 0; d < 10; d++) {
            seconds = seconds * 10 + (bytes[i + d] - '0');
        }
        if (seconds < earliest || seconds > latest) {
            return NONE;
        }
        zoned = true;
        if (digits == 10) {
            return seconds * 1000 + fraction();
        }
        return seconds * 1000 + number(i + 10, 3);
    }

    /// Whether a number stands behind a key of a moment, as in `"ts":1763777645`.
    private boolean keyed(int i) {
        int quote = i - 1;
        while (quote > 0 && (bytes[quote] == ' ' || bytes[quote] == ':' || bytes[quote] == '=')) {
            quote--;
        }
        int last = bytes[quote] == '"' ? quote - 1 : quote;
        int first = last;
        while (first > 0 && (isLetter(bytes[first - 1]) || bytes[first - 1] == '_')) {
            first--;
        }
        String key =
                new String(bytes, first, last + 1 - first, StandardCharsets.US_ASCII)
                        .toLowerCase(Locale.ROOT);
        return key.equals("ts") || key.equals("t") || key.contains("time");
    }

    private int month(int i) {
        if (i + 3 > end) {
            return 0;
        }
        for (int m = 0; m < 12; m++) {
            if (bytes[i] == MONTHS.charAt(3 * m)
                    && bytes[i + 1] == MONTHS.charAt(3 * m + 1)
                    && bytes[i + 2] == MONTHS.charAt(3 * m + 2)) {
                return m + 1;
            }
        }
        return 0;
    }

    private static long days(int y, int month, int day) {
        long shifted = month <= 2 ? y - 1L : y;
        long era = Math.floorDiv(shifted, 400);
        long ofEra = shifted - era * 400;
        long ofYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    private int byteAt(int i) {
        return i < end ? bytes[i] : -1;
    }

    private boolean digits(int from, int count) {
        if (from + count > end) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
