package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PassedTimeTest {
    /// Three clocks of a machine, moved by the test.
    private static final class Clocks {
        private long awake = 7_000;
        private OptionalLong sinceStart;
        private Instant wall = Story.BEGIN;
        private final PassedTime passed;
        private final long begin;

        Clocks(OptionalLong sinceStart) {
            this.sinceStart = sinceStart;
            passed = new PassedTime(() -> awake, () -> this.sinceStart, () -> wall);
            begin = passed.getAsLong();
        }

        void advance(String time) {
            awake += Duration.parse("PT" + time).toNanos();
            sleep(time);
        }

        void sleep(String time) {
            long nanos = Duration.parse("PT" + time).toNanos();
            if (sinceStart.isPresent()) {
                sinceStart = OptionalLong.of(sinceStart.getAsLong() + nanos);
            }
            wall = wall.plusNanos(nanos);
        }

        void assertPassed(String time) {
            assertEquals(Duration.parse("PT" + time), Duration.ofNanos(passed.getAsLong() - begin));
        }
    }

    private final Clocks linux = new Clocks(OptionalLong.of(99_000));
    private final Clocks mac = new Clocks(OptionalLong.empty());

    @Test
    void timeAwakeIsTimeThatPassed() {
        linux.advance("10m");
        linux.assertPassed("10m");
        mac.advance("10m");
        mac.assertPassed("10m");
    }

    @Test
    void sleepIsTimeThatPassed() {
        linux.advance("10m");
        linux.sleep("8h");
        linux.advance("5m");
        linux.assertPassed("8h15m");
        linux.assertPassed("8h15m");
        mac.advance("10m");
        mac.sleep("8h");
        mac.advance("5m");
        mac.assertPassed("8h15m");
        mac.assertPassed("8h15m");
    }

    @Test
    void whoeverSetsTheWallClockDoesNotMakeTimePass() {
        linux.wall = Story.BEGIN.plus(Duration.ofDays(3650));
        linux.advance("5m");
        linux.assertPassed("5m");
        linux.wall = Story.BEGIN.minus(Duration.ofDays(3650));
        linux.advance("5m");
        linux.assertPassed("10m");
    }

    @Test
    void aWallClockSetBackTakesNoTimeAwayWhereItStandsIn() {
        mac.advance("5m");
        mac.wall = mac.wall.minusSeconds(3600);
        mac.advance("5m");
        mac.assertPassed("10m");
        mac.sleep("1h");
        mac.assertPassed("1h10m");
    }

    @Test
    void shortSleepsAddUp() {
        for (int i = 0; i < 4; i++) {
            linux.sleep("1.5s");
            linux.passed.getAsLong();
        }
        linux.assertPassed("6s");
    }

    @Test
    void clocksThatDriftApartAreNoSleep() {
        for (int i = 0; i < 100; i++) {
            mac.advance("1h");
            mac.wall = mac.wall.plusMillis(400);
            mac.passed.getAsLong();
        }
        mac.assertPassed("100h");
    }

    @Test
    void aSleepThatCouldNotBeReadCountsWhenItCan() {
        OptionalLong readable = linux.sinceStart;
        linux.sinceStart = OptionalLong.empty();
        linux.assertPassed("0s");
        linux.sinceStart = OptionalLong.of(readable.getAsLong() + Duration.ofHours(1).toNanos());
        linux.assertPassed("1h");
    }
}
