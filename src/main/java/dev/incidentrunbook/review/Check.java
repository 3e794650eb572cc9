package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.ReviewSection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What came of a rule at one place.
///
/// @param rule the rule
/// @param verdict what came of it
/// @param where the place it is about
/// @param sentence what is so, or what is missing; for people
/// @param mend how to mend it in one step, where there is such a step
public record Check(
        CheckRule rule, Verdict verdict, Where where, String sentence, Optional<Mend> mend) {

    /// What came of a rule.
    public enum Verdict {
        /// The rule is kept.
        MET,
        /// Something is missing; the review is not complete.
        MISSING,
        /// Worth a look; never makes a review incomplete.
        HINT,
        /// Nobody looked, because what it takes was not at hand.
        UNCHECKED
    }

    /// A place in a review, to go to.
    public sealed interface Where {
        /// The review as a whole.
        record Whole() implements Where {}

        /// A section that people write.
        record InSection(ReviewSection section) implements Where {}

        /// A row of the timeline, by the place of its event.
        record InTimeline(long seq) implements Where {}

        /// An action, by its number.
        record AtAction(int number) implements Where {}

        /// A step.
        record AtStep(String id, int number) implements Where {}

        /// A milestone.
        record AtMilestone(Milestone milestone) implements Where {}

        /// An evidence, by its number.
        record AtEvidence(int number) implements Where {}

        /// How people find it, for instance `Impact`, `T12` or `A2`.
        default String label() {
            return switch (this) {
                case Whole() -> "Review";
                case InSection(ReviewSection section) -> section.heading();
                case InTimeline(long seq) -> "T" + seq;
                case AtAction(int number) -> "A" + number;
                case AtStep(String _, int number) -> "Step " + number;
                case AtMilestone(Milestone milestone) -> milestone.label();
                case AtEvidence(int number) -> "E" + number;
            };
        }
    }

    /// A step that mends it.
    public sealed interface Mend {
        /// Write a section.
        ///
        /// @param suggestion what could stand there; blank when only a person can know
        record Write(ReviewSection section, String suggestion) implements Mend {}

        /// Say when a milestone was reached.
        record Reach(Milestone milestone) implements Mend {}

        /// Fill in what an action lacks.
        ///
        /// @param missing of `owner`, `due`, `type`
        record CompleteAction(int number, List<String> missing) implements Mend {
            public CompleteAction {
                missing = List.copyOf(missing);
            }
        }

        /// Agree on an action that the runbook suggests.
        ///
        /// @param type `prevent`, `detect`, `mitigate` or `process`
        record AddAction(String text, String type) implements Mend {}

        /// Attach evidence to a step.
        record Attach(int step) implements Mend {}

        /// Say why a step has its outcome.
        record GiveReason(int step, String outcome) implements Mend {}

        /// The words of the shell that do it; what a person has to fill in stands in capitals.
        default String command() {
            return switch (this) {
                case Write(ReviewSection section, String suggestion) ->
                        "set %s %s"
                                .formatted(
                                        section.key(),
                                        suggestion.isBlank() ? "TEXT" : quoted(suggestion));
                case Reach(Milestone milestone) -> "set %s TIME".formatted(milestone.key());
                case CompleteAction(int number, List<String> missing) ->
                        "action change %s%s"
                                .formatted(
                                        number,
                                        String.join(
                                                "",
                                                missing.stream()
                                                        .map(m ->
                                                                " --"
                                                                        + m
                                                                        + " "
                                                                        + m.toUpperCase(
                                                                                Locale.ROOT))
                                                        .toList()));
                case AddAction(String text, String type) ->
                        "action add %s --type %s --owner OWNER --due DATE"
                                .formatted(quoted(text), type);
                case Attach(int step) -> "attach FILE --step " + step;
                case GiveReason(int step, String outcome) ->
                        "step %s %s --reason REASON".formatted(step, outcome);
            };
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\"", "'") + "\"";
        }
    }
}
