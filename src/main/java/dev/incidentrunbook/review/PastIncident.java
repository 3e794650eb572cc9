package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is kept of an incident to compare others with it: much less than the incident, since there may be a thousand.
///
/// @param title the title, or the phrase that stands for the missing one
/// @param opened when it was opened here
/// @param began when the impact started, else when it was opened
/// @param service blank when not said
/// @param causes what was found to be behind it, in words; empty while nobody said
/// @param times the times of the response that are known
/// @param runbook the id of its runbook; blank when that cannot be read
/// @param steps how its steps went
/// @param actions follow-up actions that are still open
/// @param fix what mended it, in a line; blank when nobody wrote it down
/// @param signs by what it is found again
public record PastIncident(
        String id,
        String title,
        Instant opened,
        Instant began,
        Optional<Severity> severity,
        String service,
        List<String> causes,
        Map<Metric, Duration> times,
        String runbook,
        List<PastStep> steps,
        List<OpenAction> actions,
        String fix,
        Set<Sign> signs) {

    private static final int LONGEST_FIX = 160;

    /// A step as it went.
    ///
    /// @param active how long it was worked on
    public record PastStep(
            String id,
            int number,
            String title,
            Outcome outcome,
            Duration active,
            Duration expected,
            List<PastItem> items) {}

    /// An item as it was answered.
    public record PastItem(String id, String text, boolean ticked) {}

    /// An action that is still open.
    ///
    /// @param label its short name, for instance `A2`
    public record OpenAction(String label, ActionItem item) {}

    /// What is kept of an incident.
    public static PastIncident of(Incident incident) {
        return new PastIncident(
                incident.id(),
                incident.displayTitle(),
                incident.openedAt(),
                incident.milestone(Milestone.STARTED).orElse(incident.openedAt()),
                incident.severity(),
                incident.detail(Detail.SERVICE),
                causes(incident),
                times(incident),
                incident.runbook().map(Runbook::id).orElse(""),
                incident.steps().stream().map(run -> step(incident, run)).toList(),
                incident.actions().stream()
                        .filter(a -> !a.done() && !a.removed())
                        .map(a -> new OpenAction("A" + a.number(), a.item()))
                        .toList(),
                fix(incident),
                Sign.of(incident));
    }

    /// The step that took longest.
    public Optional<PastStep> longestStep() {
        return steps.stream()
                .filter(s -> s.active().toMinutes() > 0)
                .max(Comparator.comparing(PastStep::active));
    }

    private static List<String> causes(Incident incident) {
        return incident.hypotheses().stream()
                .filter(h -> h.state() == Hypothesis.State.SUPPORTED)
                .map(h -> causeTitle(incident, h))
                .distinct()
                .toList();
    }

    /// The title of the runbook's cause, by which incidents can be grouped; a person's own words where there is none.
    private static String causeTitle(Incident incident, Hypothesis hypothesis) {
        return incident.runbook().stream()
                .flatMap(r -> r.causes().stream())
                .filter(c -> c.id().equals(hypothesis.cause()))
                .map(Runbook.Cause::title)
                .findFirst()
                .orElse(hypothesis.text());
    }

    private static Map<Metric, Duration> times(Incident incident) {
        var times = new EnumMap<Metric, Duration>(Metric.class);
        for (Metric metric : Metric.values()) {
            metric.of(incident).ifPresent(time -> times.put(metric, time));
        }
        return times;
    }

    private static PastStep step(Incident incident, StepRun run) {
        return new PastStep(
                run.step().id(),
                run.number(),
                run.step().title(),
                run.outcome(),
                StepTiming.of(run, incident.steadyLast()).active(),
                run.step().expected(),
                run.step().items().stream().map(item -> item(run, item)).toList());
    }

    private static PastItem item(StepRun run, ChecklistItem item) {
        return new PastItem(item.id(), item.text(), run.answer(item.id()) instanceof Answer.Done);
    }

    private static String fix(Incident incident) {
        Stream<String> fields =
                incident.steps().stream()
                        .flatMap(run ->
                                run.fields().entrySet().stream()
                                        .filter(f -> f.getKey().matches("(.*-)?fix(-.*)?"))
                                        .map(Map.Entry::getValue));
        Stream<String> written = Stream.of(incident.review(ReviewSection.RESPONSE));
        return Stream.concat(fields, written)
                .map(PastIncident::line)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String line(String text) {
        String line = text.strip().lines().findFirst().orElse("").strip();
        return line.length() > LONGEST_FIX
                ? line.substring(0, LONGEST_FIX).replaceAll("\\S*$", "").strip() + "…"
                : line;
    }
}
