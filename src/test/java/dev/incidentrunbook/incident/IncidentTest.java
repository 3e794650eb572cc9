package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Incident.Mark;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ActionReopened;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.IncidentEvent.MarkRemoved;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdRemoved;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentTest {
    private final Story story = new Story();

    // Replay

    @Test
    void markedLinesStandUntilTheirMarkIsRemoved() {
        story.attach("look", "a.log");
        UUID evidence = story.lastId();
        story.record(new LinesMarked(evidence, 10, 12, "ERROR x", ""));
        story.record(new LinesMarked(evidence, 40, 40, "ERROR y", ""));
        UUID second = story.lastId();
        assertEquals(
                List.of("E1:L10-L12", "E1:L40"),
                story.incident().marks().stream().map(Mark::citation).toList());
        story.record(new MarkRemoved(second));
        assertEquals(
                List.of("E1:L10-L12"),
                story.incident().marks().stream().map(Mark::citation).toList());
        story.record(new LinesMarked(evidence, "logs/app.log", 10, 12, "ERROR z", ""));
        assertEquals(
                List.of("E1:L10-L12", "E1:L10-L12 (logs/app.log)"),
                story.incident().marks().stream().map(Mark::citation).toList());
    }

    @Test
    void theSameEventsAlwaysGiveTheSameIncident() {
        List<Recorded> events = everything().incident().history();
        assertEquals(Incident.replay(events), Incident.replay(events));
    }

    @Test
    void applyingEventAfterEventGivesWhatReplayGives() {
        List<Recorded> events = everything().incident().history();
        Incident incident = Incident.replay(events.subList(0, 1));
        for (Recorded event : events.subList(1, events.size())) {
            incident = incident.apply(event);
        }
        assertEquals(Incident.replay(events), incident);
    }

    @ParameterizedTest
    @MethodSource("dev.incidentrunbook.incident.Examples#events")
    void everyEventLeadsToAnIncidentAlsoWhereItMakesNoSense(IncidentEvent event) {
        Recorded last = story.tick("look", "read-log").last();
        Recorded next =
                new Recorded(
                        last.incident(),
                        3,
                        Examples.SOME,
                        last.happenedAt(),
                        last.recorded(),
                        "ada",
                        "",
                        "",
                        "",
                        event);
        assertEquals(3, story.incident().apply(next).seq());
    }

    @ParameterizedTest
    @MethodSource("dev.incidentrunbook.incident.Examples#events")
    void anEventThatWasUndoneLeavesNoTraceButItsNumber(IncidentEvent event) {
        Incident before = everything().incident();
        // What was done with evidence cannot be taken back; an undo passes it over.
        if (event instanceof Opened
                || event instanceof IncidentEvent.Undone
                || event instanceof IncidentEvent.CustodyEvent) {
            return;
        }
        Incident after = story.record(event).undo().incident();
        assertEquals(before.details(), after.details());
        assertEquals(before.requestIds(), after.requestIds());
        assertEquals(before.milestones(), after.milestones());
        assertEquals(before.steps(), after.steps());
        assertEquals(before.notes(), after.notes());
        assertEquals(before.evidence(), after.evidence().subList(0, before.evidence().size()));
        assertEquals(before.actions(), after.actions().subList(0, before.actions().size()));
        assertEquals(before.review(), after.review());
        assertEquals(before.closed(), after.closed());
    }

    @Test
    void aSecondOpeningDoesNotBeginAllOver() {
        Recorded last = story.tick("look", "read-log").last();
        Recorded again =
                new Recorded(
                        last.incident(),
                        3,
                        Examples.SOME,
                        last.happenedAt(),
                        last.recorded(),
                        "ada",
                        "",
                        "",
                        "",
                        new Opened(Story.SMALL));
        assertEquals(story.incident().steps(), story.incident().apply(again).steps());
    }

    @Test
    void anUnknownEventIsKept() {
        story.record(new Unknown("teleported", "{\"to\":\"moon\"}")).tick("look", "read-log");
        assertEquals("{\"to\":\"moon\"}", story.event(2).body());
        assertEquals(new Unknown("teleported", "{\"to\":\"moon\"}"), story.event(2).event());
    }

    @Test
    void anIncidentWhoseRunbookCannotBeReadIsStillShown() {
        Recorded opened = story.last();
        Recorded unread =
                new Recorded(
                        opened.incident(),
                        1,
                        opened.id(),
                        opened.happenedAt(),
                        opened.recorded(),
                        "ada",
                        "opened",
                        "{}",
                        "",
                        new Unknown("opened", "{}"));
        Incident incident = Incident.replay(List.of(unread));
        assertEquals(Optional.empty(), incident.runbook());
        assertEquals(List.of(), incident.steps());
        assertEquals("Incident, not titled yet", incident.displayTitle());
    }

    @Test
    void theHeadStandsForAllEventsBefore() {
        assertEquals(story.last().hash(), story.incident().head());
    }

    // Details

    @Test
    void aDetailIsBlankUntilFilledIn() {
        assertEquals("", story.incident().detail(Detail.SERVICE));
        assertEquals(
                "checkout",
                story.detail(Detail.SERVICE, "checkout").incident().detail(Detail.SERVICE));
        assertEquals("", story.detail(Detail.SERVICE, " ").incident().detail(Detail.SERVICE));
    }

    @Test
    void detailsAndMilestonesComeInTheirOwnOrderHoweverTheyWereGiven() {
        story.detail(Detail.ENDPOINT, "/pay")
                .detail(Detail.SERVICE, "checkout")
                .detail(Detail.TITLE, "Pay fails");
        story.milestone(Milestone.RESOLVED).milestone(Milestone.STARTED, "2026-11-22T02:00:00Z");
        assertEquals(
                List.of(Detail.TITLE, Detail.SERVICE, Detail.ENDPOINT),
                List.copyOf(story.incident().details().keySet()));
        assertEquals(
                List.of(Milestone.STARTED, Milestone.DECLARED, Milestone.RESOLVED),
                List.copyOf(story.incident().milestones().keySet()));
    }

    @Test
    void anIncidentWithoutTitleIsCalledByItsSymptom() {
        assertEquals("HTTP 500, not titled yet", story.incident().displayTitle());
        assertEquals(
                "Pay fails", story.detail(Detail.TITLE, "Pay fails").incident().displayTitle());
    }

    @Test
    void theSeverityIsKnownOnceGiven() {
        assertEquals(Optional.empty(), story.incident().severity());
        assertEquals(
                Optional.of(Severity.SEV2),
                story.detail(Detail.SEVERITY, "SEV2").incident().severity());
    }

    @Test
    void requestIdsAreKeptOnceInTheOrderTheyBecameKnown() {
        story.record(new RequestIdAdded("r-2"))
                .record(new RequestIdAdded("r-1"))
                .record(new RequestIdAdded("r-2"));
        assertEquals(List.of("r-2", "r-1"), story.incident().requestIds());
        assertEquals(
                List.of("r-1"), story.record(new RequestIdRemoved("r-2")).incident().requestIds());
    }

    // Milestones

    @Test
    void openingAnIncidentDeclaresIt() {
        assertEquals(Optional.of(Story.BEGIN), story.incident().milestone(Milestone.DECLARED));
        assertEquals(Optional.empty(), story.incident().milestone(Milestone.DETECTED));
    }

    @Test
    void aLaterWordOnAMilestoneCorrectsIt() {
        story.milestone(Milestone.DECLARED, "2026-11-22T02:10:00Z")
                .milestone(Milestone.DECLARED, "2026-11-22T02:15:00Z");
        assertEquals(
                Optional.of(Instant.parse("2026-11-22T02:15:00Z")),
                story.incident().milestone(Milestone.DECLARED));
    }

    @Test
    void aMilestoneCanBeCleared() {
        story.milestone(Milestone.MITIGATED).record(new MilestoneCleared(Milestone.MITIGATED));
        assertEquals(Optional.empty(), story.incident().milestone(Milestone.MITIGATED));
        assertEquals(Incident.Status.OPEN, story.incident().status());
    }

    @Test
    void theStatusFollowsTheMilestonesAndTheClosing() {
        assertEquals(Incident.Status.OPEN, story.incident().status());
        assertEquals(
                Incident.Status.MITIGATED,
                story.milestone(Milestone.MITIGATED).incident().status());
        assertEquals(
                Incident.Status.RESOLVED, story.milestone(Milestone.RESOLVED).incident().status());
        assertEquals(Incident.Status.CLOSED, story.close().incident().status());
        assertEquals(Incident.Status.RESOLVED, story.record(new Reopened()).incident().status());
    }

    // Steps

    @Test
    void everyStepIsOpenAtFirst() {
        for (StepRun run : story.incident().steps()) {
            assertEquals(Outcome.OPEN, run.outcome());
        }
        assertEquals(Optional.empty(), story.incident().active());
    }

    @Test
    void theStepToWorkOnIsTheRunningOneElseTheFirstThatHasNotEnded() {
        assertEquals(Optional.of("look"), current());
        story.start("learn");
        assertEquals(Optional.of("learn"), current());
        story.finish("learn", Outcome.DONE).finish("look", Outcome.FAILED);
        assertEquals(Optional.of("mend"), current());
        story.finish("mend", Outcome.BLOCKED);
        assertEquals(Optional.of("mend"), current());
        story.finish("mend", Outcome.SKIPPED);
        assertEquals(Optional.empty(), current());
    }

    @Test
    void anyStepCanBeTakenUpAtAnyTime() {
        story.start("learn").start("look");
        assertEquals(Optional.of("look"), story.incident().active().map(s -> s.step().id()));
        assertEquals(Outcome.IN_PROGRESS, run("learn").outcome());
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "SKIPPED", "NOT_APPLICABLE", "FAILED", "BLOCKED", "DEFERRED"})
    void aStepHasItsOutcomeAndReasonUntilItIsReopened(Outcome outcome) {
        story.start("look").finish("look", outcome, "no logs", "");
        assertEquals(outcome, run("look").outcome());
        assertEquals("no logs", run("look").reason());
        story.reopen("look");
        assertEquals(Outcome.IN_PROGRESS, run("look").outcome());
        assertEquals("", run("look").reason());
    }

    @Test
    void reopeningAStepKeepsItsAnswers() {
        story.tick("look", "read-log").finish("look", Outcome.DONE).reopen("look");
        assertEquals(new Answer.Done(), run("look").answer("read-log"));
    }

    @Test
    void requiredItemsWithoutAnswerAreGaps() {
        assertEquals(List.of("read-log", "find-request"), gaps());
        story.tick("look", "read-log").notApplicable("look", "find-request", "all fail");
        assertEquals(List.of(), gaps());
        story.untick("look", "read-log");
        assertEquals(List.of("read-log"), gaps());
    }

    @Test
    void aFieldIsBlankUntilFilledIn() {
        assertEquals("", run("look").field("runtime"));
        story.fill("look", "runtime", "Java 25");
        assertEquals("Java 25", run("look").field("runtime"));
        story.fill("look", "runtime", "");
        assertEquals("", run("look").field("runtime"));
    }

    @Test
    void eventsOfAStepThatIsNotInTheRunbookChangeNoStep() {
        Incident before = story.incident();
        story.tick("dance", "read-log")
                .start("dance")
                .finish("dance", Outcome.DONE)
                .fill("dance", "a", "b");
        assertEquals(before.steps(), story.incident().steps());
    }

    // Notes, evidence, actions, review

    @Test
    void aNoteBelongsToItsStepAndMoment() {
        story.recordAt(
                Instant.parse("2026-11-22T02:00:00Z"),
                new IncidentEvent.NoteAdded("look", NoteKind.DECISION, "Roll back."));
        assertEquals(
                List.of(
                        new Incident.Note(
                                story.lastId(),
                                "look",
                                Instant.parse("2026-11-22T02:00:00Z"),
                                "ada",
                                NoteKind.DECISION,
                                "Roll back.")),
                story.incident().notesOf("look"));
        assertEquals(List.of(), story.incident().notesOf("mend"));
    }

    @Test
    void aRevisedNoteKeepsItsPlaceAndTheEarlierWordsStayInTheLog() {
        story.note("", "5xx since 02:00");
        UUID note = story.lastId();
        story.note("", "second").record(new NoteRevised(note, "5xx since 02:05"));
        assertEquals(
                List.of("5xx since 02:05", "second"),
                story.incident().notes().stream().map(Incident.Note::text).toList());
        assertTrue(story.event(2).body().contains("5xx since 02:00"));
    }

    @Test
    void aNoteForTheWholeIncidentStartsNoStep() {
        assertEquals(Optional.empty(), story.note("", "hello").incident().active());
    }

    @Test
    void evidenceIsNumberedAndCitedInTheOrderItCame() {
        story.attach("look", "a.log").attach("mend", "b.log");
        assertEquals(
                List.of("E1 a.log", "E2 b.log"),
                story.incident().evidence().stream().map(e -> e.label() + " " + e.name()).toList());
    }

    @Test
    void removedEvidenceKeepsItsNumber() {
        story.attach("look", "a.log")
                .record(new EvidenceRemoved(story.lastId(), "wrong file"))
                .attach("look", "b.log");
        assertTrue(story.incident().evidence(1).orElseThrow().removed());
        assertEquals("b.log", story.incident().evidence(2).orElseThrow().name());
        assertEquals(
                List.of("E2"),
                story.incident().evidenceOf("look").stream()
                        .map(Incident.Evidence::label)
                        .toList());
    }

    @Test
    void aCaptionCanBeCorrected() {
        story.attach("look", "a.log").record(new EvidenceCaptioned(story.lastId(), "the trace"));
        assertEquals("the trace", story.incident().evidence(1).orElseThrow().caption());
    }

    @Test
    void anActionIsChangedDoneReopenedAndDropped() {
        story.record(new ActionAdded(ActionItem.of("Add an alert")));
        UUID id = story.lastId();
        story.record(new ActionChanged(id, ActionItem.of("Add two alerts")));
        assertEquals("Add two alerts", action().item().text());
        story.record(new ActionCompleted(id));
        assertTrue(action().done());
        story.record(new ActionReopened(id));
        assertFalse(action().done());
        story.record(new ActionRemoved(id));
        assertTrue(action().removed());
        assertEquals(1, action().number());
    }

    @Test
    void aSectionOfTheReviewIsBlankUntilWritten() {
        assertEquals("", story.incident().review(ReviewSection.SUMMARY));
        story.write(ReviewSection.SUMMARY, "It broke.");
        assertEquals("It broke.", story.incident().review(ReviewSection.SUMMARY));
        story.write(ReviewSection.SUMMARY, "");
        assertEquals("", story.incident().review(ReviewSection.SUMMARY));
    }

    @Test
    void whatAnIncidentGivesOutCannotBeChanged() {
        Incident incident = everything().incident();
        List<Runnable> attempts =
                new ArrayList<>(
                        List.of(
                                () -> incident.details().clear(),
                                () -> incident.milestones().clear(),
                                () -> incident.review().clear(),
                                () -> incident.undone().clear(),
                                () -> incident.history().clear(),
                                () -> incident.steps().getFirst().answers().clear(),
                                () -> incident.steps().getFirst().fields().clear(),
                                () -> incident.steps().getFirst().turns().clear()));
        attempts.forEach(a -> assertThrows(UnsupportedOperationException.class, a::run));
    }

    /// A response in which a bit of everything happened, and something was undone.
    private Story everything() {
        story.detail(Detail.TITLE, "Pay fails")
                .record(new RequestIdAdded("r-1"))
                .milestone(Milestone.MITIGATED);
        story.tick("look", "read-log")
                .after("5m")
                .fill("look", "runtime", "Java 25")
                .note("look", "5xx since 02:00");
        story.attach("look", "a.log")
                .asleepFor("1h")
                .finish("look", Outcome.SKIPPED, "no time", "mend")
                .after("3m");
        story.recordAgo("1m", new StepStarted("learn"))
                .action("Add an alert")
                .write(ReviewSection.IMPACT, "All.");
        return story.inSession("shell").by("bob").tick("learn", "write-down").undo();
    }

    private StepRun run(String step) {
        return story.incident().step(step).orElseThrow();
    }

    private Incident.Action action() {
        return story.incident().actions().getFirst();
    }

    private Optional<String> current() {
        return story.incident().current().map(s -> s.step().id());
    }

    private List<String> gaps() {
        return run("look").gaps().stream().map(ChecklistItem::id).toList();
    }
}
