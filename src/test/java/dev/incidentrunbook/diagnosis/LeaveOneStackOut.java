package dev.incidentrunbook.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Fits a factor for each family of signs on all stacks but one, around the stated weights, and tries it on the one that was
/// left out. It shows whether the ranking rests on weights made for a stack.
///
/// @param right how many cases had the right cause first when their stack was left out
/// @param cases how many cases there were
record LeaveOneStackOut(int right, int cases) {
    private static final double[] FACTORS = {0.7, 1.4};

    /// A case whose evidence was measured once, to be weighed many times.
    private record Measured(String stack, String cause, Examination examination) {}

    static LeaveOneStackOut of(Evaluation evaluation) {
        List<Measured> all =
                evaluation.results().stream()
                        .filter(r -> r.label().cause().isPresent())
                        .map(r ->
                                new Measured(
                                        r.label().id().split("-", 3)[1],
                                        r.label().cause().orElseThrow(),
                                        new Examination(
                                                r.sources(),
                                                LabelledCase.CAUSES,
                                                SignalTable.shipped())))
                        .toList();
        Set<String> stacks =
                all.stream().map(Measured::stack).collect(Collectors.toCollection(TreeSet::new));
        int right = 0;
        for (String stack : stacks) {
            SignalTable fitted = fit(all.stream().filter(m -> !m.stack().equals(stack)).toList());
            right +=
                    (int)
                            all.stream()
                                    .filter(m -> m.stack().equals(stack) && first(m, fitted))
                                    .count();
        }
        return new LeaveOneStackOut(right, all.size());
    }

    double share() {
        return (double) right / cases;
    }

    private static boolean first(Measured m, SignalTable table) {
        return m.examination().weighed(table).ranked().getFirst().id().equals(m.cause());
    }

    private static SignalTable fit(List<Measured> training) {
        Map<String, Double> factors = new HashMap<>();
        Set<String> families =
                SignalTable.shipped().signals().stream()
                        .map(Signal::family)
                        .collect(Collectors.toCollection(TreeSet::new));
        double best = likelihood(training, scaled(factors));
        for (String family : families) {
            for (double factor : FACTORS) {
                Map<String, Double> tried = new HashMap<>(factors);
                tried.put(family, factor);
                double likelihood = likelihood(training, scaled(tried));
                if (likelihood > best + 1e-9) {
                    best = likelihood;
                    factors = tried;
                }
            }
        }
        return scaled(factors);
    }

    private static double likelihood(List<Measured> training, SignalTable table) {
        return training.stream()
                .mapToDouble(m ->
                        Math.log(
                                Math.max(
                                        1e-4,
                                        m.examination()
                                                .weighed(table)
                                                .shares()
                                                .getOrDefault(m.cause(), 0.0))))
                .sum();
    }

    private static SignalTable scaled(Map<String, Double> factors) {
        SignalTable t = SignalTable.shipped();
        List<Signal> signals =
                t.signals().stream()
                        .map(s -> scaled(s, factors.getOrDefault(s.family(), 1.0)))
                        .toList();
        return new SignalTable(
                t.priors(),
                t.circumstances(),
                signals,
                t.patterns(),
                t.changes(),
                t.harmless(),
                t.ownCode());
    }

    private static Signal scaled(Signal s, double factor) {
        Map<String, Double> causes = new HashMap<>();
        s.causes().forEach((cause, weight) -> causes.put(cause, weight * factor));
        return new Signal(
                s.id(),
                s.order(),
                s.family(),
                causes,
                s.says(),
                s.check(),
                s.component(),
                s.decides(),
                s.explainedBy());
    }
}
