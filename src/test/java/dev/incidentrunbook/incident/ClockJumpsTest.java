package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Timeline.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events are counted from the opening, which is event 1.
class ClockJumpsTest {
    private final Story story = new Story();

    @Test
    void clocksThatGoRightDoNotJump() {
        note().after("3h");
        note().asleepFor("8h");
        note().inSession("shell").after("20m");
        note();
        assertJumps();
    }

    @Test
    void aClockSetWithinASessionJumpsByTheDifference() {
        note().after("10m").wallSetTo("2026-11-22T01:30:00Z");
        note();
        assertJumps("2..3: set back by 1 h 00 m");
        assertEquals(Instant.parse("2026-11-22T02:30:00Z"), jumps().getFirst().from());
        assertEquals(Instant.parse("2026-11-22T01:30:00Z"), jumps().getFirst().to());
        assertEquals(Duration.ofHours(-1), jumps().getFirst().by());
    }

    @Test
    void aClockSetForwardJumpsToo() {
        note().wallSetTo("2036-11-22T02:20:00Z");
        note();
        assertJumps("2..3: set forward by 3653 d 00 h");
    }

    @Test
    void lessThanTwoSecondsIsNoJump() {
        note().wallSetTo("2026-11-22T02:20:02Z");
        note();
        assertJumps();
        story.wallSetTo("2026-11-22T02:20:04.001Z");
        note();
        assertJumps("3..4: set forward by 2 s");
    }

    @Test
    void anotherSessionThatReadsLessThanTheOneBeforeSeesAJumpBackOfUnknownSize() {
        note().wallSetTo("2026-11-22T01:20:00Z").inSession("session-2").after("5m");
        note();
        assertJumps("2..3: set back by at least 55 m 00 s");
    }

    @Test
    void aJumpForwardBetweenSessionsLooksLikeTimeThatPassed() {
        note().wallSetTo("2026-11-22T03:20:00Z").inSession("session-2");
        note();
        assertJumps();
    }

    @Test
    void aClockThatWasNeverSetBeforeJumpsWhenItIs() {
        story.wallSetTo("1970-01-01T00:02:00Z");
        note();
        story.wallSetTo("2026-11-22T02:20:00Z").inSession("session-2");
        note();
        assertJumps("1..2: set back by 20779 d 02 h", "2..3: set forward by at most 20779 d 02 h");
    }

    @Test
    void sessionsThatTakeTurnsSeeTheSameJumpOnce() {
        shell().after("5m").inSession("session-1").after("5m");
        story.wallSetTo("2026-11-22T01:30:00Z");
        note().after("1m");
        shell();
        assertJumps("2..3: set back by 1 h 00 m");
    }

    @Test
    void theSessionThatKnowsTellsTheSizeOfAJumpThatAnotherSawFirst() {
        story.wallSetTo("2026-11-22T01:20:00Z").after("5m");
        shell().inSession("session-1").after("5m");
        note();
        assertJumps("1..2: set back by 1 h 00 m");
    }

    @Test
    void twoJumpsThatAnotherSessionSeesAsOneStayTwo() {
        shell().inSession("session-1").wallSetTo("2026-11-22T01:20:00Z");
        note().wallSetTo("2026-11-22T01:50:00Z");
        note();
        shell();
        assertJumps("2..3: set back by 1 h 00 m", "3..4: set forward by 30 m 00 s");
    }

    @Test
    void aJumpIsToldWhereItCanHaveBeen() {
        shell().after("2m").inSession("session-1");
        story.wallSetTo("2026-11-22T03:22:00Z").after("3m");
        note();
        assertJumps("2..3: set forward by 1 h 00 m");
    }

    @Test
    void theSameJumpTwiceIsTwoJumps() {
        story.wallSetTo("2026-11-22T03:20:00Z");
        shell().inSession("session-1");
        note().wallSetTo("2026-11-22T04:20:00Z").inSession("shell");
        note();
        assertJumps("1..2: set forward by 1 h 00 m", "3..4: set forward by 1 h 00 m");
    }

    @Test
    void thingsStayInTheOrderInWhichTheyHappened() {
        note().after("10m").wallSetTo("2026-11-22T01:30:00Z");
        note().after("10m").wallSetTo("2016-01-01T00:00:00Z");
        shell().after("10m").wallSetTo("2026-11-22T02:50:00Z");
        note();
        story.recordAgo("15m", new IncidentEvent.RequestIdAdded("r-1"));
        assertEquals(
                List.of("1", "2", "6", "clock 3", "3", "clock 4", "4", "clock 5", "5"),
                Timeline.byHappening(story.incident()).stream()
                        .map(e -> (e.kind() == Kind.CLOCK ? "clock " : "") + e.event().seq())
                        .toList());
    }

    @Test
    void aJumpIsAnEntryOfTheTimelineAtTheMomentTheClockWasSetTo() {
        note().wallSetTo("2026-11-22T01:20:00Z");
        story.recordAgo("25m", new IncidentEvent.RequestIdAdded("r-1"));
        var entry = Timeline.byRecording(story.incident()).get(2);
        assertEquals(Kind.CLOCK, entry.kind());
        assertEquals(
                "Clock set back by 1 h 00 m; clock times before this point may be off",
                entry.text());
        assertEquals(Instant.parse("2026-11-22T01:20:00Z"), entry.at());
    }

    private Story note() {
        return story.note("look", "looked");
    }

    private Story shell() {
        return story.inSession("shell").note("look", "from the shell");
    }

    private List<ClockJump> jumps() {
        return story.incident().clockJumps();
    }

    private void assertJumps(String... expected) {
        assertEquals(
                List.of(expected),
                jumps().stream()
                        .map(j -> j.afterSeq() + ".." + j.beforeSeq() + ": " + j.words())
                        .toList());
    }
}
