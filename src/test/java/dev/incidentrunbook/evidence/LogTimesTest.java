package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogTimesTest {
    private static final Instant TAKEN_IN = Instant.parse("2026-11-25T00:00:00Z");
    private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

    @Test
    void aMomentIsFoundByItsLine() throws IOException {
        var text = new StringBuilder();
        for (int second = 0; second < 3600; second++) {
            text.append(
                    "2026-11-22T02:%02d:%02dZ line\n    of a record\n"
                            .formatted(second / 60, second % 60));
        }
        LogLines log = LogLines.anyway(MemoryChunks.of(bytes(text.toString()), 1000));
        LogTimes times = times(log, Optional.empty());
        assertEquals(2 * 1805 + 1, times.lineAt(Instant.parse("2026-11-22T02:30:05Z")));
        assertEquals(1, times.lineAt(Instant.parse("2020-01-01T00:00:00Z")));
        assertEquals(7200, times.lineAt(Instant.parse("2030-01-01T00:00:00Z")));
        assertEquals(Optional.of(Instant.parse("2026-11-22T02:30:05Z")), times.at(2 * 1805 + 2));
        assertEquals(Optional.of(Instant.parse("2026-11-22T02:59:59Z")), times.last());
    }

    @Test
    void linesWithoutAZoneAreOfThisMachineUnlessAnotherOneIsChosen() throws IOException {
        LogLines log = LogLines.anyway(MemoryChunks.of(bytes("2026-11-22 02:00:00 x\n"), 100));
        assertEquals(
                Instant.parse("2026-11-22T01:00:00Z"),
                times(log, Optional.empty()).first().orElseThrow());
        assertEquals(
                Instant.parse("2026-11-22T07:00:00Z"),
                times(log, Optional.of(ZoneId.of("-05:00"))).first().orElseThrow());
        assertFalse(times(log, Optional.empty()).zoned());
    }

    @Test
    void aLogWithoutMomentsHasNone() throws IOException {
        LogTimes times =
                times(LogLines.anyway(MemoryChunks.of(bytes("a\nb\n"), 100)), Optional.empty());
        assertEquals(Optional.empty(), times.first());
        assertEquals(Optional.empty(), times.at(2));
        assertEquals(2, times.lineAt(TAKEN_IN));
    }

    private static LogTimes times(LogLines log, Optional<ZoneId> zone) throws IOException {
        return LogTimes.of(log, zone, HERE, TAKEN_IN);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
