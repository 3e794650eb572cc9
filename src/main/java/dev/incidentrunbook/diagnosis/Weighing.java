package dev.incidentrunbook.diagnosis;

import dev.incidentrunbook.runbook.Runbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Weighs what was found: a cause's score is the logarithm of its prior plus, for each family of signs, the strongest
/// weight that a sign of the family gives it, reduced by how well the sign fits the failures. Symptoms of something that was
/// found too keep a quarter.
final class Weighing {
    // Below this nothing decides: it is less than what one moderate sign that fits brings.
    private static final double ENOUGH = 1.0;
    private static final double SYMPTOM = 0.25;
    private static final double EXPLAINS = 0.35;

    private final SignalTable table;
    private final List<Runbook.Cause> causes;
    private final List<Weighed> weighed = new ArrayList<>();
    private final Set<String> present = new HashSet<>();

    /// What one group or circumstance gives to one cause.
    ///
    /// @param family of one family only the strongest counts
    /// @param weight what it adds to the cause's score
    /// @param circumstance whether it is the pattern of failures, not a line that names something
    record Weighed(
            String cause,
            String family,
            double weight,
            Optional<Evidence> evidence,
            String circumstance) {
        /// Whether it names a place in the user's own code.
        boolean placed() {
            return evidence.flatMap(e -> e.group().chain()).flatMap(Chain::ownFrame).isPresent();
        }

        boolean decides() {
            return evidence.isPresent()
                    && !family.equals("error-lines")
                    && evidence.get().group().signal().map(Signal::decides).orElse(true);
        }
    }

    Weighing(SignalTable table, List<Runbook.Cause> causes) {
        this.table = table;
        this.causes = causes;
    }

    void evidence(List<Evidence> all) {
        for (Evidence evidence : all) {
            double fit = evidence.fit();
            evidence.group()
                    .signal()
                    .filter(s ->
                            fit > EXPLAINS && s.causes().values().stream().anyMatch(w -> w > 1))
                    .ifPresent(s -> present.add(s.family()));
            if (evidence.coverage() > 0.4
                    && evidence.lift() > 0.5
                    && fit > EXPLAINS
                    && evidence.group().signal().isEmpty()
                    && evidence.group().chain().flatMap(Chain::ownFrame).isPresent()) {
                present.add("exception");
            }
        }
        for (Evidence evidence : all) {
            Optional<Signal> signal =
                    evidence.group().signal().map(s -> table.signals().get(s.order()));
            double fit = evidence.fit();
            if (signal.isPresent()) {
                boolean symptom = signal.get().explainedBy().stream().anyMatch(present::contains);
                signal.get()
                        .causes()
                        .forEach((cause, weight) ->
                                add(
                                        cause,
                                        signal.get().family(),
                                        weight * fit * (symptom ? SYMPTOM : 1),
                                        evidence,
                                        ""));
            } else {
                String kind =
                        evidence.group()
                                .chain()
                                .map(c ->
                                        c.ownFrame().isPresent()
                                                ? "own-exception"
                                                : "any-exception")
                                .orElse("error-lines");
                String family = kind.equals("error-lines") ? kind : "exception";
                table.circumstances()
                        .getOrDefault(kind, Map.of())
                        .forEach((cause, weight) ->
                                add(cause, family, weight * fit, evidence, kind));
            }
        }
    }

    /// Adds what the pattern of failures says. Where an exception in the user's own code fits the failures, no pattern speaks
    /// against it: a process that crashes takes all routes with it.
    ///
    /// @param name its name in the table
    void circumstance(String name) {
        table.circumstances()
                .getOrDefault(name, Map.of())
                .forEach((cause, weight) -> {
                    if (weight > 0 || !present.contains("exception")) {
                        weighed.add(new Weighed(cause, name, weight, Optional.empty(), name));
                    }
                });
    }

    private void add(
            String cause, String family, double weight, Evidence evidence, String circumstance) {
        if (weight != 0) {
            weighed.add(new Weighed(cause, family, weight, Optional.of(evidence), circumstance));
        }
    }

    /// What counts for or against a cause, the strongest first: one of each family.
    List<Weighed> counting(String cause) {
        Map<String, Weighed> strongest = new LinkedHashMap<>();
        for (Weighed one : weighed) {
            if (one.cause().equals(cause)) {
                strongest.merge(
                        one.family() + (one.weight() < 0 ? "-" : ""),
                        one,
                        (a, b) -> Math.abs(b.weight()) > Math.abs(a.weight()) ? b : a);
            }
        }
        return strongest.values().stream()
                .sorted(Comparator.comparingDouble((Weighed w) -> -Math.abs(w.weight())))
                .toList();
    }

    /// Everything that speaks for a cause, the strongest first, several of a family included. Of those that are about equally
    /// strong, what names a place in the user's code comes first.
    List<Weighed> all(String cause) {
        return weighed.stream()
                .filter(w -> w.cause().equals(cause) && w.weight() > 0)
                .sorted(
                        Comparator.comparingLong((Weighed w) -> -Math.round(w.weight() * 2))
                                .thenComparing(w -> !w.placed())
                                .thenComparingDouble(w -> -w.weight()))
                .toList();
    }

    double score(String cause) {
        double prior = Math.log(table.priors().getOrDefault(cause, 0.1));
        return prior + counting(cause).stream().mapToDouble(Weighed::weight).sum();
    }

    /// Whether a line, not only the pattern of failures, decides for the cause.
    boolean enough(String cause) {
        return counting(cause).stream().anyMatch(w -> w.decides() && w.weight() >= ENOUGH);
    }

    /// The causes by score, the highest first; those first for which a line decides. Of equal ones the runbook's earlier first.
    List<Runbook.Cause> ranked() {
        return causes.stream()
                .sorted(
                        Comparator.comparing((Runbook.Cause c) -> !enough(c.id()))
                                .thenComparingDouble(c -> -score(c.id())))
                .toList();
    }

    /// Each cause's share of all, by their scores; a cause for which no line decides gets no more than the one before it.
    Map<String, Double> shares() {
        Map<String, Double> scores = new HashMap<>();
        double lowest = Double.MAX_VALUE;
        for (Runbook.Cause cause : ranked()) {
            lowest = Math.min(lowest, score(cause.id()));
            scores.put(cause.id(), lowest);
        }
        return normalised(
                causes.stream().map(Runbook.Cause::id).toList(),
                id -> scores.getOrDefault(id, 0.0));
    }

    /// Each cause's share before any line was read.
    Map<String, Double> priorShares() {
        return normalised(
                causes.stream().map(Runbook.Cause::id).toList(),
                id -> Math.log(table.priors().getOrDefault(id, 0.1)));
    }

    private static Map<String, Double> normalised(
            List<String> ids, java.util.function.ToDoubleFunction<String> score) {
        double highest = ids.stream().mapToDouble(score).max().orElse(0);
        double sum =
                ids.stream().mapToDouble(id -> Math.exp(score.applyAsDouble(id) - highest)).sum();
        Map<String, Double> shares = new HashMap<>();
        ids.forEach(id ->
                shares.put(
                        id,
                        Math.round(Math.exp(score.applyAsDouble(id) - highest) / sum * 10_000)
                                / 10_000.0));
        return shares;
    }
}
