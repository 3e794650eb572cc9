package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ActionReopened;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.IncidentEvent.MarkRemoved;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdRemoved;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.incident.Timeline.Entry;
import dev.incidentrunbook.incident.Timeline.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineTest {
    private final Story story = new Story();

    @Test
    void anIncidentBeginsWithItsOpening() {
        assertLast(
                Kind.MILESTONE,
                "",
                "Incident opened with the runbook \"The site answers HTTP 500\" 1.0.0");
    }

    @Test
    void detailsAreToldWithTheirLabels() {
        story.detail(Detail.ENDPOINT, "/pay");
        assertLast(Kind.DETAIL, "", "Affected endpoint: /pay");
        story.detail(Detail.ENDPOINT, "");
        assertLast(Kind.DETAIL, "", "Affected endpoint cleared");
    }

    @Test
    void requestIdsAreTold() {
        story.record(new RequestIdAdded("r-1"));
        assertLast(Kind.DETAIL, "", "Request ID r-1");
        story.record(new RequestIdRemoved("r-1"));
        assertLast(Kind.DETAIL, "", "Request ID r-1 removed");
    }

    @Test
    void milestonesAreTold() {
        story.milestone(Milestone.MITIGATED);
        assertLast(Kind.MILESTONE, "", "Mitigated");
        story.record(new MilestoneCleared(Milestone.MITIGATED));
        assertLast(Kind.MILESTONE, "", "Mitigated: time cleared");
        story.record(new Closed());
        assertLast(Kind.MILESTONE, "", "Incident closed");
        story.record(new Reopened());
        assertLast(Kind.MILESTONE, "", "Incident reopened");
    }

    @Test
    void stepsAreToldByNumberAndTitle() {
        story.start("mend");
        assertLast(Kind.STEP, "mend", "Step 2, Mend it started");
        story.pause("mend");
        assertLast(Kind.STEP, "mend", "Step 2, Mend it paused");
        story.resume("mend");
        assertLast(Kind.STEP, "mend", "Step 2, Mend it resumed");
        story.finish("mend", Outcome.NOT_APPLICABLE, "nothing was released", "");
        assertLast(
                Kind.STEP,
                "mend",
                "Step 2, Mend it: not applicable, because: nothing was released");
        story.reopen("mend");
        assertLast(Kind.STEP, "mend", "Step 2, Mend it reopened");
        story.finish("mend", Outcome.DONE);
        assertLast(Kind.STEP, "mend", "Step 2, Mend it: done");
    }

    @Test
    void answersAreToldInTheWordsOfTheRunbook() {
        story.tick("look", "read-log");
        assertLast(Kind.CHECK, "look", "Ticked: Read the error log");
        story.untick("look", "read-log");
        assertLast(Kind.CHECK, "look", "Unticked: Read the error log");
        story.notApplicable("look", "read-log", "there is none");
        assertLast(
                Kind.CHECK, "look", "Not applicable: Read the error log, because: there is none");
    }

    @Test
    void whatTheRunbookDoesNotKnowIsToldByItsId() {
        story.tick("dance", "spin");
        assertLast(Kind.CHECK, "dance", "Ticked: dance.spin");
        story.start("dance");
        assertLast(Kind.STEP, "dance", "Step dance started");
        story.fill("dance", "tempo", "120");
        assertLast(Kind.DETAIL, "dance", "dance.tempo: 120");
    }

    @Test
    void fieldsAreToldWithTheirLabels() {
        story.fill("look", "runtime", "Java 25");
        assertLast(Kind.DETAIL, "look", "Runtime and version: Java 25");
        story.fill("look", "runtime", "");
        assertLast(Kind.DETAIL, "look", "Runtime and version cleared");
    }

    @Test
    void notesAreToldAsTheyStandWithTheirKind() {
        story.note("look", "5xx since 02:00");
        assertLast(Kind.NOTE, "look", "5xx since 02:00");
        story.note("look", NoteKind.RULED_OUT, "the disk");
        assertLast(Kind.NOTE, "look", "Ruled out: the disk");
    }

    @Test
    void aCorrectionOfANoteStandsWithItsStep() {
        story.note("look", "5xx since 02:00")
                .record(new NoteRevised(story.lastId(), "5xx since 02:05"));
        assertLast(Kind.CORRECTION, "look", "Note corrected: 5xx since 02:05");
    }

    @Test
    void evidenceIsToldAndCitedByItsNumber() {
        story.attach("look", "a.log");
        story.record(
                new EvidenceAttached(
                        "look", "ab", 1, "b.log", "text/plain", "clipboard", "the trace"));
        UUID second = story.lastId();
        assertLast(Kind.EVIDENCE, "look", "E2 attached: b.log (the trace)");
        assertEquals(OptionalInt.of(2), last().evidence());
        story.record(new EvidenceCaptioned(second, "the whole trace"));
        assertLast(Kind.EVIDENCE, "look", "E2 captioned: the whole trace");
        story.record(new EvidenceRemoved(second, "wrong file"));
        assertLast(Kind.EVIDENCE, "look", "E2 removed, because: wrong file");
        assertEquals(OptionalInt.of(2), last().evidence());
    }

    @Test
    void markedLinesAreToldWithTheEvidenceTheyStandIn() {
        story.attach("look", "a.log");
        UUID evidence = story.lastId();
        story.record(new LinesMarked(evidence, 10, 12, "ERROR x", "the first"));
        UUID mark = story.lastId();
        assertLast(Kind.EVIDENCE, "look", "E1 lines 10 to 12: ERROR x (the first)");
        assertEquals(OptionalInt.of(1), last().evidence());
        story.record(new MarkRemoved(mark));
        assertLast(Kind.EVIDENCE, "look", "E1 lines 10 to 12 no longer marked");
        story.record(new LinesMarked(evidence, "logs/app.log", 7, 7, "ERROR y", ""));
        assertLast(Kind.EVIDENCE, "look", "E1 line 7 of logs/app.log: ERROR y");
    }

    @Test
    void actionsAreToldByTheirNumber() {
        story.record(new ActionAdded(ActionItem.of("Add an alert")));
        UUID id = story.lastId();
        assertLast(Kind.ACTION, "", "Action A1 agreed: Add an alert");
        story.record(new ActionChanged(id, ActionItem.of("Add two alerts")));
        assertLast(Kind.ACTION, "", "Action A1 changed: Add two alerts");
        story.record(new ActionCompleted(id));
        assertLast(Kind.ACTION, "", "Action A1 done");
        story.record(new ActionReopened(id));
        assertLast(Kind.ACTION, "", "Action A1 reopened");
        story.record(new ActionRemoved(id));
        assertLast(Kind.ACTION, "", "Action A1 dropped");
    }

    @Test
    void sectionsOfTheReviewAreToldByTheirHeading() {
        story.write(ReviewSection.ROOT_CAUSE, "A missing index.");
        assertLast(Kind.REVIEW, "", "Review: Root cause written");
        story.write(ReviewSection.ROOT_CAUSE, "");
        assertLast(Kind.REVIEW, "", "Review: Root cause cleared");
    }

    @Test
    void anEventOfANewerVersionIsShown() {
        story.record(new Unknown("teleported", "{}"));
        assertLast(Kind.DETAIL, "", "An event of a newer version (teleported), kept as it is");
    }

    @Test
    void undoAndRedoNameWhatTheyAreAboutAndItsStep() {
        story.tick("look", "read-log").undo();
        assertLast(Kind.CORRECTION, "look", "Undone: Ticked: Read the error log");
        assertFalse(entries().get(1).counts());
        story.redo();
        assertLast(Kind.CORRECTION, "look", "Redone: Ticked: Read the error log");
        story.undo();
        assertLast(Kind.CORRECTION, "look", "Undone: Ticked: Read the error log");
        assertEquals(
                List.of(true, false, false, false, true),
                entries().stream().map(Entry::counts).toList());
    }

    @Test
    void anUndoOfSomethingThatIsNotThereIsTold() {
        story.record(new Undone(new UUID(1, 2)));
        assertLast(Kind.CORRECTION, "", "Undone: an event that is not here");
    }

    @ParameterizedTest
    @MethodSource("dev.incidentrunbook.incident.Examples#events")
    void everyKindHasASentence(IncidentEvent event) {
        story.record(event);
        assertFalse(last().text().isBlank());
    }

    @Test
    void theOrderRecordedIsThatOfTheLog() {
        story.recordAgo("30m", new MilestoneReached(Milestone.STARTED)).start("look");
        assertEquals(List.of(1L, 2L, 3L), entries().stream().map(e -> e.event().seq()).toList());
    }

    @Test
    void theOrderHappenedPutsBackDatedEventsWhereTheyBelong() {
        story.start("look").after("10m");
        story.recordAgo("30m", new MilestoneReached(Milestone.STARTED))
                .note("look", "same moment as the next");
        story.tick("look", "read-log");
        assertEquals(
                List.of(3L, 1L, 2L, 4L, 5L),
                Timeline.byHappening(story.incident()).stream().map(e -> e.event().seq()).toList());
    }

    private List<Entry> entries() {
        return Timeline.byRecording(story.incident());
    }

    private Entry last() {
        return entries().getLast();
    }

    private void assertLast(Kind kind, String step, String text) {
        Entry last = last();
        assertEquals(
                new Entry(
                        story.last(),
                        story.last().happenedAt(),
                        kind,
                        step,
                        text,
                        last.evidence(),
                        last.counts()),
                last);
    }
}
