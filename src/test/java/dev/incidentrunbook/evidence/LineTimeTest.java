package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimeTest {
    private final LineTime times =
            new LineTime(ZoneId.of("Europe/Berlin"), Instant.parse("2026-11-25T00:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-22T03:14:05.123Z INFO x                              | 2026-11-22T03:14:05.123Z
                    2026-11-22T03:14:05.123456+01:00 x                           | 2026-11-22T02:14:05.123Z
                    2026-11-22 03:14:05,120 INFO x                               | 2026-11-22T02:14:05.120Z
                    2026-07-22 03:14:05 UTC [12] ERROR                           | 2026-07-22T03:14:05Z
                    [2026-11-22 03:14:05 +0000] [1] [INFO] x                     | 2026-11-22T03:14:05Z
                    2026/11/22 03:14:05 [error] 7#7: *1 x                        | 2026-11-22T02:14:05Z
                    10.0.0.1 - - [22/Nov/2026:03:14:05 +0000] "GET / HTTP/1.1"   | 2026-11-22T03:14:05Z
                    [Sun Nov 22 03:14:05.123456 2026] [core:error]               | 2026-11-22T02:14:05.123Z
                    Nov 22 03:14:05 host app[1]: x                               | 2026-11-22T02:14:05Z
                    Dec  2 03:14:05 host app[1]: of the year before              | 2025-12-02T02:14:05Z
                    E1122 03:14:05.123456    7 file.go:1] x                      | 2026-11-22T02:14:05.123Z
                    22-Nov-2026 03:14:05.123 SEVERE [main]                       | 2026-11-22T02:14:05.123Z
                    22.11.2026 03:14:05 x                                        | 2026-11-22T02:14:05Z
                    7:M 22 Nov 2026 03:14:05.123 * x                             | 2026-11-22T02:14:05.123Z
                    26/11/22 03:14:05 WARN x                                     | 2026-11-22T02:14:05Z
                    20261122T031405Z x                                           | 2026-11-22T03:14:05Z
                    1763777645 x                                                 | 2025-11-22T02:14:05Z
                    {"level":"error","ts":1763777645.5,"msg":"x"}                | 2025-11-22T02:14:05.500Z
                    {"level":50,"time":1763777645123,"msg":"x"}                  | 2025-11-22T02:14:05.123Z
                    {"@timestamp":"2026-11-22T03:14:05.1Z"}                      | 2026-11-22T03:14:05.100Z
                    <134>1 2026-11-22T03:14:05Z host app                         | 2026-11-22T03:14:05Z
                    \u001b[32m2026-11-22T03:14:05Z\u001b[0m INFO                 | 2026-11-22T03:14:05Z
                    """)
    void momentsAreRecognised(String line, String moment) {
        assertEquals(Instant.parse(moment), Instant.ofEpochMilli(of(line)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    at shop.Discounts.apply(Discounts.java:88)",
                "69.0199999 ms",
                "order 1763777645 was paid",
                "version 2026-11-22 of the file",
                "2026-13-22 03:14:05 no such month",
                "May be 12:00:00",
                "4711 items",
                ""
            })
    void otherNumbersAreNone(String line) {
        assertEquals(LineTime.NONE, of(line));
    }

    @Test
    void theLeftmostCounts() {
        assertEquals(
                Instant.parse("2026-11-22T03:14:05Z"),
                Instant.ofEpochMilli(of("2026-11-22T03:14:05Z due 2027-01-01T00:00:00Z")));
    }

    @Test
    void whatStandsFarBehindBelongsToTheMessage() {
        assertEquals(LineTime.NONE, of("x".repeat(161) + " 2026-11-22T03:14:05Z"));
    }

    private long of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return times.millis(bytes, 0, bytes.length);
    }
}
