package dev.incidentrunbook.incident;

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
import dev.incidentrunbook.incident.IncidentEvent.Lost;
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
import dev.incidentrunbook.incident.IncidentEvent.ReviewStaged;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened, in sentences: one entry for each event of an incident, and one for each jump of the clock.
public final class Timeline {
    private final Incident incident;
    private final Undos undos;
    private final List<ClockJump> jumps;

    /// How far the clock had jumped altogether, from an event on.
    private final NavigableMap<Long, Duration> jumped = new TreeMap<>();

    private Timeline(Incident incident) {
        this.incident = incident;
        undos = new Undos(incident.history());
        jumps = incident.clockJumps();
        Duration sum = Duration.ZERO;
        for (ClockJump jump : jumps) {
            sum = sum.plus(jump.by());
            jumped.put(jump.likelySeq(), sum);
        }
    }

    /// What an entry is about, to filter by.
    public enum Kind {
        MILESTONE("milestone"),
        STEP("step"),
        CHECK("check"),
        NOTE("note"),
        EVIDENCE("evidence"),
        DETAIL("detail"),
        HYPOTHESIS("hypothesis"),
        ACTION("action"),
        REVIEW("review"),
        CUSTODY("custody"),
        CORRECTION("correction"),
        CLOCK("clock");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// How a person says it, in lower case.
        public String words() {
            return words;
        }
    }

    /// One entry.
    ///
    /// @param event the event behind it; for a jump of the clock, the first one after it
    /// @param place its place among the things that happened: its moment, had the clock not jumped; not for showing
    /// @param kind what it is about
    /// @param step the step it belongs to; blank for the incident as a whole
    /// @param text what happened, a short sentence without a full stop; may hold what people and files said, unescaped
    /// @param evidence the number of the evidence it rests on
    /// @param counts false when it was undone later
    public record Entry(
            Recorded event,
            Instant place,
            Kind kind,
            String step,
            String text,
            OptionalInt evidence,
            boolean counts) {

        /// When it happened, as the clock showed it.
        public Instant at() {
            return kind == Kind.CLOCK ? event.recorded().wall() : event.happenedAt();
        }

        /// Whether it was written down noticeably later than it happened.
        public boolean backDated() {
            return kind != Kind.CLOCK && event.backDated();
        }
    }

    /// Every entry in the order recorded.
    public static List<Entry> byRecording(Incident incident) {
        var timeline = new Timeline(incident);
        return incident.history().stream().flatMap(timeline::entries).toList();
    }

    /// Every entry in the order things happened, whatever the clock was set to; what happened at the same moment stays in
    /// the order recorded.
    public static List<Entry> byHappening(Incident incident) {
        return byRecording(incident).stream().sorted(Comparator.comparing(Entry::place)).toList();
    }

    private Stream<Entry> entries(Recorded r) {
        Stream<Entry> before =
                jumps.stream().filter(j -> j.likelySeq() == r.seq()).map(j -> jump(j, r));
        return Stream.concat(before, Stream.of(entry(r)));
    }

    private Entry jump(ClockJump jump, Recorded after) {
        return new Entry(
                after,
                unjumped(after, after.recorded().wall()),
                Kind.CLOCK,
                "",
                "Clock " + jump.words() + "; clock times before this point may be off",
                OptionalInt.empty(),
                true);
    }

    /// A moment on the clock of an event, as it would have been without any jump.
    private Instant unjumped(Recorded event, Instant moment) {
        var before = jumped.floorEntry(event.seq());
        return before == null ? moment : moment.minus(before.getValue());
    }

    private Entry entry(Recorded r) {
        return switch (r.event()) {
            case Opened(Runbook book) ->
                    of(
                            r,
                            Kind.MILESTONE,
                            "",
                            "Incident opened with the runbook \""
                                    + book.title()
                                    + "\" "
                                    + book.version());
            case DetailSet(Detail d, String value) ->
                    of(
                            r,
                            Kind.DETAIL,
                            "",
                            value.isBlank() ? d.label() + " cleared" : d.label() + ": " + value);
            case RequestIdAdded(String id) -> of(r, Kind.DETAIL, "", "Request ID " + id);
            case RequestIdRemoved(String id) ->
                    of(r, Kind.DETAIL, "", "Request ID " + id + " removed");
            case MilestoneReached(Milestone m) -> of(r, Kind.MILESTONE, "", m.label());
            case MilestoneCleared(Milestone m) ->
                    of(r, Kind.MILESTONE, "", m.label() + ": time cleared");
            case StepStarted(String id) -> of(r, Kind.STEP, id, stepName(id) + " started");
            case StepPaused(String id) -> of(r, Kind.STEP, id, stepName(id) + " paused");
            case StepResumed(String id) -> of(r, Kind.STEP, id, stepName(id) + " resumed");
            case StepFinished(String id, Outcome outcome, String reason, String _) ->
                    of(r, Kind.STEP, id, stepName(id) + ": " + outcome.words() + because(reason));
            case StepReopened(String id) -> of(r, Kind.STEP, id, stepName(id) + " reopened");
            case ItemAnswered(String id, String item, Answer answer) ->
                    of(r, Kind.CHECK, id, answered(id, item, answer));
            case FieldFilled(String id, String field, String value) ->
                    of(
                            r,
                            Kind.DETAIL,
                            id,
                            fieldName(id, field) + (value.isBlank() ? " cleared" : ": " + value));
            case NoteAdded(String id, NoteKind kind, String text) ->
                    of(
                            r,
                            Kind.NOTE,
                            id,
                            kind == NoteKind.OBSERVATION
                                    ? text
                                    : capital(kind.words()) + ": " + text);
            case NoteRevised(UUID id, String text) ->
                    of(r, Kind.CORRECTION, noteStep(id), "Note corrected: " + text);
            case EvidenceAttached e ->
                    evidence(r, e.step(), r.id(), "attached: " + e.name() + caption(e.caption()));
            case EvidenceCaptioned(UUID id, String caption) ->
                    evidence(r, "", id, "captioned: " + caption);
            case EvidenceReferenced(UUID id, String path, long size, String sha256) ->
                    evidence(
                            r,
                            "",
                            id,
                            "is the beginning and the end of "
                                    + path
                                    + ", "
                                    + size
                                    + " bytes, SHA-256 "
                                    + sha256);
            case EvidenceRemoved(UUID id, String reason) ->
                    evidence(r, "", id, "removed" + because(reason));
            case LinesMarked marked ->
                    evidence(
                            r,
                            "",
                            marked.evidence(),
                            lines(marked) + ": " + marked.excerpt() + caption(marked.note()));
            case MarkRemoved(UUID id) -> unmarked(r, id);
            case EvidenceViewed(UUID id) -> custody(r, List.of(id), "viewed");
            case EvidenceExported(List<UUID> ids, String to, boolean _) ->
                    custody(r, ids, "exported to " + to);
            case EvidenceRedacted(UUID id, UUID original, int _, int _) ->
                    custody(
                            r,
                            List.of(id),
                            "is a copy of " + label(original) + " with secrets masked");
            case EvidenceVerified(List<UUID> whole, List<UUID> damaged, boolean chainHolds) ->
                    custody(
                            r,
                            damaged.isEmpty() ? whole : damaged,
                            damaged.isEmpty()
                                    ? chainHolds
                                            ? "verified"
                                            : "verified, but the chain of events does not hold"
                                    : "found damaged");
            case ActionAdded(ActionItem item) ->
                    of(r, Kind.ACTION, "", actionName(r.id()) + " agreed: " + item.text());
            case ActionChanged(UUID id, ActionItem to) ->
                    of(r, Kind.ACTION, "", actionName(id) + " changed: " + to.text());
            case ActionCompleted(UUID id) -> of(r, Kind.ACTION, "", actionName(id) + " done");
            case ActionReopened(UUID id) -> of(r, Kind.ACTION, "", actionName(id) + " reopened");
            case ActionRemoved(UUID id) -> of(r, Kind.ACTION, "", actionName(id) + " dropped");
            case ReviewWritten(ReviewSection section, String text) ->
                    of(
                            r,
                            Kind.REVIEW,
                            "",
                            "Review: "
                                    + section.heading()
                                    + (text.isBlank() ? " cleared" : " written"));
            case ReviewStaged(ReviewStage.Stage stage, List<String> reviewers) ->
                    of(
                            r,
                            Kind.REVIEW,
                            "",
                            "Review is "
                                    + stage.words()
                                    + (reviewers.isEmpty()
                                            ? ""
                                            : ", by " + String.join(", ", reviewers)));
            case HypothesisProposed proposed ->
                    hypothesis(r, r.id(), proposed(proposed), OptionalInt.empty());
            case GroundAdded(UUID id, Ground ground) ->
                    hypothesis(
                            r,
                            id,
                            ground.side().words() + ": " + ground.cited(),
                            ground.evidence());
            case NextCheckSet(UUID id, String check) ->
                    hypothesis(
                            r,
                            id,
                            check.isBlank() ? "next check cleared" : "next check: " + check,
                            OptionalInt.empty());
            case HypothesisJudged(UUID id, Hypothesis.State state, String reason) ->
                    hypothesis(r, id, state.words() + because(reason), OptionalInt.empty());
            case FeedbackGiven(String id, Feedback.Verdict verdict, String text) ->
                    of(
                            r,
                            Kind.STEP,
                            id,
                            stepName(id)
                                    + ": "
                                    + verdict.sentence()
                                    + (text.isBlank() ? "" : ": " + text));
            case Closed() -> of(r, Kind.MILESTONE, "", "Incident closed");
            case Reopened() -> of(r, Kind.MILESTONE, "", "Incident reopened");
            case Undone _ -> undid(r);
            case Lost() ->
                    of(
                            r,
                            Kind.DETAIL,
                            "",
                            "Event " + r.seq() + " was lost to damage; no other record had it");
            case Unknown(String kind, String _) ->
                    of(
                            r,
                            Kind.DETAIL,
                            "",
                            "An event of a newer version (" + kind + "), kept as it is");
        };
    }

    private Entry of(Recorded r, Kind kind, String step, String text) {
        return of(r, kind, step, text, OptionalInt.empty());
    }

    private Entry evidence(Recorded r, String step, UUID id, String what) {
        var attached = incident.evidence(id);
        OptionalInt number =
                attached.map(e -> OptionalInt.of(e.number())).orElse(OptionalInt.empty());
        String label = attached.map(Incident.Evidence::label).orElse("Evidence");
        String where = step.isEmpty() ? attached.map(Incident.Evidence::step).orElse("") : step;
        return of(r, Kind.EVIDENCE, where, label + " " + what, number);
    }

    private Entry custody(Recorded r, List<UUID> ids, String what) {
        String labels = ids.stream().map(this::label).collect(Collectors.joining(", "));
        OptionalInt number =
                incident.evidence().stream()
                        .filter(e -> ids.contains(e.id()))
                        .mapToInt(Incident.Evidence::number)
                        .findFirst();
        return of(
                r,
                Kind.CUSTODY,
                "",
                (labels.isEmpty() ? "No evidence" : labels) + " " + what,
                number);
    }

    private String label(UUID id) {
        return incident.evidence(id).map(Incident.Evidence::label).orElse("evidence");
    }

    private Entry of(Recorded r, Kind kind, String step, String text, OptionalInt evidence) {
        boolean counts = !incident.undone().contains(r.id());
        String told =
                r.kind().equals(Recorded.MASKED) ? text + " (masked before it came here)" : text;
        return new Entry(r, unjumped(r, r.happenedAt()), kind, step, told, evidence, counts);
    }

    private Entry hypothesis(Recorded r, UUID id, String what, OptionalInt evidence) {
        String name =
                incident.hypotheses().stream()
                        .filter(h -> h.id().equals(id))
                        .findFirst()
                        .map(h -> "Hypothesis " + h.label())
                        .orElse("Hypothesis");
        return of(r, Kind.HYPOTHESIS, "", name + " " + what, evidence);
    }

    private String proposed(HypothesisProposed proposed) {
        String grounds =
                proposed.grounds().stream()
                        .map(g -> "; " + g.side().words() + ": " + g.cited())
                        .collect(Collectors.joining());
        return "proposed: " + proposed.textIn(incident.runbook()) + grounds;
    }

    private Entry undid(Recorded r) {
        Optional<Undos.Undo> undo = undos.undo(r.id());
        Optional<Entry> about = undo.flatMap(u -> event(u.about())).map(this::entry);
        String verb = undo.map(Undos.Undo::takesBack).orElse(true) ? "Undone: " : "Redone: ";
        return of(
                r,
                Kind.CORRECTION,
                about.map(Entry::step).orElse(""),
                verb + about.map(Entry::text).orElse("an event that is not here"));
    }

    private Entry unmarked(Recorded r, UUID mark) {
        if (event(mark).map(Recorded::event).orElse(r.event()) instanceof LinesMarked marked) {
            return evidence(r, "", marked.evidence(), lines(marked) + " no longer marked");
        }
        return of(r, Kind.EVIDENCE, "", "Lines no longer marked");
    }

    private static String lines(LinesMarked m) {
        String lines =
                m.firstLine() == m.lastLine()
                        ? "line " + m.firstLine()
                        : "lines " + m.firstLine() + " to " + m.lastLine();
        return m.file().isEmpty() ? lines : lines + " of " + m.file();
    }

    private Optional<Recorded> event(UUID id) {
        return incident.history().stream().filter(e -> e.id().equals(id)).findFirst();
    }

    private String noteStep(UUID note) {
        return event(note)
                .map(e -> e.event() instanceof NoteAdded added ? added.step() : "")
                .orElse("");
    }

    private String answered(String stepId, String itemId, Answer answer) {
        String text =
                incident.step(stepId)
                        .flatMap(s -> s.step().item(itemId))
                        .map(Step.ChecklistItem::text)
                        .orElse(stepId + "." + itemId);
        return switch (answer) {
            case Answer.Open() -> "Unticked: " + text;
            case Answer.Done() -> "Ticked: " + text;
            case Answer.NotApplicable(String reason) -> "Not applicable: " + text + because(reason);
        };
    }

    private String stepName(String id) {
        return incident.step(id)
                .map(s -> "Step " + s.number() + ", " + s.step().title())
                .orElse("Step " + id);
    }

    private String fieldName(String stepId, String fieldId) {
        return incident.step(stepId)
                .flatMap(s -> s.step().field(fieldId))
                .map(Step.Field::label)
                .orElse(stepId + "." + fieldId);
    }

    private String actionName(UUID id) {
        return incident.actions().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .map(a -> "Action A" + a.number())
                .orElse("Action");
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ", because: " + reason;
    }

    private static String caption(String caption) {
        return caption.isBlank() ? "" : " (" + caption + ")";
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
