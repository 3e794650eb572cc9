package dev.incidentrunbook.incident;

import static dev.incidentrunbook.incident.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final Story story = new Story();

    @Test
    void anUndoTakesBackTheLastThing() {
        story.tick("look", "read-log").tick("look", "find-request").undo();
        assertEquals(List.of("read-log"), ticked());
    }

    @Test
    void undoAfterUndoWalksBack() {
        story.tick("look", "read-log").tick("look", "find-request").undo().undo();
        assertEquals(List.of(), ticked());
        assertThrows(RefusedException.class, story::undo);
    }

    @Test
    void nothingIsErasedByAnUndo() {
        story.tick("look", "read-log").undo();
        assertEquals(3, story.incident().history().size());
        assertEquals(List.of(), story.log().verify(story.incident().id()));
    }

    @Test
    void redoAfterRedoWalksForward() {
        story.tick("look", "read-log").tick("look", "find-request").undo().undo();
        story.redo();
        assertEquals(List.of("read-log"), ticked());
        story.redo();
        assertEquals(List.of("read-log", "find-request"), ticked());
        assertThrows(RefusedException.class, story::redo);
    }

    @Test
    void whatWasRedoneCanBeUndoneAgain() {
        story.tick("look", "read-log").undo().redo().undo();
        assertEquals(List.of(), ticked());
        story.redo();
        assertEquals(List.of("read-log"), ticked());
    }

    @Test
    void aNewEventEndsTheChainOfRedos() {
        story.tick("look", "read-log").undo().tick("look", "find-request");
        assertThrows(RefusedException.class, story::redo);
        assertEquals(List.of("find-request"), ticked());
    }

    @Test
    void anUndoAfterANewEventTakesBackThatEvent() {
        story.tick("look", "read-log").undo().tick("look", "find-request").undo();
        assertEquals(List.of(), ticked());
        story.redo();
        assertEquals(List.of("find-request"), ticked());
    }

    @Test
    void theOpeningCannotBeUndone() {
        UUID opening = story.lastId();
        assertThrows(RefusedException.class, story::undo);
        story.record(new Undone(opening));
        assertEquals(3, story.incident().steps().size());
    }

    @Test
    void anUndoOfARedoTakesBackAgain() {
        story.tick("look", "read-log").undo().redo();
        story.record(new Undone(story.lastId()));
        assertEquals(List.of(), ticked());
        story.redo();
        assertEquals(List.of("read-log"), ticked());
    }

    @Test
    void twoProgramsThatUndoTheSameThingHaveUndoneItOnce() {
        story.tick("look", "read-log").tick("look", "find-request");
        Incident seenByBoth = story.incident();
        story.response().undo(seenByBoth);
        story.response().undo(seenByBoth);
        assertEquals(List.of("read-log"), ticked());
        story.redo();
        assertEquals(List.of("read-log", "find-request"), ticked());
        assertThrows(RefusedException.class, story::redo);
    }

    @Test
    void anUndoOfSomethingThatIsNotThereChangesNothing() {
        story.tick("look", "read-log").record(new Undone(new UUID(1, 2)));
        assertEquals(List.of("read-log"), ticked());
    }

    @Test
    void anUndoOfItselfChangesNothing() {
        story.tick("look", "read-log");
        UUID id = new UUID(3, 4);
        Stamp now = story.clock().now();
        story.log()
                .append(
                        new Draft(
                                id, story.incident().id(), now.wall(), now, "ada", new Undone(id)));
        assertEquals(List.of("read-log"), ticked());
    }

    @Test
    void undoingTheFinishOfAStepLetsItsClockRunOn() {
        story.start("look")
                .after("10m")
                .finish("look", Outcome.DONE)
                .after("5m")
                .undo()
                .after("1m");
        assertEquals(Outcome.IN_PROGRESS, story.incident().step("look").orElseThrow().outcome());
        assertEquals(Duration.ofMinutes(16), story.timing("look").active());
    }

    @Test
    void undoingAFinishThatWentOnTakesTheNextStepBackToo() {
        story.start("look").after("10m").finish("look", Outcome.DONE, "", "mend").undo();
        assertEquals(Outcome.OPEN, story.incident().step("mend").orElseThrow().outcome());
        assertEquals(Optional.of("look"), story.incident().active().map(s -> s.step().id()));
    }

    @Test
    void undoingTheTickThatStartedAStepLeavesItOpen() {
        story.tick("look", "read-log").undo();
        assertEquals(Outcome.OPEN, story.incident().step("look").orElseThrow().outcome());
    }

    @Test
    void undoingACorrectionBringsTheFormerValueBack() {
        story.detail(Detail.SERVICE, "checkout").detail(Detail.SERVICE, "catalog").undo();
        assertEquals("checkout", story.incident().detail(Detail.SERVICE));
        story.detail(Detail.SERVICE, "").undo();
        assertEquals("checkout", story.incident().detail(Detail.SERVICE));
    }

    @Test
    void undoingAMilestoneBringsTheFormerMomentBack() {
        story.milestone(Milestone.MITIGATED, "2026-11-22T02:00:00Z")
                .milestone(Milestone.MITIGATED)
                .undo();
        assertEquals(
                "2026-11-22T02:00:00Z",
                story.incident().milestone(Milestone.MITIGATED).orElseThrow().toString());
    }

    @Test
    void undoingANoteRemovesItTogetherWithItsCorrection() {
        story.note("look", "5xx since 02:00");
        UUID note = story.lastId();
        story.record(new NoteRevised(note, "5xx since 02:05")).undo();
        assertEquals("5xx since 02:00", story.incident().notes().getFirst().text());
        story.undo();
        assertEquals(List.of(), story.incident().notes());
    }

    @Test
    void theNumberOfUndoneEvidenceIsNotGivenAgain() {
        story.attach("look", "a.log").attach("look", "b.log").undo().attach("look", "c.log");
        assertTrue(story.incident().evidence(2).orElseThrow().removed());
        assertEquals("c.log", story.incident().evidence(3).orElseThrow().name());
        assertEquals(
                List.of("E1", "E3"),
                story.incident().evidenceOf("look").stream()
                        .map(Incident.Evidence::label)
                        .toList());
    }

    @Test
    void redoneEvidenceHasItsNumberAgain() {
        story.attach("look", "a.log").attach("look", "b.log").undo().undo().redo();
        assertFalse(story.incident().evidence(1).orElseThrow().removed());
        assertTrue(story.incident().evidence(2).orElseThrow().removed());
    }

    @Test
    void theNumberOfAnUndoneActionIsNotGivenAgain() {
        story.action("Add an alert").undo().action("Write a test");
        assertTrue(story.incident().actions().getFirst().removed());
        assertEquals(2, story.incident().actions().getLast().number());
    }

    @Test
    void undoingTheCompletionOfAnActionOpensIt() {
        story.action("Add an alert");
        story.record(new ActionCompleted(story.lastId())).undo();
        assertFalse(story.incident().actions().getFirst().done());
    }

    @Test
    void undoingACloseOpensTheIncident() {
        story.close().undo();
        assertEquals(Incident.Status.OPEN, story.incident().status());
    }

    @Test
    void theSentencesNameTheIncident() {
        assertEquals("There is nothing to undo in INC-2026-0001.", refusal(story::undo));
        assertEquals("There is nothing to redo in INC-2026-0001.", refusal(story::redo));
    }

    private List<String> ticked() {
        StepRun look = story.incident().step("look").orElseThrow();
        return look.step().items().stream()
                .filter(item -> look.answer(item.id()).equals(new Answer.Done()))
                .map(item -> item.id())
                .toList();
    }
}
