package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.evidence.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant MOMENT = Instant.parse("2026-11-22T02:14:07Z");
    private final Times times = new Times(ZoneId.of("Europe/Berlin"));

    @Test
    void momentsAreShownInTheRespondersZone() {
        assertEquals("03:14:07", times.clock(MOMENT));
        assertEquals("2026-11-22 03:14:07 CET (2026-11-22 02:14:07 UTC)", times.inFull(MOMENT));
        assertEquals("2026-11-22 02:14:07 UTC", new Times(ZoneId.of("UTC")).inFull(MOMENT));
    }

    @Test
    void durationsAreCalmOrExact() {
        assertEquals("under a minute", Times.calm(Duration.ofSeconds(42)));
        assertEquals("25 min", Times.calm(Duration.ofMinutes(25)));
        assertEquals("2 h", Times.calm(Duration.ofHours(2)));
        assertEquals("1 h 5 min", Times.calm(Duration.ofMinutes(65)));
        assertEquals("0:42", Times.exact(Duration.ofSeconds(42)));
        assertEquals("1:02:04", Times.exact(Duration.ofSeconds(3724)));
    }

    @Test
    void sizesHaveThreeDigitsAtMost() {
        assertEquals("0 B", ByteSize.text(0));
        assertEquals("999 B", ByteSize.text(999));
        assertEquals("1.0 kB", ByteSize.text(1000));
        assertEquals("1.0 MB", ByteSize.text(999_900));
        assertEquals("310 kB", ByteSize.text(310_000));
        assertEquals("2.5 GB", ByteSize.text(2_500_000_000L));
    }
}
