package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.RefusedException.Reason;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentReaderTest {
    /// 03:30:10 on a Monday in Berlin.
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:10Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "now,            2026-11-23T02:30:10Z",
        "' Now ',        2026-11-23T02:30:10Z",
        "-12m,           2026-11-23T02:18:10Z",
        "-1h30m,         2026-11-23T01:00:10Z",
        "-2h 5m,         2026-11-23T00:25:10Z",
        "-90s,           2026-11-23T02:28:40Z",
        "-2d,            2026-11-21T02:30:10Z",
        "- 12 min,       2026-11-23T02:18:10Z",
        "\u221212m,      2026-11-23T02:18:10Z",
        "12m ago,        2026-11-23T02:18:10Z",
        "1h 5m ago,      2026-11-23T01:25:10Z",
        "2 hours ago,    2026-11-23T00:30:10Z",
        "1 day 2 hours 3 minutes 4 seconds ago, 2026-11-22T00:27:06Z"
    })
    void relativeTimesCountBackFromNow(String text, Instant moment) {
        assertReads(moment, text);
    }

    @ParameterizedTest
    @CsvSource({
        "03:14,             2026-11-23T02:14:00Z",
        "3:14,              2026-11-23T02:14:00Z",
        "03:14:22,          2026-11-23T02:14:22Z",
        "03:14:22.5,        2026-11-23T02:14:22.5Z",
        "3:14 am,           2026-11-23T02:14:00Z",
        "12:05 AM,          2026-11-22T23:05:00Z",
        "11:50pm,           2026-11-22T22:50:00Z",
        "23:50,             2026-11-22T22:50:00Z",
        "at 03:14,          2026-11-23T02:14:00Z",
        "today 03:14,       2026-11-23T02:14:00Z",
        "yesterday 23:50,   2026-11-22T22:50:00Z",
        "Yesterday at 3:14, 2026-11-22T02:14:00Z",
        "03:14 CET,         2026-11-23T02:14:00Z",
        "02:14 UTC,         2026-11-23T02:14:00Z",
        "02:14Z,            2026-11-23T02:14:00Z",
        "03:14 UTC,         2026-11-22T03:14:00Z",
        "21:14 EST,         2026-11-23T02:14:00Z",
        "21:14 est,         2026-11-23T02:14:00Z",
        "07:44 +05:30,      2026-11-23T02:14:00Z",
        "21:14 America/New_York, 2026-11-23T02:14:00Z",
        "05:14 UTC+3,       2026-11-23T02:14:00Z"
    })
    void aTimeWithoutDateIsTheLatestOneThatIsPast(String text, Instant moment) {
        assertReads(moment, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22 03:14                       | 2026-11-22T02:14:00Z",
                "2026-11-22 03:14 CET                   | 2026-11-22T02:14:00Z",
                "2026-11-22 03:14 UTC                   | 2026-11-22T03:14:00Z",
                "2026-11-22 03:14 Europe/Berlin         | 2026-11-22T02:14:00Z",
                "2026-11-22 03:14 +01:00                | 2026-11-22T02:14:00Z",
                "2026-11-22 03:14:22 -0500              | 2026-11-22T08:14:22Z",
                "2026-11-22T03:14                       | 2026-11-22T02:14:00Z",
                "2026-11-22T03:14:22Z                   | 2026-11-22T03:14:22Z",
                "2026-11-22T03:14:22.123456789+01:00    | 2026-11-22T02:14:22.123456789Z",
                "2026-11-22T03:14:22+01                 | 2026-11-22T02:14:22Z",
                "2026-11-22T03:14:22+01:00[Europe/Berlin] | 2026-11-22T02:14:22Z",
                "2026-07-22 03:14                       | 2026-07-22T01:14:00Z",
                "2026-07-22 03:14 CET                   | 2026-07-22T02:14:00Z",
                "2026-07-22 03:14 CEST                  | 2026-07-22T01:14:00Z",
                "22.11.2026 03:14                       | 2026-11-22T02:14:00Z",
                "Sun, 22 Nov 2026 03:14:22 GMT          | 2026-11-22T03:14:22Z",
                "22 Nov 2026 03:14:22                   | 2026-11-22T02:14:22Z"
            })
    void datesAreReadWithAndWithoutZone(String text, Instant moment) {
        assertReads(moment, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[23/Nov/2026:00:07:13 +0000]           | 2026-11-23T00:07:13Z",
                "23/Nov/2026:00:07:13 +0100             | 2026-11-22T23:07:13Z",
                "2026/11/23 00:07:13                    | 2026-11-22T23:07:13Z",
                "Mon Nov 23 00:07:13.123456 2026        | 2026-11-22T23:07:13.123456Z",
                "[Mon Nov 23 00:07:13.123456 2026]      | 2026-11-22T23:07:13.123456Z",
                "Mon Nov 23 00:07:13 UTC 2026           | 2026-11-23T00:07:13Z",
                "Mon Nov  9 00:07:13 2026               | 2026-11-08T23:07:13Z",
                "Nov 23 00:07:13                        | 2026-11-22T23:07:13Z",
                "Nov  9 00:07:13                        | 2026-11-08T23:07:13Z",
                "Dec 24 00:07:13                        | 2025-12-23T23:07:13Z",
                "Feb 29 12:00:00                        | 2024-02-29T11:00:00Z",
                "2026-11-23 00:07:13,123                | 2026-11-22T23:07:13.123Z",
                "2026-11-23T00:07:13.123Z               | 2026-11-23T00:07:13.123Z",
                "23-Nov-2026 00:07:13.123               | 2026-11-22T23:07:13.123Z",
                "Nov 23, 2026 12:07:13 AM               | 2026-11-22T23:07:13Z",
                "20261123T000713Z                       | 2026-11-23T00:07:13Z",
                "20261123000713                         | 2026-11-22T23:07:13Z",
                "1795392433                             | 2026-11-23T00:07:13Z",
                "1795392433.5                           | 2026-11-23T00:07:13.5Z",
                "1795392433123                          | 2026-11-23T00:07:13.123Z",
                "1795392433123456                       | 2026-11-23T00:07:13.123456Z",
                "@1795392433                            | 2026-11-23T00:07:13Z"
            })
    void timestampsOfServersAreRead(String text, Instant moment) {
        assertReads(moment, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.7 - - [23/Nov/2026:00:07:13 +0000] \"GET /a HTTP/1.1\" 500 31 | 2026-11-23T00:07:13Z",
                "2026/11/23 00:07:13 [error] 31#31: *7 upstream timed out | 2026-11-22T23:07:13Z",
                "[Mon Nov 23 00:07:13.123456 2026] [core:error] [pid 31] AH00124 | 2026-11-22T23:07:13.123456Z",
                "Nov 23 00:07:13 web-1 kernel: Out of memory | 2026-11-22T23:07:13Z",
                "2026-11-23 00:07:13,123 ERROR app: failed | 2026-11-22T23:07:13.123Z",
                "2026-11-23 00:07:13 WARN 12:00:00 is not the time | 2026-11-22T23:07:13Z",
                "2026-11-23 00:07:13.123 UTC [12] ERROR: deadlock detected | 2026-11-23T00:07:13.123Z",
                "2026-11-23 00:07:13 -12 items left | 2026-11-22T23:07:13Z",
                "23-Nov-2026 00:07:13.123 SEVERE [main] o.a.c.C | 2026-11-22T23:07:13.123Z",
                "ERROR [2026-11-23T00:07:13.123Z] boom | 2026-11-23T00:07:13.123Z",
                "{\"level\":50,\"time\":\"2026-11-23T00:07:13.123Z\",\"msg\":\"boom\"} | 2026-11-23T00:07:13.123Z",
                "00:07:13.123 [http-8080-1] ERROR c.e.App - boom | 2026-11-22T23:07:13.123Z",
                "1795392433.123     87 10.0.0.7 TCP_MISS/500 | 2026-11-23T00:07:13.123Z"
            })
    void aWholeLogLineTellsItsTimestamp(String line, Instant moment) {
        assertReads(moment, line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "12m",
                "-12",
                "-12x",
                "-5 monkeys",
                "25:00",
                "03:60",
                "13:00 pm",
                "2026-13-01 03:14",
                "2026-02-30 03:14",
                "2026-11-22",
                "11/23/2026 03:14",
                "ticked item 2 at 03:14",
                "123456",
                "-999999999d",
                "-12m ago",
                "2026-11-22 03:14 +99:00",
                "Foo 31 00:00:00",
                "Feb 30 00:00:00"
            })
    void whatIsNoTimeIsRefusedWithFormsThatWork(String text) {
        var refused = assertThrows(RefusedException.class, () -> berlin(text, NOW));
        assertEquals(Reason.WRONG_WORDS, refused.reason());
        assertEquals(
                "\""
                        + text
                        + "\" is not a time; write for example -12m, 03:14, yesterday 23:50 or 2026-11-22 03:14 CET, "
                        + "or paste a timestamp from a log.",
                refused.getMessage());
    }

    @Test
    void aLongTextIsQuotedInPartAndOnOneLine() {
        String refusal = refusal("no\n" + "x".repeat(5000));
        assertTrue(refusal.startsWith("\"no x"), refusal);
        assertTrue(refusal.length() < 200, refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03:14 XYZ", "2026-11-22 03:14 Berlin", "2026-11-22 03:14 Europe/Bonn"})
    void anUnknownZoneIsRefusedAndNotPassedOver(String text) {
        String refusal = refusal(text);
        assertTrue(refusal.contains("write an offset instead"), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23 03:31:11",
                "+2m",
                "today 23:50",
                "2027-01-01 00:00 UTC",
                "1795500000"
            })
    void theFutureIsRefused(String text) {
        String refusal = refusal(text);
        assertTrue(refusal.contains("which is still to come"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23 03:31:10", "03:31", "+60s"})
    void upToAMinuteAheadIsNowSinceClocksDiffer(String text) {
        assertReads(NOW, text);
    }

    @Test
    void aTimeShownTwiceIsTheLaterOneThatIsPast() {
        // On 25 October 2026 at 03:00 the clocks of Berlin went back to 02:00.
        assertEquals(
                Instant.parse("2026-10-25T01:30:00Z"),
                berlin("02:30", Instant.parse("2026-10-25T01:45:00Z")));
        assertEquals(
                Instant.parse("2026-10-25T00:30:00Z"),
                berlin("02:30", Instant.parse("2026-10-25T01:15:00Z")));
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), berlin("2026-10-25 02:30", NOW));
    }

    @Test
    void aTimeThatTheClocksSkipIsWhatAnUnsetClockShowed() {
        // On 29 March 2026 at 02:00 the clocks of Berlin went forward to 03:00.
        assertEquals(Instant.parse("2026-03-29T01:30:00Z"), berlin("2026-03-29 02:30", NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "America/Chicago, 2026-11-22T08:14:00Z",
        "Europe/Berlin,   2026-11-22T08:14:00Z",
        "Asia/Shanghai,   2026-11-21T18:14:00Z"
    })
    void anAbbreviationSharedByZonesIsTheRespondersOwn(ZoneId zone, Instant moment) {
        assertEquals(moment, new MomentReader(zone).read("2026-11-22 02:14 CST", NOW));
    }

    @Test
    void aLineOfHostileLengthIsReadQuickly() {
        String line = "-1d".repeat(100_000) + " 1-".repeat(100_000);
        assertThrows(RefusedException.class, () -> berlin(line, NOW));
    }

    private static String refusal(String text) {
        return Refusals.refusal(() -> berlin(text, NOW));
    }

    private static Instant berlin(String text, Instant now) {
        return new MomentReader(BERLIN).read(text, now);
    }

    private static void assertReads(Instant moment, String text) {
        assertEquals(moment, berlin(text, NOW));
    }
}
