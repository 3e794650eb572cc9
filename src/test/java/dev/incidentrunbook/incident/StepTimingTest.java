package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepTimingTest {
    private final Story story = new Story();

    @Test
    void aStepThatWasNotTouchedTookNoTime() {
        story.after("1h");
        assertTimes("look", "0s", "0s");
    }

    @Test
    void aRunningStepIsTimedUntilNow() {
        story.start("look").after("5m");
        assertTimes("look", "5m", "0s");
    }

    @Test
    void aPauseIsNotActive() {
        story.start("look").after("5m").pause("look").after("10m").resume("look").after("2m");
        assertTimes("look", "7m", "10m");
    }

    @Test
    void wallClockIsActiveAndPausedTogether() {
        story.start("look").after("5m").pause("look").after("10m");
        assertEquals(Duration.ofMinutes(15), story.timing("look").wallClock());
    }

    @Test
    void aFinishedStepTakesNoMoreTime() {
        story.start("look").after("5m").finish("look", Outcome.DONE).after("1h");
        assertTimes("look", "5m", "0s");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "DEFERRED"})
    void aStepThatWaitsIsPaused(Outcome outcome) {
        story.start("look").after("5m").finish("look", outcome).after("1h");
        assertTimes("look", "5m", "1h");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "DEFERRED", "SKIPPED"})
    void aStepThatWasNeverWorkedOnIsNotPausedEither(Outcome outcome) {
        story.finish("look", outcome).pause("look").after("1h");
        assertTimes("look", "0s", "0s");
    }

    @Test
    void reEntriesAreSummedAndTheTimeBetweenThemDoesNotCount() {
        story.start("look").after("5m").finish("look", Outcome.DONE).after("1h");
        story.reopen("look").after("3m").finish("look", Outcome.FAILED).after("1h");
        assertTimes("look", "8m", "0s");
    }

    @Test
    void pausingADoneStepChangesNothing() {
        story.start("look").after("5m").finish("look", Outcome.DONE).pause("look").after("1h");
        assertTimes("look", "5m", "0s");
    }

    @Test
    void startingAStepRestsTheOneBefore() {
        story.start("look").after("5m").start("mend").after("2m");
        assertTimes("look", "5m", "2m");
        assertTimes("mend", "2m", "0s");
    }

    @Test
    void startingARunningStepAgainLeavesItsClockAlone() {
        story.start("look").after("5m").start("look").resume("look").after("2m");
        assertTimes("look", "7m", "0s");
    }

    @Test
    void finishingCanGoOnToTheNextStepAtOnce() {
        story.start("look").after("5m").finish("look", Outcome.DONE, "", "mend").after("2m");
        assertTimes("look", "5m", "0s");
        assertTimes("mend", "2m", "0s");
    }

    @Test
    void theFirstTouchOfAStepStartsItsClock() {
        story.tick("look", "read-log").after("5m").tick("look", "find-request").after("1m");
        assertTimes("look", "6m", "0s");
    }

    @Test
    void touchingAPausedStepDoesNotResumeIt() {
        story.start("look").after("5m").pause("look").tick("look", "read-log").after("1m");
        assertTimes("look", "5m", "1m");
    }

    @Test
    void touchingADoneStepDoesNotReopenIt() {
        story.start("look")
                .after("5m")
                .finish("look", Outcome.DONE)
                .note("look", "one more thing")
                .after("1h");
        assertTimes("look", "5m", "0s");
        assertEquals(Outcome.DONE, story.incident().step("look").orElseThrow().outcome());
    }

    @Test
    void aClosedIncidentTakesNoMoreTimeOnAnyStep() {
        story.start("look")
                .after("5m")
                .pause("look")
                .start("mend")
                .after("2m")
                .close()
                .after("100h");
        assertTimes("look", "5m", "2m");
        assertTimes("mend", "2m", "0s");
    }

    @Test
    void noClockRunsWhileTheIncidentIsClosed() {
        story.close().tick("look", "read-log").start("mend").after("1h");
        assertTimes("look", "0s", "0s");
        assertTimes("mend", "0s", "0s");
    }

    @Test
    void touchingAStepOfAClosedIncidentDoesNotTakeItUp() {
        story.close().tick("look", "read-log");
        assertEquals(Outcome.OPEN, story.incident().step("look").orElseThrow().outcome());
    }

    @Test
    void aStepGoesOnAfterTheIncidentWasReopened() {
        story.start("look")
                .after("5m")
                .close()
                .after("100h")
                .record(new Reopened())
                .resume("look")
                .after("1m");
        assertTimes("look", "6m", "0s");
    }

    // Back-dating

    @Test
    void aBackDatedFinishEndsTheStepThen() {
        story.start("look")
                .after("30m")
                .recordAgo("10m", new StepFinished("look", Outcome.DONE, "", ""));
        story.after("1h");
        assertTimes("look", "20m", "0s");
    }

    @Test
    void aBackDatedStartCounts() {
        story.after("30m").recordAgo("10m", new StepStarted("look")).after("1m");
        assertTimes("look", "11m", "0s");
    }

    @Test
    void aStepThatEndedBeforeItBeganTookNoTime() {
        story.after("1h").start("look").after("5m");
        story.recordAgo("30m", new StepFinished("look", Outcome.DONE, "", "")).after("5m");
        assertTimes("look", "0s", "0s");
    }

    @Test
    void aBackDatedFinishOverrulesAPauseThatCameAfterIt() {
        story.start("look").after("10m").pause("look").after("10m");
        story.recordAgo("15m", new StepFinished("look", Outcome.DONE, "", "")).after("5m");
        assertTimes("look", "5m", "0s");
    }

    @Test
    void aBackDatedFinishOverrulesAPauseAndItsEnd() {
        story.start("look").after("10m").pause("look").after("10m").resume("look").after("10m");
        story.recordAgo("25m", new StepFinished("look", Outcome.DONE, "", "")).after("5m");
        assertTimes("look", "5m", "0s");
    }

    @Test
    void anEarlierPauseCanBeGivenAfterwards() {
        story.start("look")
                .after("10m")
                .pause("look")
                .after("10m")
                .recordAgo("15m", new StepPaused("look"));
        assertTimes("look", "5m", "15m");
    }

    @Test
    void anEarlierEndOfAPauseCanBeGivenAfterwards() {
        story.start("look")
                .after("10m")
                .pause("look")
                .after("10m")
                .recordAgo("5m", new StepResumed("look"));
        assertTimes("look", "15m", "5m");
    }

    @Test
    void anEarlierStartOfARunningStepReachesBackAndKeepsItsPauses() {
        story.after("10m")
                .start("look")
                .after("5m")
                .pause("look")
                .after("5m")
                .resume("look")
                .after("5m");
        story.recordAgo("20m", new StepStarted("look"));
        assertTimes("look", "15m", "5m");
    }

    @Test
    void aBackDatedStartTakesTheTimeFromTheStepThatRan() {
        story.start("look").after("30m").recordAgo("10m", new StepStarted("mend"));
        assertTimes("look", "20m", "10m");
        assertTimes("mend", "10m", "0s");
    }

    @Test
    void aBackDatedStartLeavesWhatWasMeasuredForOtherSteps() {
        story.start("look").after("30m").finish("look", Outcome.DONE).after("10m");
        story.recordAgo("35m", new StepStarted("mend"));
        assertTimes("look", "30m", "0s");
        assertTimes("mend", "10m", "0s");
    }

    @Test
    void aBackDatedTickDoesNotTakeTimeFromTheStepThatRuns() {
        story.start("look")
                .after("30m")
                .recordAgo("20m", new ItemAnswered("mend", "roll-back", new Answer.Done()));
        story.after("1m");
        assertTimes("look", "30m", "1m");
        assertTimes("mend", "1m", "0s");
    }

    @Test
    void aBackDatedEvidenceStartsItsStepThenWhenNothingElseRan() {
        story.after("30m");
        story.recordAgo(
                "20m",
                new EvidenceAttached(
                        "look", "ab".repeat(32), 1, "a.log", "text/plain", "/a.log", ""));
        assertTimes("look", "20m", "0s");
    }

    @Test
    void aBackDatedCloseEndsTheRunningStepThen() {
        story.start("look").after("30m").recordAgo("10m", new Closed());
        assertTimes("look", "20m", "0s");
    }

    // Clocks

    @Test
    void aWallClockSetBackShortensNothing() {
        story.start("look").after("10m").wallSetTo("2026-11-22T01:00:00Z").after("5m");
        assertTimes("look", "15m", "0s");
        story.finish("look", Outcome.DONE);
        assertTimes("look", "15m", "0s");
    }

    @Test
    void aWallClockSetForwardIsNotTimeThatPassed() {
        story.start("look").after("10m").wallSetTo("2036-11-22T01:00:00Z").after("5m");
        assertTimes("look", "15m", "0s");
        story.finish("look", Outcome.DONE);
        assertTimes("look", "15m", "0s");
    }

    @Test
    void aWallClockSetForTheFirstTimeOverARestartIsNotTimeThatPassed() {
        story.wallSetTo("1970-01-01T00:03:00Z").start("look").after("10m");
        story.note("look", "written down").wallSetTo("2026-11-22T01:00:00Z").inSession("session-2");
        assertTimes("look", "10m", "0s");
        story.note("look", "the battery is flat").after("5m");
        assertTimes("look", "15m", "0s");
    }

    @Test
    void timeAsleepCounts() {
        story.start("look").after("10m").asleepFor("1h").after("5m");
        assertTimes("look", "1h15m", "0s");
    }

    @Test
    void aRestartOfTheProgramDoesNotStopTheClock() {
        story.start("look").after("10m").inSession("session-2").after("5m");
        assertTimes("look", "15m", "0s");
        story.finish("look", Outcome.DONE).after("1h");
        assertTimes("look", "15m", "0s");
    }

    @Test
    void aWallClockSetBackOverARestartIsNotNegative() {
        story.start("look").after("10m").pause("look");
        story.wallSetTo("2026-11-22T01:00:00Z").inSession("session-2").resume("look").after("5m");
        assertTimes("look", "15m", "0s");
    }

    @Test
    void twoProgramsTakingTurnsMeasureTimeOnce() {
        story.start("look").after("1m");
        for (int i = 0; i < 5; i++) {
            story.inSession("shell").note("look", "from the shell").after("1m");
            story.inSession("session-1").note("look", "from the desktop").after("1m");
        }
        assertTimes("look", "11m", "0s");
    }

    @Test
    void aClockThatOnlyWasReadByAnotherProgramInBetweenIsStillTrusted() {
        SettableClock desktop = story.clock();
        story.start("look").after("10m");
        Stamp wrong = new Stamp(Story.BEGIN.minusSeconds(3600), 5, "shell");
        story.log()
                .append(
                        new Draft(
                                UUID.randomUUID(),
                                story.incident().id(),
                                wrong.wall(),
                                wrong,
                                "bob",
                                new IncidentEvent.RequestIdAdded("r-1")));
        desktop.advance(Duration.ofMinutes(5));
        assertTimes("look", "15m", "0s");
    }

    @Test
    void anIncidentLastsFromItsOpeningUntilItIsClosed() {
        story.after("10m").wallSetTo("2026-11-22T01:00:00Z").after("5m");
        assertEquals(Duration.ofMinutes(15), story.incident().elapsed(story.clock().now()));
        story.close().after("1h");
        assertEquals(Duration.ofMinutes(15), story.incident().elapsed(story.clock().now()));
    }

    @Test
    void anIncidentThatIsOpenAgainGoesOn() {
        story.after("10m").close().after("1h").undo();
        assertEquals(Duration.ofMinutes(70), story.incident().elapsed(story.clock().now()));
    }

    @Test
    void anIncidentThatIsResolvedLastsFromTheStartOfTheImpactToItsResolution() {
        story.after("30m");
        Instant opened = story.incident().openedAt();
        story.milestone(Milestone.STARTED, opened.minusSeconds(600).toString());
        story.milestone(Milestone.RESOLVED, opened.plusSeconds(900).toString());
        assertEquals(Duration.ofMinutes(25), story.incident().elapsed(story.clock().now()));
    }

    private void assertTimes(String step, String active, String paused) {
        assertEquals(
                new StepTiming(Duration.parse("PT" + active), Duration.parse("PT" + paused)),
                story.timing(step));
    }
}
