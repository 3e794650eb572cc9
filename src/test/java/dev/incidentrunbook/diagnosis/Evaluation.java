package dev.incidentrunbook.diagnosis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares diagnoses with labels.
///
/// @param results one for each case
record Evaluation(List<Result> results) {
    /// How a case went.
    ///
    /// @param rank place of the right cause, counted from 1; 0 where none is right
    record Result(
            LabelledCase label,
            List<SourceFindings> sources,
            Diagnosis diagnosis,
            int rank,
            boolean firstFailure,
            boolean component,
            boolean keyLine) {
        /// Whether the right cause stands first, or nothing is said where nothing can be.
        boolean right() {
            return label.cause().isPresent() ? rank == 1 && !abstains() : abstains();
        }

        boolean abstains() {
            return !diagnosis.enoughEvidence();
        }

        static Result of(LabelledCase label) {
            List<SourceFindings> sources = label.read();
            Diagnosis diagnosis = Diagnosis.of(sources, LabelledCase.CAUSES);
            List<String> order =
                    diagnosis.causes().stream().map(Diagnosis.RankedCause::id).toList();
            List<Citation> cited =
                    diagnosis.causes().getFirst().supporting().stream()
                            .flatMap(s -> s.citations().stream())
                            .distinct()
                            .limit(3)
                            .toList();
            return new Result(
                    label,
                    sources,
                    diagnosis,
                    label.cause().map(c -> order.indexOf(c) + 1).orElse(0),
                    label.firstFailure(diagnosis.firstFailureAt()),
                    component(label, diagnosis.failingComponent().orElse("")),
                    label.keyLines().isEmpty()
                            || cited.stream().anyMatch(label.keyLines()::contains));
        }

        /// Whether at least two of the words that name code, routes or things in the label, or a third of them, are in the answer.
        private static boolean component(LabelledCase label, String found) {
            Set<String> words = words(label.component());
            long hit = words.stream().filter(words(found)::contains).count();
            return !words.isEmpty() && (hit >= 2 || hit * 3 >= words.size());
        }

        private static Set<String> words(String text) {
            return Stream.of(
                            text.toLowerCase(Locale.ROOT)
                                    .replaceAll("<[^>]*>|\\{[^}]*\\}|:[a-z]+", " ")
                                    .split("[^a-z0-9_]+", -1))
                    .filter(w ->
                            w.length() > 2
                                    && !Set.of(
                                                    "the", "and", "get", "post", "all", "only",
                                                    "route", "routes", "with")
                                            .contains(w))
                    .collect(Collectors.toSet());
        }
    }

    static Evaluation of(Path folder) {
        return new Evaluation(LabelledCase.in(folder).stream().map(Result::of).toList());
    }

    String table() {
        var out = new StringBuilder();
        for (Result r : results) {
            out.append(
                    "%-28s %-20s rank %d %s first %s component %s key %s  %s%n"
                            .formatted(
                                    r.label().id(),
                                    r.label().cause().orElse("-"),
                                    r.rank(),
                                    r.abstains() ? "abstains" : "says     ",
                                    r.firstFailure() ? "yes" : "NO ",
                                    r.component() ? "yes" : "NO ",
                                    r.keyLine() ? "yes" : "NO ",
                                    r.diagnosis().causes().stream()
                                            .limit(3)
                                            .map(c -> c.id() + " " + Math.round(c.share() * 100))
                                            .collect(Collectors.joining(", "))));
        }
        out.append(by("cause", r -> r.label().cause().orElse("none")));
        out.append(by("stack", r -> r.label().id().split("-", 3)[1]));
        return out.toString();
    }

    /// How many were right, by something the cases have in common.
    private String by(String what, Function<Result, String> common) {
        var groups = new TreeMap<>(results.stream().collect(Collectors.groupingBy(common)));
        return groups.entrySet().stream()
                .map(g ->
                        "by %s: %-22s %d of %d%n"
                                .formatted(
                                        what,
                                        g.getKey(),
                                        g.getValue().stream().filter(Result::right).count(),
                                        g.getValue().size()))
                .collect(Collectors.joining());
    }

    public static void main(String[] folders) {
        Arrays.stream(folders)
                .map(Path::of)
                .forEach(f -> {
                    Evaluation e = Evaluation.of(f);
                    System.out.print(e.table());
                    for (Result r : e.results()) {
                        System.out.printf(
                                "%n%s first %s (label %s)%n  component: %s%n  label:     %s%n",
                                r.label().id(),
                                r.diagnosis().firstFailureAt(),
                                r.label().firstFailures(),
                                r.diagnosis().failingComponent().orElse(""),
                                r.label().component());
                        r.diagnosis().causes().stream()
                                .limit(2)
                                .forEach(c -> {
                                    System.out.println("  " + c.id() + " " + c.share());
                                    c.supporting()
                                            .forEach(s ->
                                                    System.out.println(
                                                            "     + "
                                                                    + s.text()
                                                                    + " "
                                                                    + s.citations().stream()
                                                                            .limit(4)
                                                                            .map(Citation::text)
                                                                            .toList()));
                                    c.against()
                                            .forEach(s -> System.out.println("     - " + s.text()));
                                });
                        System.out.println(
                                "  key "
                                        + r.label().keyLines()
                                        + " clocks "
                                        + r.diagnosis().clocks());
                    }
                });
    }
}
