package dev.incidentrunbook.diagnosis;

import java.util.Arrays;

/// The time of the access line before, `[14/Mar/2026:09:26:53 +0000] "`: the next one is mostly of the same minute, and then
/// need not be read anew.
final class AccessStamp {
    private static final int SECONDS = 18;
    private static final int LONGEST = 64;

    private final byte[] text = new byte[LONGEST];
    private int length;
    private long minute;
    private boolean zoned;
    private int offsetMinutes;
    private int second;

    /// Keeps a time that was just read.
    ///
    /// @param bracket where the bracket before it stands
    /// @param request where the method of the request stands, a quote before it
    void keep(byte[] b, int from, int bracket, int request, TimeReader times) {
        int at = bracket + 1;
        boolean usual =
                request - at <= LONGEST
                        && times.end() >= at + SECONDS + 2
                        && !times.yearless()
                        && b[at + 2] == '/'
                        && b[at + 6] == '/'
                        && b[at + 11] == ':'
                        && b[at + 14] == ':'
                        && b[at + 17] == ':'
                        && seconds(b, at + SECONDS) >= 0
                        && b[at + SECONDS + 2] == ' '
                        && Ascii.find(b, from, request, '"') == request - 1;
        length = usual ? request - at : 0;
        if (usual) {
            System.arraycopy(b, at, text, 0, length);
            minute = times.millis() - seconds(b, at + SECONDS) * 1000L;
            zoned = times.zoned();
            offsetMinutes = times.offsetMinutes();
        }
    }

    /// Where the line's first quote stands, when a time of the same minute stands before it; otherwise -1.
    int quote(byte[] b, int from, int to) {
        if (length == 0) {
            return -1;
        }
        int at = from;
        while (at < to && b[at] != '[' && b[at] != '"') {
            at++;
        }
        at++;
        int end = at + length;
        if (end >= to
                || b[at - 1] != '['
                || !Arrays.equals(b, at, at + SECONDS, text, 0, SECONDS)
                || !Arrays.equals(b, at + SECONDS + 2, end, text, SECONDS + 2, length)) {
            return -1;
        }
        second = seconds(b, at + SECONDS);
        return second < 0 ? -1 : end - 1;
    }

    /// Takes the time that [#quote] saw.
    ///
    /// @return milliseconds in UTC if the zone is known
    long take(SourceClock clock) {
        return clock.take(minute + second * 1000L, zoned, false, offsetMinutes);
    }

    private static int seconds(byte[] b, int at) {
        return b[at] >= '0' && b[at] <= '5' && Ascii.digit(b[at + 1]) ? Ascii.number(b, at, 2) : -1;
    }
}
