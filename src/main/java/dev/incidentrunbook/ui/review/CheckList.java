package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Check.Verdict;
import dev.incidentrunbook.review.Check.Where;
import dev.incidentrunbook.review.CheckedReview;
import dev.incidentrunbook.review.Preventions;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the review lacks, and what is worth a look in it. Nothing here keeps anybody from exporting.
public final class CheckList {
    private final OpenIncident open;
    private final ActionsDraft actions;
    private final ObservableList<Check> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper brief = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Where a finding is looked after.
    public sealed interface Goal {
        /// The field of a section.
        record InSection(ReviewSection section) implements Goal {}

        /// The row of an action.
        record AtAction(int number) implements Goal {}

        /// The list of actions.
        record AmongActions() implements Goal {}

        /// Another screen.
        record Elsewhere(Place place) implements Goal {}

        /// Nowhere in particular.
        record Nowhere() implements Goal {}
    }

    CheckList(OpenIncident open, ActionsDraft actions) {
        this.open = open;
        this.actions = actions;
        brief.set(Messages.text("review.checks"));
    }

    /// What is missing, then hints, each in the order of the rules.
    public ObservableList<Check> rows() {
        return rows;
    }

    /// How complete the review is, in a sentence.
    public ReadOnlyStringProperty score() {
        return score.getReadOnlyProperty();
    }

    /// How much is missing, in two words.
    public ReadOnlyStringProperty brief() {
        return brief.getReadOnlyProperty();
    }

    /// Why the last mend was not kept; blank when it was.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// The hints at words of a section.
    static List<Check> hints(CheckedReview checked, ReviewSection section) {
        return checked.hints().stream()
                .filter(c -> c.where().equals(new Where.InSection(section)))
                .toList();
    }

    /// Where a finding is looked after.
    public Goal goal(Check check) {
        return switch (check.where()) {
            case Where.InSection(ReviewSection section) -> new Goal.InSection(section);
            case Where.AtAction(int number) -> new Goal.AtAction(number);
            case Where.InTimeline(long seq) -> new Goal.Elsewhere(new Place.Timeline(seq));
            case Where.AtStep(String id, int _) -> new Goal.Elsewhere(new Place.Step(id));
            case Where.AtMilestone _ -> new Goal.Elsewhere(new Place.Details());
            case Where.AtEvidence(int number) -> new Goal.Elsewhere(new Place.Evidence(number));
            case Where.Whole() -> check.mend().map(this::goal).orElseGet(() -> whole(check));
        };
    }

    private Goal goal(Mend mend) {
        return switch (mend) {
            case Mend.Write(ReviewSection section, String _) -> new Goal.InSection(section);
            case Mend.Reach _ -> new Goal.Elsewhere(new Place.Details());
            case Mend.CompleteAction(int number, List<String> _) -> new Goal.AtAction(number);
            case Mend.AddAction _ -> new Goal.AmongActions();
            case Mend.Attach(int step) -> step(step);
            case Mend.GiveReason(int step, String _) -> step(step);
        };
    }

    private static Goal whole(Check check) {
        return switch (check.rule()) {
            case ACTIONS, ENDLESS_ACTIONS -> new Goal.AmongActions();
            case TIMES, BEFORE_DETECTION, SOURCES -> new Goal.Elsewhere(new Place.Timeline());
            case EVIDENCE -> new Goal.Elsewhere(new Place.Evidence(0));
            case SUMMARY,
                    IMPACT,
                    TRIGGER,
                    FACTORS,
                    HYPOTHESES,
                    RESOLUTION,
                    VERIFICATION,
                    DATA_LOSS,
                    LESSONS,
                    SKIPPED_STEPS,
                    PLACEHOLDERS,
                    SECRETS,
                    ACRONYMS,
                    OUTAGE,
                    BLAMELESS ->
                    new Goal.Nowhere();
        };
    }

    private Goal step(int number) {
        return open.incident().get().steps().stream()
                .filter(s -> s.number() == number)
                .<Goal>map(s -> new Goal.Elsewhere(new Place.Step(s.step().id())))
                .findFirst()
                .orElseGet(Goal.Nowhere::new);
    }

    /// What a press mends without asking further, in a few words; empty where only a person can.
    public Optional<String> mend(Check check) {
        return check.mend()
                .flatMap(mend ->
                        switch (mend) {
                            case Mend.Write(ReviewSection _, String suggestion) ->
                                    suggestion.isBlank()
                                            ? Optional.empty()
                                            : Optional.of(
                                                    Messages.text("review.mend-write", suggestion));
                            case Mend.AddAction(String text, String _) ->
                                    Optional.of(Messages.text("review.mend-action", text));
                            case Mend.Reach _,
                                    Mend.CompleteAction _,
                                    Mend.Attach _,
                                    Mend.GiveReason _ ->
                                    Optional.empty();
                        });
    }

    /// Mends what a press can mend; harmless where it cannot.
    public void apply(Check check) {
        problem.set("");
        check.mend()
                .ifPresent(mend -> {
                    if (mend instanceof Mend.Write(ReviewSection section, String suggestion)
                            && !suggestion.isBlank()) {
                        append(section, suggestion);
                    } else if (mend instanceof Mend.AddAction(String text, String type)) {
                        actions.add(new Preventions.Offer(text, type, List.of()));
                    }
                });
    }

    private void append(ReviewSection section, String suggestion) {
        String text = open.incident().get().review(section);
        open.record(
                new ReviewWritten(
                        section,
                        text.isBlank() ? suggestion : text.stripTrailing() + "\n\n" + suggestion),
                Optional.empty(),
                () -> {},
                sentence -> problem.set(Messages.text("review.not-saved", sentence)));
    }

    void show(CheckedReview checked) {
        Patch.apply(
                rows, Stream.concat(checked.missing().stream(), checked.hints().stream()).toList());
        long unchecked =
                checked.checks().stream().filter(c -> c.verdict() == Verdict.UNCHECKED).count();
        int missing = checked.missing().size();
        String found =
                Stream.of(
                                counted("review.score-missing", missing),
                                counted("review.score-hints", checked.hints().size()),
                                counted("review.score-unchecked", unchecked))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        score.set(
                Messages.text(
                        found.isEmpty() ? "review.score-complete" : "review.score",
                        Integer.toString(checked.score()),
                        found));
        brief.set(
                missing == 0
                        ? Messages.text("review.checks")
                        : Messages.text("review.checks-missing", Integer.toString(missing)));
    }

    /// Nothing is said of what there is none of.
    private static Optional<String> counted(String key, long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Messages.text(key, Long.toString(count)));
    }
}
