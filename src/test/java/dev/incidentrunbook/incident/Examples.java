package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.ActionItem.Priority;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ActionReopened;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRedacted;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceReferenced;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceVerified;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceViewed;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.GroundAdded;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisJudged;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisProposed;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.IncidentEvent.MarkRemoved;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NextCheckSet;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Events of every kind.
final class Examples {
    static final UUID SOME = UUID.fromString("0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21");

    private static final ActionItem FULL =
            new ActionItem(
                    "Add an alert",
                    Optional.of("ada"),
                    Optional.of(LocalDate.of(2026, 12, 1)),
                    Optional.of(ActionItem.Type.DETECT),
                    Optional.of(Priority.P1));

    private Examples() {}

    /// An event of a kind as it stands in the file.
    ///
    /// @param kind the stored name of the kind
    /// @param body the stored body
    record Example(String kind, String body, IncidentEvent event) {
        @Override
        public String toString() {
            return kind + " " + event;
        }
    }

    /// One event of every kind, with text that needs care: quotes, line breaks, letters outside ASCII and outside the basic
    /// plane.
    static Stream<Example> stored() {
        return Stream.of(
                new Example(
                        "detail-set",
                        """
                        {"detail":"TITLE","value":"\\"Käse\\" \uD83E\uDDC0"}\
                        """,
                        new DetailSet(Detail.TITLE, "\"Käse\" \uD83E\uDDC0")),
                new Example(
                        "request-id-added",
                        """
                        {"requestId":"r-1"}\
                        """,
                        new RequestIdAdded("r-1")),
                new Example(
                        "request-id-removed",
                        """
                        {"requestId":"r-1"}\
                        """,
                        new RequestIdRemoved("r-1")),
                new Example(
                        "milestone-reached",
                        """
                        {"milestone":"MITIGATED"}\
                        """,
                        new MilestoneReached(Milestone.MITIGATED)),
                new Example(
                        "milestone-cleared",
                        """
                        {"milestone":"MITIGATED"}\
                        """,
                        new MilestoneCleared(Milestone.MITIGATED)),
                new Example(
                        "step-started",
                        """
                        {"step":"look"}\
                        """,
                        new StepStarted("look")),
                new Example(
                        "step-paused",
                        """
                        {"step":"look"}\
                        """,
                        new StepPaused("look")),
                new Example(
                        "step-resumed",
                        """
                        {"step":"look"}\
                        """,
                        new StepResumed("look")),
                new Example(
                        "step-finished",
                        """
                        {"step":"look","outcome":"NOT_APPLICABLE","reason":"no logs","next":"mend"}\
                        """,
                        new StepFinished("look", Outcome.NOT_APPLICABLE, "no logs", "mend")),
                new Example(
                        "step-reopened",
                        """
                        {"step":"look"}\
                        """,
                        new StepReopened("look")),
                new Example(
                        "item-answered",
                        """
                        {"step":"look","item":"read-log","answer":{"is":"open"}}\
                        """,
                        new ItemAnswered("look", "read-log", new Answer.Open())),
                new Example(
                        "item-answered",
                        """
                        {"step":"look","item":"read-log","answer":{"is":"done"}}\
                        """,
                        new ItemAnswered("look", "read-log", new Answer.Done())),
                new Example(
                        "item-answered",
                        """
                        {"step":"look","item":"read-log","answer":{"is":"not-applicable","reason":"no log"}}\
                        """,
                        new ItemAnswered("look", "read-log", new Answer.NotApplicable("no log"))),
                new Example(
                        "field-filled",
                        """
                        {"step":"look","field":"runtime","value":"Java 25"}\
                        """,
                        new FieldFilled("look", "runtime", "Java 25")),
                new Example(
                        "note-added",
                        """
                        {"step":"","kind":"RULED_OUT","text":"disk\\nis fine\\u0000"}\
                        """,
                        new NoteAdded("", NoteKind.RULED_OUT, "disk\nis fine\u0000")),
                new Example(
                        "note-revised",
                        """
                        {"note":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","text":"disk is full"}\
                        """,
                        new NoteRevised(SOME, "disk is full")),
                new Example(
                        "evidence-attached",
                        """
                        {"step":"look","sha256":"ab","size":9007199254740993,"name":"a.log","mediaType":"text/plain",\
                        "origin":"/var/log/a.log","caption":""}\
                        """,
                        new EvidenceAttached(
                                "look",
                                "ab",
                                9007199254740993L,
                                "a.log",
                                "text/plain",
                                "/var/log/a.log",
                                "")),
                new Example(
                        "evidence-referenced",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","path":"/var/log/huge.log","size":12884901888,\
                        "sha256":"cd"}\
                        """,
                        new EvidenceReferenced(SOME, "/var/log/huge.log", 12884901888L, "cd")),
                new Example(
                        "evidence-captioned",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","caption":"the trace"}\
                        """,
                        new EvidenceCaptioned(SOME, "the trace")),
                new Example(
                        "evidence-removed",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","reason":"wrong file"}\
                        """,
                        new EvidenceRemoved(SOME, "wrong file")),
                new Example(
                        "lines-marked",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","firstLine":1042,"lastLine":1060,"excerpt":"ERROR \\"x\\"","note":"the first"}\
                        """,
                        new LinesMarked(SOME, 1042, 1060, "ERROR \"x\"", "the first")),
                new Example(
                        "lines-marked",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","file":"case/app.log","firstLine":7,"lastLine":7,"excerpt":"ERROR","note":""}\
                        """,
                        new LinesMarked(SOME, "case/app.log", 7, 7, "ERROR", "")),
                new Example(
                        "mark-removed",
                        """
                        {"mark":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"}\
                        """,
                        new MarkRemoved(SOME)),
                new Example(
                        "evidence-viewed",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"}\
                        """,
                        new EvidenceViewed(SOME)),
                new Example(
                        "evidence-exported",
                        """
                        {"evidence":["0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"],"to":"/tmp/a.log","bundled":false}\
                        """,
                        new EvidenceExported(List.of(SOME), "/tmp/a.log", false)),
                new Example(
                        "evidence-redacted",
                        """
                        {"evidence":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","original":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","masked":3,"kept":1}\
                        """,
                        new EvidenceRedacted(SOME, SOME, 3, 1)),
                new Example(
                        "evidence-verified",
                        """
                        {"whole":["0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"],"damaged":[],"chainHolds":true}\
                        """,
                        new EvidenceVerified(List.of(SOME), List.of(), true)),
                new Example(
                        "action-added",
                        """
                        {"action":{"text":"Add an alert","owner":null,"due":null,"type":null,"priority":null}}\
                        """,
                        new ActionAdded(ActionItem.of("Add an alert"))),
                new Example(
                        "action-changed",
                        """
                        {"action":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","to":{"text":"Add an alert","owner":"ada",\
                        "due":"2026-12-01","type":"DETECT","priority":"P1"}}\
                        """,
                        new ActionChanged(SOME, FULL)),
                new Example(
                        "action-completed",
                        """
                        {"action":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"}\
                        """,
                        new ActionCompleted(SOME)),
                new Example(
                        "action-reopened",
                        """
                        {"action":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"}\
                        """,
                        new ActionReopened(SOME)),
                new Example(
                        "action-removed",
                        """
                        {"action":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"}\
                        """,
                        new ActionRemoved(SOME)),
                new Example(
                        "review-written",
                        """
                        {"section":"ROOT_CAUSE","text":"A missing index."}\
                        """,
                        new ReviewWritten(ReviewSection.ROOT_CAUSE, "A missing index.")),
                new Example(
                        "hypothesis-proposed",
                        """
                        {"cause":"database","text":"","grounds":[{"side":"AGAINST","text":"pool is calm","citation":"E3:L1042"}]}\
                        """,
                        new HypothesisProposed(
                                "database",
                                "",
                                List.of(
                                        new Ground(
                                                Ground.Side.AGAINST, "pool is calm", "E3:L1042")))),
                new Example(
                        "ground-added",
                        """
                        {"hypothesis":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","ground":{"side":"FOR","text":"it waits","citation":""}}\
                        """,
                        new GroundAdded(SOME, Ground.of(Ground.Side.FOR, "it waits"))),
                new Example(
                        "next-check-set",
                        """
                        {"hypothesis":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","check":"list the locks"}\
                        """,
                        new NextCheckSet(SOME, "list the locks")),
                new Example(
                        "hypothesis-judged",
                        """
                        {"hypothesis":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21","state":"REFUTED","reason":"no locks"}\
                        """,
                        new HypothesisJudged(SOME, Hypothesis.State.REFUTED, "no locks")),
                new Example(
                        "feedback-given",
                        """
                        {"step":"look","verdict":"MISSING","text":"the CDN's log"}\
                        """,
                        new FeedbackGiven("look", Feedback.Verdict.MISSING, "the CDN's log")),
                new Example(
                        "review-staged",
                        """
                        {"stage":"REVIEWED","reviewers":["ada","bo"]}\
                        """,
                        new IncidentEvent.ReviewStaged(
                                ReviewStage.Stage.REVIEWED, List.of("ada", "bo"))),
                new Example("closed", "{}", new Closed()),
                new Example("reopened", "{}", new Reopened()),
                new Example(
                        "undone",
                        """
                        {"event":"0b9c1f8e-7d52-4f0a-9a63-2f1f5c3f4d21"}\
                        """,
                        new Undone(SOME)),
                new Example("lost", "{}", new IncidentEvent.Lost()),
                new Example(
                        "opened",
                        "{\"id\":\"small\",\"version\":\"1.0.0\",\"sha256\":\""
                                + Story.SMALL.source().sha256()
                                + "\",\"text\":\""
                                + Story.SMALL.source().text().replace("\n", "\\n")
                                + "\"}",
                        new Opened(Story.SMALL)),
                new Example(
                        "teleported",
                        "{ \"to\" :  [1, 2.50e1] }",
                        new Unknown("teleported", "{ \"to\" :  [1, 2.50e1] }")));
    }

    /// The events alone, at least one of every kind.
    static List<IncidentEvent> events() {
        return stored().map(Example::event).toList();
    }
}
