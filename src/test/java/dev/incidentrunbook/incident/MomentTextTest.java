package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTextTest {
    private static final Instant MOMENT = Instant.parse("2026-11-22T02:14:22Z");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-11-22 03:14:22 +01:00",
        "America/New_York, 2026-11-21 21:14:22 -05:00",
        "Asia/Kolkata,     2026-11-22 07:44:22 +05:30",
        "UTC,              2026-11-22 02:14:22 UTC"
    })
    void localTimeSaysHowFarItIsFromUtc(ZoneId zone, String text) {
        assertEquals(text, MomentText.local(MOMENT, zone));
    }

    @Test
    void utcSaysSo() {
        assertEquals("2026-11-22 02:14:22 UTC", MomentText.utc(MOMENT));
    }

    @Test
    void theTimeOfDayIsLocal() {
        assertEquals("03:14", MomentText.localTime(MOMENT, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "UTC", "Pacific/Auckland"})
    void whatIsWrittenCanBeReadAgain(ZoneId zone) {
        var reader = new MomentReader(ZoneId.of("Asia/Tokyo"));
        Instant now = MOMENT.plusSeconds(3600);
        assertEquals(MOMENT, reader.read(MomentText.local(MOMENT, zone), now));
        assertEquals(MOMENT, reader.read(MomentText.utc(MOMENT), now));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,       0 s",
        "PT0.9S,     0 s",
        "PT-0.9S,    0 s",
        "PT59.9S,    59 s",
        "PT60S,      1 m 00 s",
        "PT4M12S,    4 m 12 s",
        "PT1H3M59S,  1 h 03 m",
        "PT23H59M,   23 h 59 m",
        "PT53H10M,   2 d 05 h",
        "PT-4M-12S,  -4 m 12 s"
    })
    void aDurationShowsItsTwoLargestUnits(Duration duration, String text) {
        assertEquals(text, MomentText.duration(duration));
    }
}
