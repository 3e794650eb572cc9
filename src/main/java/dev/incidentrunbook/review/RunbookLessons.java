package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Feedback;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.runbook.RunbookChange;
import dev.incidentrunbook.runbook.RunbookChange.NewItem;
import dev.incidentrunbook.runbook.RunbookChange.OptionalItem;
import dev.incidentrunbook.runbook.RunbookChange.Remark;
import dev.incidentrunbook.runbook.RunbookPatch;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an incident teaches about its runbook: only what was recorded, in the order of the steps.
public final class RunbookLessons {
    private RunbookLessons() {}

    /// The changes that an incident suggests.
    public static List<RunbookChange> of(Incident incident) {
        var changes = new ArrayList<RunbookChange>();
        for (StepRun run : incident.steps()) {
            outcome(run).ifPresent(changes::add);
            incident.feedbackOf(run.step().id()).forEach(f -> change(f).ifPresent(changes::add));
            for (ChecklistItem item : run.step().items()) {
                if (item.required()
                        && run.answer(item.id()) instanceof Answer.NotApplicable(String why)) {
                    changes.add(new OptionalItem(run.step().id(), item.id(), why));
                }
            }
        }
        return changes.stream().distinct().toList();
    }

    /// A new version of the incident's runbook with these changes; empty when its runbook cannot be read by this version.
    public static Optional<RunbookPatch> patch(
            Incident incident, List<RunbookChange> changes, LocalDate day) {
        return incident.runbook().map(r -> RunbookPatch.of(r, changes, incident.id(), day));
    }

    /// A change in a sentence, for instance "Step 2: new item, Read the CDN's log".
    public static String sentence(Incident incident, RunbookChange change) {
        String step =
                incident.step(change.step())
                        .map(run -> "Step " + run.number())
                        .orElse("Step " + change.step());
        return step
                + ": "
                + switch (change) {
                    case NewItem(String _, String text) -> "new item, " + text;
                    case OptionalItem(String id, String item, String why) ->
                            "no longer required, "
                                    + incident.step(id)
                                            .flatMap(run -> run.step().item(item))
                                            .map(ChecklistItem::text)
                                            .orElse(item)
                                    + (why.isBlank() ? "" : " (" + why + ")");
                    case Remark(String _, String text) -> "remark, " + text;
                };
    }

    private static Optional<RunbookChange> outcome(StepRun run) {
        return switch (run.outcome()) {
            case SKIPPED, NOT_APPLICABLE, FAILED ->
                    Optional.of(
                            new Remark(
                                    run.step().id(),
                                    "this step was "
                                            + run.outcome().words()
                                            + because(run.reason())));
            case OPEN, IN_PROGRESS, DONE, BLOCKED, DEFERRED -> Optional.empty();
        };
    }

    private static Optional<RunbookChange> change(Feedback feedback) {
        boolean silent = feedback.text().isBlank();
        return switch (feedback.verdict()) {
            case HELD -> Optional.empty();
            case CONTRADICTED ->
                    Optional.of(
                            new Remark(
                                    feedback.step(),
                                    silent
                                            ? "this step was contradicted"
                                            : "contradicted: " + feedback.text()));
            case MISSING ->
                    Optional.of(
                            silent
                                    ? new Remark(feedback.step(), "something is missing here")
                                    : new NewItem(feedback.step(), feedback.text()));
        };
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ", because: " + reason;
    }
}
