package dev.incidentrunbook.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepViewModelTest {
    private final HeldWork work = new HeldWork();

    @Test
    void aTickShowsAtOnceAndIsSavedAMomentLater() {
        var desk = new Desk(new Story(), work);
        desk.item("read-log").toggle();
        assertEquals(new Answer.Done(), desk.item("read-log").answer().get());
        assertTrue(desk.item("read-log").saving().get());
        assertEquals(1, desk.story.incident().seq());

        work.all();
        assertFalse(desk.item("read-log").saving().get());
        assertEquals(new Answer.Done(), desk.item("read-log").answer().get());
        assertEquals(2, desk.story.incident().seq());
    }

    @Test
    void aFailedSaveUnticksThatItemAloneAndSaysWhy() {
        var desk = new Desk(new Story(), work);
        desk.item("read-log").toggle();
        desk.item("find-request").toggle();
        desk.story.log().fail("The disk is full.");
        work.one();
        desk.story.log().fail("");
        assertEquals(new Answer.Open(), desk.item("read-log").answer().get());
        assertEquals("Not saved: The disk is full.", desk.item("read-log").error().get());
        assertEquals(new Answer.Done(), desk.item("find-request").answer().get());
        assertTrue(desk.item("find-request").saving().get());

        work.all();
        assertEquals(new Answer.Done(), desk.item("find-request").answer().get());
        assertEquals("", desk.item("find-request").error().get());
    }

    @Test
    void aTickInFlightSurvivesAnotherItemBeingSaved() {
        var desk = new Desk(new Story(), work);
        desk.item("read-log").toggle();
        desk.item("find-request").toggle();
        work.one();
        assertEquals(new Answer.Done(), desk.item("find-request").answer().get());
        work.all();
        assertTrue(desk.item("read-log").answer().get() instanceof Answer.Done);
        assertTrue(desk.item("find-request").answer().get() instanceof Answer.Done);
    }

    @Test
    void settingAnItemAsideNeedsAReason() {
        var desk = new Desk();
        desk.item("read-log").setAsideOrTakeBack();
        desk.item("read-log").reason().confirm();
        assertEquals("Write the reason first.", desk.item("read-log").reason().error().get());
        desk.item("read-log").reason().text().set(" No log is kept ");
        desk.item("read-log").reason().confirm();
        assertEquals(
                new Answer.NotApplicable("No log is kept"), desk.item("read-log").answer().get());
        desk.item("read-log").setAsideOrTakeBack();
        assertEquals(new Answer.Open(), desk.item("read-log").answer().get());
    }

    @Test
    void finishingTooEarlyNamesTheFirstGapAndSaysHowManyThereAre() {
        var desk = new Desk();
        assertEquals("", desk.page().gap().get());
        assertEquals(Optional.of(desk.item("read-log")), desk.vm.finish());
        assertEquals("2 required items are open", desk.page().gap().get());
        desk.item("read-log").toggle();
        assertEquals("1 required item is open", desk.page().gap().get());
        desk.item("find-request").toggle();
        assertEquals("", desk.page().gap().get());
        assertEquals(List.of(), desk.visited);
    }

    @Test
    void finishingGoesOnToTheNextStepWhichStartsInTheSameEvent() {
        var desk =
                new Desk(new Story().tick("look", "read-log").tick("look", "find-request"), work);
        desk.vm.finish();
        work.all();
        assertEquals(new StepFinished("look", Outcome.DONE, "", "mend"), desk.story.last().event());
        assertEquals(List.of(new Place.Step("mend")), desk.visited);
        assertEquals(Clock.RUNNING, desk.vm.run().get().clock());
        assertEquals("Step 2 of 3", desk.vm.position());
        assertEquals("Finish step 2", desk.vm.finishText());
    }

    @Test
    void finishingTheLastStepLeadsToTheReview() {
        var desk =
                new Desk(
                        new Story().finish("look", Outcome.DONE).finish("mend", Outcome.SKIPPED),
                        Work.inline());
        desk.vm.show("learn");
        desk.vm.finish();
        assertEquals(List.of(new Place.Review()), desk.visited);
        assertEquals("Go to the review", desk.vm.finishText());
    }

    @Test
    void aStepThatWaitsIsNotStartedByFinishingAnother() {
        var desk =
                new Desk(
                        new Story().finish("mend", Outcome.BLOCKED).finish("learn", Outcome.DONE),
                        Work.inline());
        desk.vm.show("look");
        desk.item("read-log").toggle();
        desk.item("find-request").toggle();
        desk.vm.finish();
        assertEquals(new StepFinished("look", Outcome.DONE, "", ""), desk.story.last().event());
        assertEquals(List.of(new Place.Step("mend")), desk.visited);
    }

    @Test
    void aFinishThatIsNotKeptStaysOnTheStepAndSaysWhy() {
        var desk =
                new Desk(
                        new Story().tick("look", "read-log").tick("look", "find-request"),
                        Work.inline());
        desk.story.log().fail("The disk is full.");
        desk.vm.finish();
        assertEquals("Not saved: The disk is full.", desk.vm.error().get());
        assertEquals(List.of(), desk.visited);
    }

    @Test
    void skippingAsksForAReasonAndSetsTheStepAside() {
        var desk = new Desk();
        desk.vm.ask(Outcome.SKIPPED);
        assertEquals("Why is step 1 skipped?", desk.vm.reason().question().get());
        desk.vm.reason().text().set("Seen before");
        desk.vm.reason().confirm();
        assertEquals(
                new StepFinished("look", Outcome.SKIPPED, "Seen before", "mend"),
                desk.story.last().event());
        desk.vm.show("look");
        assertEquals("Skipped: Seen before", desk.vm.outcomeText());
        assertEquals("Reopen", desk.vm.clockText());
        assertEquals("Go to step 2", desk.vm.finishText());
    }

    @Test
    void aBlockedStepStaysInFrontWithItsReasonLeftOut() {
        var desk = new Desk();
        desk.vm.ask(Outcome.BLOCKED);
        desk.vm.reason().confirm();
        assertEquals(new StepFinished("look", Outcome.BLOCKED, "", ""), desk.story.last().event());
        assertEquals(List.of(new Place.Step("look")), desk.visited);
        assertEquals("Resume", desk.vm.clockText());
    }

    @Test
    void theClockStartsPausesAndResumes() {
        var desk = new Desk();
        assertEquals("Start", desk.vm.clockText());
        assertEquals("usually 10 min", desk.vm.time().get());
        desk.vm.turnClock();
        assertEquals("Pause", desk.vm.clockText());
        desk.story.after("12m");
        desk.open.tick();
        assertEquals("12 min active, usually 10 min", desk.vm.time().get());
        desk.vm.turnClock();
        desk.story.after("3m20s");
        desk.open.tick();
        assertEquals("Paused", desk.vm.outcomeText());
        assertEquals("12 min active, 3 min paused, usually 10 min", desk.vm.time().get());
        assertEquals(
                "Active 12 m 00 s, paused 3 m 20 s, in all 15 m 20 s", desk.vm.exactTime().get());
        desk.vm.turnClock();
        assertEquals("Pause", desk.vm.clockText());
    }

    @Test
    void finishingTwiceInAHurryMeansOnce() {
        var desk =
                new Desk(new Story().tick("look", "read-log").tick("look", "find-request"), work);
        desk.vm.finish();
        desk.vm.finish();
        work.all();
        assertEquals(4, desk.story.incident().seq());
        assertEquals(List.of(new Place.Step("mend")), desk.visited);
    }

    @Test
    void theKeyForTheClockNeverReopensAStep() {
        var desk = new Desk(new Story().finish("look", Outcome.DONE), Work.inline());
        desk.vm.show("look");
        desk.vm.pauseOrResume();
        assertEquals("Done", desk.vm.outcomeText());
        desk.vm.turnClock();
        assertEquals("In progress", desk.vm.outcomeText());
    }

    @Test
    void aNoteBeingWrittenIsRecordedBeforeItsStepIsFinished() {
        var desk =
                new Desk(
                        new Story().tick("look", "read-log").tick("look", "find-request"),
                        Work.inline());
        desk.page().notes().text().set("It was the voucher");
        desk.vm.finish();
        assertEquals(
                new NoteAdded("look", NoteKind.OBSERVATION, "It was the voucher"),
                desk.story.event(4).event());
        assertTrue(desk.story.last().event() instanceof StepFinished);
    }

    @Test
    void whatIsDroppedIsAttachedToTheStepInFront() {
        var desk = new Desk();
        desk.vm.show("mend");
        assertEquals(
                "Nothing attached yet. Drop files anywhere on this page, or press Ctrl+E.",
                desk.vm.strip().notice().get());
        assertTrue(desk.vm.strip().attach(new Pasted.Text("curl says 500")));
        assertEquals("mend", desk.story.incident().evidence().getFirst().step());
        assertEquals(1, desk.vm.strip().evidence().size());
        assertEquals("", desk.vm.strip().notice().get());
        assertFalse(desk.vm.strip().attach(new Pasted.Nothing()));
        assertEquals(
                "The clipboard holds nothing that can be attached.",
                desk.vm.strip().notice().get());
        desk.vm.strip().open(desk.vm.strip().evidence().getFirst());
        assertEquals(List.of(new Place.Evidence(1)), desk.visited);
    }
}
