package dev.incidentrunbook.incident;

import static dev.incidentrunbook.incident.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.RefusedException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseTest {
    private final Story story = new Story();

    @Test
    void anIncidentIsOpenedWithTheRunbookAsItReads() {
        assertEquals(Optional.of(Story.SMALL), story.incident().runbook());
        assertEquals("INC-2026-0001", story.incident().id());
    }

    @Test
    void anIncidentMayHaveBeenDeclaredEarlier() {
        Instant earlier = Story.BEGIN.minusSeconds(600);
        Incident incident = story.response().open(Story.SMALL, Optional.of(earlier));
        assertEquals(earlier, incident.openedAt());
        assertEquals(Optional.of(earlier), incident.milestone(Milestone.DECLARED));
    }

    @Test
    void whatIsGivenBackEndsWithWhatWasRecordedWhateverOthersRecordAtTheSameTime() {
        Incident before = story.incident();
        story.note("look", "by another program, just before");
        var mine = new IncidentEvent.RequestIdAdded("r-1");
        var busy = new BusyLog(story);

        Incident after = new Response(busy, story.clock(), "bob").record(before, mine);

        assertEquals(mine, after.history().getLast().event());
        assertEquals(3, after.seq());
        assertEquals(4, story.incident().seq());
    }

    /// Whoever records in it finds that another program recorded something right after.
    private record BusyLog(Story story) implements IncidentLog {
        @Override
        public Recorded append(Draft draft) {
            Recorded recorded = story.log().append(draft);
            story.note("look", "by another program, just after");
            return recorded;
        }

        @Override
        public List<Recorded> read(String incident) {
            return story.log().read(incident);
        }

        @Override
        public List<String> incidents() {
            return story.log().incidents();
        }

        @Override
        public Changes since(long position) {
            return story.log().since(position);
        }

        @Override
        public Adoption adoption(List<Recorded> events) {
            return story.log().adoption(events);
        }

        @Override
        public Adoption adopt(List<Recorded> events) {
            return story.log().adopt(events);
        }

        @Override
        public List<String> verify(String incident) {
            return story.log().verify(incident);
        }
    }

    @Test
    void anUnknownIncidentIsRefused() {
        assertEquals(
                "There is no incident INC-1999-0001; list shows those there are.",
                refusal(() -> story.response().incident("INC-1999-0001")));
    }

    @Test
    void theFutureIsRefusedAndNothingRecorded() {
        assertEquals(
                "2026-11-22 02:21:01 UTC is still to come; an event has happened when it is recorded.",
                refusal(() -> story.recordAt(Story.BEGIN.plusSeconds(61), new Closed())));
        assertEquals(1, story.incident().seq());
    }

    @Test
    void aClockALittleAheadIsTakenForNow() {
        story.recordAt(Story.BEGIN.plusSeconds(60), new Closed());
        assertEquals(Story.BEGIN, story.last().happenedAt());
    }

    @Test
    void momentsAreKeptToTheMillisecond() {
        story.recordAt(Instant.parse("2026-11-22T01:00:00.123456789Z"), new Closed());
        assertEquals(Instant.parse("2026-11-22T01:00:00.123Z"), story.last().happenedAt());
    }

    @Test
    void aStepWithOpenRequiredItemsCannotBeCalledDone() {
        story.tick("look", "read-log");
        var refused = assertThrows(RefusedException.class, () -> finish("look", Outcome.DONE, ""));
        assertEquals(
                "1 required item of step 1 is open: 1.2 Find the failing request.",
                String.valueOf(refused.getMessage()));
        assertEquals(Reason.CHECK_FAILED, refused.reason());
        assertEquals(Outcome.IN_PROGRESS, outcome("look"));
    }

    @Test
    void everyGapIsNamedAtOnce() {
        assertEquals(
                "2 required items of step 1 are open: 1.1 Read the error log; 1.2 Find the failing request.",
                refusal(() -> finish("look", Outcome.DONE, "")));
    }

    @Test
    void anItemThatDoesNotApplyIsNoGap() {
        story.tick("look", "read-log").notApplicable("look", "find-request", "every request fails");
        finish("look", Outcome.DONE, "");
        assertEquals(Outcome.DONE, outcome("look"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIPPED", "NOT_APPLICABLE", "FAILED", "BLOCKED", "DEFERRED"})
    void onlyDoneAsksForTheRequiredItems(Outcome outcome) {
        finish("look", outcome, "no staging");
        assertEquals(outcome, outcome("look"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIPPED", "NOT_APPLICABLE"})
    void skippingNeedsAReason(Outcome outcome) {
        assertEquals(
                "Step 1 needs a reason to be called "
                        + outcome.words()
                        + "; say why in one sentence.",
                refusal(() -> finish("look", outcome, " ")));
        assertEquals(Outcome.OPEN, outcome("look"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "IN_PROGRESS"})
    void aStepIsNotFinishedIntoAStateThatIsNoOutcome(Outcome outcome) {
        assertThrows(IllegalArgumentException.class, () -> finish("look", outcome, "why"));
    }

    @Test
    void anUnknownStepIsRefused() {
        assertEquals(
                "There is no step dance in INC-2026-0001; its runbook has 3 steps.",
                refusal(() -> finish("dance", Outcome.DONE, "")));
    }

    @Test
    void anUnknownNextStepIsRefused() {
        assertTrue(
                refusal(() ->
                                story.response()
                                        .finish(
                                                story.incident(),
                                                "look",
                                                Outcome.SKIPPED,
                                                "why",
                                                "dance",
                                                Optional.empty()))
                        .startsWith("There is no step dance"));
    }

    @Test
    void nothingToUndoIsRefused() {
        assertEquals("There is nothing to undo in INC-2026-0001.", refusal(story::undo));
    }

    @Test
    void nothingToRedoIsRefused() {
        story.start("look");
        assertEquals("There is nothing to redo in INC-2026-0001.", refusal(story::redo));
    }

    @Test
    void whatTheLogCouldNotKeepHasNotHappened() {
        Incident before = story.incident();
        story.log().fail("The disk is full; free some space.");
        assertThrows(StorageException.class, () -> story.response().record(before, new Closed()));
        story.log().fail("");
        assertEquals(before, story.incident());
    }

    @Test
    void eachOfTwoWritersSeesWhatTheOtherDid() {
        Incident seenByBoth = story.incident();
        story.by("ada").inSession("desktop").tick("look", "read-log");
        story.by("bob").inSession("shell");
        Incident seenByBob = story.response().record(seenByBoth, new Closed());
        assertEquals(3, seenByBob.seq());
        assertEquals(new Answer.Done(), seenByBob.step("look").orElseThrow().answer("read-log"));
        assertEquals(story.incident(), seenByBob);
    }

    private Incident finish(String step, Outcome outcome, String reason) {
        return story.response()
                .finish(story.incident(), step, outcome, reason, "", Optional.empty());
    }

    private Outcome outcome(String step) {
        return story.incident().step(step).orElseThrow().outcome();
    }
}
