package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ActionReopened;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.CustodyEvent;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceReferenced;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
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
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What stands now where an event wrote something.
///
/// @param spot the place
/// @param where the same in words
/// @param text what stands there
record Standing(Spot spot, String where, String text) {

    /// What stands where an event wrote; empty when nothing stands there any more, or the event wrote nothing.
    static Optional<Standing> of(Incident incident, Recorded recorded) {
        return switch (recorded.event()) {
            case DetailSet(var detail, String _) ->
                    present(new Spot.OfDetail(detail), detail.label(), incident.detail(detail));
            case RequestIdAdded(String id) ->
                    incident.requestIds().contains(id)
                            ? present(new Spot.OfRequestId(id), "Request ID", id)
                            : Optional.empty();
            case StepFinished(String step, var _, String _, String _) ->
                    incident.step(step)
                            .flatMap(run ->
                                    present(new Spot.OfOutcome(step), words(run), run.reason()));
            case ItemAnswered(String step, String item, Answer _) ->
                    incident.step(step).flatMap(run -> ofItem(run, item));
            case FieldFilled(String step, String field, String _) ->
                    incident.step(step).flatMap(run -> ofField(run, field));
            case NoteAdded _ -> ofNote(incident, recorded.id());
            case NoteRevised(UUID note, String _) -> ofNote(incident, note);
            case EvidenceAttached _ -> ofEvidence(incident, recorded.id());
            case EvidenceCaptioned(UUID evidence, String _) -> ofEvidence(incident, evidence);
            case ActionAdded _ -> ofAction(incident, recorded.id());
            case ActionChanged(UUID action, var _) -> ofAction(incident, action);
            case HypothesisProposed _ -> ofHypothesis(incident, recorded.id());
            case GroundAdded(UUID hypothesis, var _) -> ofHypothesis(incident, hypothesis);
            case NextCheckSet(UUID hypothesis, String _) -> ofHypothesis(incident, hypothesis);
            case HypothesisJudged(UUID hypothesis, var _, String _) ->
                    ofHypothesis(incident, hypothesis);
            case FeedbackGiven(String step, var _, String text) ->
                    present(
                            new Spot.OfFeedback(step),
                            incident.step(step)
                                    .map(run -> "Feedback, step " + run.number())
                                    .orElse("Feedback"),
                            text);
            case LinesMarked _ ->
                    incident.marks().stream()
                            .filter(mark -> mark.id().equals(recorded.id()))
                            .findFirst()
                            .flatMap(mark ->
                                    present(
                                            new Spot.OfLine(
                                                    mark.evidence(), mark.file(), mark.firstLine()),
                                            "Mark " + mark.citation(),
                                            mark.note()));
            case ReviewWritten(var section, String _) ->
                    present(
                            new Spot.OfReview(section),
                            "Review, " + section.heading(),
                            incident.review(section));
            case Opened _,
                    RequestIdRemoved _,
                    MilestoneReached _,
                    MilestoneCleared _,
                    StepStarted _,
                    StepPaused _,
                    StepResumed _,
                    StepReopened _,
                    EvidenceReferenced _,
                    EvidenceRemoved _,
                    MarkRemoved _,
                    CustodyEvent _,
                    ActionCompleted _,
                    ActionReopened _,
                    ActionRemoved _,
                    ReviewStaged _,
                    Closed _,
                    Reopened _,
                    Undone _,
                    Lost _,
                    Unknown _ ->
                    Optional.empty();
        };
    }

    private static Optional<Standing> ofItem(StepRun run, String item) {
        String name =
                run.step().items().stream()
                        .filter(i -> i.id().equals(item))
                        .findFirst()
                        .map(i -> "Item " + Address.itemName(run, i))
                        .orElse(words(run));
        return run.answer(item) instanceof Answer.NotApplicable(String reason)
                ? present(new Spot.OfItem(run.step().id(), item), name, reason)
                : Optional.empty();
    }

    private static Optional<Standing> ofField(StepRun run, String field) {
        String label =
                run.step().fields().stream()
                        .filter(f -> f.id().equals(field))
                        .findFirst()
                        .map(f -> words(run) + ", " + f.label())
                        .orElse(words(run));
        return present(new Spot.OfField(run.step().id(), field), label, run.field(field));
    }

    private static Optional<Standing> ofNote(Incident incident, UUID id) {
        return incident.notes().stream()
                .filter(note -> note.id().equals(id))
                .findFirst()
                .flatMap(note ->
                        present(
                                new Spot.OfNote(note.step(), id),
                                incident.step(note.step())
                                        .map(run -> "Note, step " + run.number())
                                        .orElse("Note"),
                                note.text()));
    }

    private static Optional<Standing> ofEvidence(Incident incident, UUID id) {
        return incident.evidence().stream()
                .filter(e -> e.id().equals(id) && !e.removed())
                .findFirst()
                .flatMap(e ->
                        present(
                                new Spot.OfEvidence(e.number()),
                                e.label(),
                                e.name() + "\n" + e.caption()));
    }

    private static Optional<Standing> ofAction(Incident incident, UUID id) {
        return incident.actions().stream()
                .filter(action -> action.id().equals(id) && !action.removed())
                .findFirst()
                .flatMap(action ->
                        present(
                                new Spot.OfAction(action.number()),
                                "Action A" + action.number(),
                                action.item().text() + "\n" + action.item().owner().orElse("")));
    }

    private static Optional<Standing> ofHypothesis(Incident incident, UUID id) {
        return incident.hypotheses().stream()
                .filter(h -> h.id().equals(id))
                .findFirst()
                .flatMap(h -> {
                    var lines = new ArrayList<>(List.of(h.text(), h.nextCheck(), h.reason()));
                    h.grounds().forEach(stated -> lines.add(stated.ground().text()));
                    return present(
                            new Spot.OfHypothesis(h.number()),
                            "Hypothesis " + h.label(),
                            String.join("\n", lines));
                });
    }

    private static Optional<Standing> present(Spot spot, String where, String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Standing(spot, where, text));
    }

    private static String words(StepRun run) {
        return "Step " + run.number();
    }
}
