package dev.incidentrunbook.incident;

import dev.incidentrunbook.runbook.Nearest;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import dev.incidentrunbook.runbook.Step.Field;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The short names by which people point at parts of an incident: `3` for a step, `2.3` for a checklist item, `1.runtime`
/// for a field, `E3` for evidence, `A2` for an action. Whatever is not there is refused with a sentence that names what is.
public final class Address {
    private Address() {}

    /// A checklist item and the step it belongs to.
    ///
    /// @param name its short name, for instance `2.3`
    public record Item(StepRun run, ChecklistItem item, String name) {}

    /// What `set` can fill in.
    public sealed interface Settable {
        /// A detail of the incident as a whole.
        record OfDetail(Detail detail) implements Settable {}

        /// The list of requests that failed.
        record OfRequestIds() implements Settable {}

        /// The moment of a milestone.
        record OfMilestone(Milestone milestone) implements Settable {}

        /// A field of a step.
        record OfStep(StepRun run, Field field) implements Settable {}

        /// A section of the review.
        record OfReview(ReviewSection section) implements Settable {}
    }

    /// The step with this number or this id.
    public static StepRun step(Incident incident, String name) {
        String wanted = name.strip();
        return incident.steps().stream()
                .filter(run ->
                        Integer.toString(run.number()).equals(wanted)
                                || run.step().id().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                "There is no step \"%s\"; the steps are 1 to %d."
                                        .formatted(wanted, incident.steps().size())));
    }

    /// The checklist item with this name, written `2.3` or `logs.server-log`.
    public static Item item(Incident incident, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            throw RefusedException.wrongWords(
                    "\"%s\" names no checklist item; write step and item, for instance 2.3."
                            .formatted(name));
        }
        StepRun run = step(incident, name.substring(0, dot));
        String wanted = name.substring(dot + 1).strip();
        return run.step().items().stream()
                .filter(item ->
                        itemName(run, item).equals(run.number() + "." + wanted)
                                || item.id().equals(wanted))
                .findFirst()
                .map(item -> new Item(run, item, itemName(run, item)))
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                "Step %d has no item \"%s\"; its items are %d.1 to %d.%d."
                                        .formatted(
                                                run.number(),
                                                wanted,
                                                run.number(),
                                                run.number(),
                                                run.step().items().size())));
    }

    /// The name of a checklist item: its step and its place in it, counted from 1, for instance `2.3`.
    public static String itemName(StepRun run, ChecklistItem item) {
        return run.number() + "." + (run.step().items().indexOf(item) + 1);
    }

    /// What `set` fills in under this name.
    public static Settable settable(Incident incident, String name) {
        String wanted = name.strip();
        return settables(incident)
                .filter(s -> name(s).equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(incident, wanted));
    }

    /// The name of something `set` can fill in, as in `set 1.runtime VALUE`.
    public static String name(Settable settable) {
        return switch (settable) {
            case Settable.OfDetail(Detail detail) -> detail.key();
            case Settable.OfRequestIds() -> "request-id";
            case Settable.OfMilestone(Milestone milestone) -> milestone.key();
            case Settable.OfStep(StepRun run, Field field) -> run.number() + "." + field.id();
            case Settable.OfReview(ReviewSection section) -> section.key();
        };
    }

    /// Everything that `set` can fill in, in the order of a response.
    public static Stream<Settable> settables(Incident incident) {
        return Stream.of(
                        Stream.of(Detail.values()).map(Settable.OfDetail::new),
                        Stream.of(new Settable.OfRequestIds()),
                        Stream.of(Milestone.values()).map(Settable.OfMilestone::new),
                        incident.steps().stream()
                                .flatMap(run ->
                                        run.step().fields().stream()
                                                .map(f -> new Settable.OfStep(run, f))),
                        Stream.of(ReviewSection.values()).map(Settable.OfReview::new))
                .flatMap(s -> s);
    }

    /// The evidence with this number, written `E3` or `3`. Removed evidence is refused.
    public static Incident.Evidence evidence(Incident incident, String name) {
        OptionalInt number = number(name, 'E');
        return incident.evidence().stream()
                .filter(e -> number.isPresent() && e.number() == number.getAsInt() && !e.removed())
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                missing(
                                        incident,
                                        "evidence",
                                        name,
                                        incident.evidence().stream()
                                                .filter(e -> !e.removed())
                                                .map(Incident.Evidence::label))));
    }

    /// The action with this number, written `A2` or `2`. Dropped actions are refused.
    public static Incident.Action action(Incident incident, String name) {
        OptionalInt number = number(name, 'A');
        return incident.actions().stream()
                .filter(a -> number.isPresent() && a.number() == number.getAsInt() && !a.removed())
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                missing(
                                        incident,
                                        "action",
                                        name,
                                        incident.actions().stream()
                                                .filter(a -> !a.removed())
                                                .map(a -> "A" + a.number()))));
    }

    /// The hypothesis with this number, written `H2` or `2`.
    public static Hypothesis hypothesis(Incident incident, String name) {
        OptionalInt number = number(name, 'H');
        return incident.hypotheses().stream()
                .filter(h -> number.isPresent() && h.number() == number.getAsInt())
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                missing(
                                        incident,
                                        "hypothesis",
                                        name,
                                        incident.hypotheses().stream().map(Hypothesis::label))));
    }

    private static String missing(
            Incident incident, String kind, String name, Stream<String> there) {
        String names = there.collect(Collectors.joining(", "));
        return "There is no %s \"%s\" in %s; %s."
                .formatted(
                        kind,
                        name.strip(),
                        incident.id(),
                        names.isEmpty() ? "it has none yet" : "it has " + names);
    }

    private static RefusedException unknown(Incident incident, String wanted) {
        List<String> names = settables(incident).map(Address::name).toList();
        // "runtime" is near "1.runtime" however many letters the step adds.
        List<String> near =
                Stream.concat(
                                names.stream()
                                        .filter(n -> !wanted.isEmpty() && n.endsWith("." + wanted)),
                                Nearest.to(wanted, names).stream())
                        .distinct()
                        .toList();
        return RefusedException.wrongWords(
                near.isEmpty()
                        ? "There is no field \"%s\"; there are %s."
                                .formatted(wanted, String.join(", ", names))
                        : "There is no field \"%s\"; did you mean %s?"
                                .formatted(wanted, String.join(" or ", near)));
    }

    private static OptionalInt number(String name, char letter) {
        String text = name.strip();
        boolean lettered = !text.isEmpty() && Character.toUpperCase(text.charAt(0)) == letter;
        String digits = lettered ? text.substring(1) : text;
        // Nine digits always fit, and nobody attaches more.
        return digits.matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }
}
