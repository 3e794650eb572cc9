package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.review.PastIncident.OpenAction;
import dev.incidentrunbook.review.PastIncident.PastItem;
import dev.incidentrunbook.review.PastIncident.PastStep;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// What many incidents have in common. What is not known is left out and counted, never taken for zero.
///
/// @param incidents how many incidents it is made of
/// @param actions follow-up actions that are still open: the overdue ones first, those without a date last
/// @param steps what the steps of each runbook cost, those that cost most first
/// @param passedOver items that were left undone at least as often as done, in at least two steps that ended
public record Trends(
        int incidents, List<Due> actions, List<Cost> steps, List<PassedOver> passedOver) {

    /// What is not known is told by this word.
    public static final String UNKNOWN = Wording.UNKNOWN;

    /// By what incidents are put together.
    public enum By {
        MONTH,
        SEVERITY,
        SERVICE,
        CAUSE
    }

    /// The times that are compared.
    public static final List<Metric> COMPARED =
            List.of(Metric.DETECT, Metric.MITIGATE, Metric.RESOLVE);

    /// Incidents of one kind.
    ///
    /// @param name the month as `2026-11`, the severity, service or cause, or `unknown`
    /// @param incidents how many
    /// @param times the middle of each time, as far as it is known
    public record Group(String name, int incidents, Map<Metric, Median> times) {
        /// The middle of a time.
        public Median time(Metric metric) {
            return times.getOrDefault(metric, Median.NONE);
        }
    }

    /// The middle of several times.
    ///
    /// @param time half took no longer; empty when none is known
    /// @param count of how many; with one it is that one
    public record Median(Optional<Duration> time, int count) {
        static final Median NONE = new Median(Optional.empty(), 0);

        /// The middle of these times; of an even number, the middle between the two in the middle.
        public static Median of(List<Duration> times) {
            if (times.isEmpty()) {
                return NONE;
            }
            List<Duration> sorted = times.stream().sorted().toList();
            Duration upper = sorted.get(sorted.size() / 2);
            Duration lower = sorted.get((sorted.size() - 1) / 2);
            return new Median(Optional.of(lower.plus(upper).dividedBy(2)), sorted.size());
        }
    }

    /// An action that is still open.
    ///
    /// @param overdue whether it should have been done before today
    public record Due(String incident, OpenAction action, boolean overdue) {}

    /// What a step costs.
    ///
    /// @param total the time it took in all incidents together
    /// @param median the middle of the times it took where it was done
    public record Cost(
            String runbook,
            String step,
            int number,
            String title,
            Duration total,
            Median median,
            Duration expected) {}

    /// An item that is often passed over.
    ///
    /// @param ended how often its step was done
    /// @param ticked how often the item was ticked then
    public record PassedOver(
            String runbook, int stepNumber, String step, String text, int ended, int ticked) {
        /// Whether it was never ticked.
        public boolean always() {
            return ticked == 0;
        }
    }

    /// What these incidents have in common.
    ///
    /// @param today for what is overdue
    public static Trends of(List<PastIncident> incidents, LocalDate today) {
        return new Trends(
                incidents.size(), actions(incidents, today), costs(incidents), passed(incidents));
    }

    /// The incidents put together: months in their order, severities from the worst, the others from the most frequent; what
    /// is not known stands last. An incident with two causes stands under both.
    ///
    /// @param zone in which a month begins
    public static List<Group> groups(List<PastIncident> incidents, By by, ZoneId zone) {
        Map<String, List<PastIncident>> groups = new TreeMap<>();
        for (PastIncident incident : incidents) {
            for (String name : names(incident, by, zone)) {
                groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(incident);
            }
        }
        Comparator<Group> known = Comparator.comparing(g -> g.name().equals(UNKNOWN));
        Comparator<Group> order =
                switch (by) {
                    case MONTH, SEVERITY -> known.thenComparing(Group::name);
                    case SERVICE, CAUSE ->
                            known.thenComparing(Group::incidents, Comparator.reverseOrder())
                                    .thenComparing(Group::name);
                };
        return groups.entrySet().stream()
                .map(e -> group(e.getKey(), e.getValue()))
                .sorted(order)
                .toList();
    }

    /// How long a step took in earlier incidents that followed the same runbook and did it.
    public static Median usual(List<PastIncident> earlier, String runbook, String step) {
        return Median.of(
                earlier.stream()
                        .filter(i -> i.runbook().equals(runbook))
                        .flatMap(i -> i.steps().stream())
                        .filter(s -> s.id().equals(step) && measured(s))
                        .map(PastStep::active)
                        .toList());
    }

    private static List<String> names(PastIncident incident, By by, ZoneId zone) {
        List<String> names =
                switch (by) {
                    case MONTH -> List.of(YearMonth.from(incident.began().atZone(zone)).toString());
                    case SEVERITY -> incident.severity().stream().map(Enum::name).toList();
                    case SERVICE ->
                            Stream.of(incident.service()).filter(s -> !s.isBlank()).toList();
                    case CAUSE -> incident.causes();
                };
        return names.isEmpty() ? List.of(UNKNOWN) : names;
    }

    private static Group group(String name, List<PastIncident> incidents) {
        var times = new LinkedHashMap<Metric, Median>();
        for (Metric metric : COMPARED) {
            times.put(
                    metric,
                    Median.of(
                            incidents.stream()
                                    .flatMap(i ->
                                            Optional.ofNullable(i.times().get(metric)).stream())
                                    .toList()));
        }
        return new Group(name, incidents.size(), times);
    }

    private static List<Due> actions(List<PastIncident> incidents, LocalDate today) {
        return incidents.stream()
                .flatMap(i ->
                        i.actions().stream()
                                .map(a ->
                                        new Due(
                                                i.id(),
                                                a,
                                                a.item()
                                                        .due()
                                                        .filter(d -> d.isBefore(today))
                                                        .isPresent())))
                .sorted(
                        Comparator.comparing(
                                        (Due d) -> d.action().item().due().orElse(LocalDate.MAX))
                                .thenComparing(Due::incident)
                                .thenComparing(d -> d.action().label()))
                .toList();
    }

    private static List<Cost> costs(List<PastIncident> incidents) {
        Map<String, List<PastStep>> steps = new LinkedHashMap<>();
        Map<String, String> runbooks = new LinkedHashMap<>();
        each(
                incidents,
                (incident, step) -> {
                    String key = incident.runbook() + "/" + step.id();
                    steps.computeIfAbsent(key, _ -> new ArrayList<>()).add(step);
                    runbooks.put(key, incident.runbook());
                });
        return steps.entrySet().stream()
                .map(e -> cost(runbooks.getOrDefault(e.getKey(), ""), e.getValue()))
                .filter(c -> !c.total().isZero())
                .sorted(
                        Comparator.comparing(Cost::total)
                                .reversed()
                                .thenComparing(Cost::runbook)
                                .thenComparingInt(Cost::number))
                .toList();
    }

    private static Cost cost(String runbook, List<PastStep> runs) {
        PastStep latest = runs.getFirst();
        return new Cost(
                runbook,
                latest.id(),
                latest.number(),
                latest.title(),
                runs.stream().map(PastStep::active).reduce(Duration.ZERO, Duration::plus),
                Median.of(runs.stream().filter(Trends::measured).map(PastStep::active).toList()),
                latest.expected());
    }

    /// A step that was skipped, or ticked off without its clock, says nothing about how long it takes.
    private static boolean measured(PastStep step) {
        return step.outcome() == Outcome.DONE && !step.active().isZero();
    }

    private static List<PassedOver> passed(List<PastIncident> incidents) {
        Map<String, PassedOver> items = new LinkedHashMap<>();
        each(
                incidents,
                (incident, step) -> {
                    if (step.outcome() == Outcome.DONE) {
                        for (PastItem item : step.items()) {
                            items.merge(
                                    incident.runbook() + "/" + step.id() + "/" + item.id(),
                                    new PassedOver(
                                            incident.runbook(),
                                            step.number(),
                                            step.title(),
                                            item.text(),
                                            1,
                                            item.ticked() ? 1 : 0),
                                    Trends::together);
                        }
                    }
                });
        return items.values().stream()
                .filter(i -> i.ended() >= 2 && i.ticked() * 2 <= i.ended())
                .sorted(
                        Comparator.comparingDouble(
                                        (PassedOver i) -> (double) i.ticked() / i.ended())
                                .thenComparing(PassedOver::ended, Comparator.reverseOrder())
                                .thenComparing(PassedOver::runbook)
                                .thenComparingInt(PassedOver::stepNumber))
                .toList();
    }

    private static PassedOver together(PassedOver a, PassedOver b) {
        return new PassedOver(
                a.runbook(),
                a.stepNumber(),
                a.step(),
                a.text(),
                a.ended() + b.ended(),
                a.ticked() + b.ticked());
    }

    /// Every step of every incident, the newest incident first, so that words are those of the newest runbook.
    private static void each(List<PastIncident> incidents, BiConsumer<PastIncident, PastStep> use) {
        incidents.stream()
                .sorted(Comparator.comparing(PastIncident::began).reversed())
                .forEach(i -> i.steps().forEach(s -> use.accept(i, s)));
    }
}
