package dev.incidentrunbook.diagnosis;

import dev.incidentrunbook.diagnosis.Diagnosis.ExceptionGroup;
import dev.incidentrunbook.diagnosis.Diagnosis.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Words everything that was found, whether it decides or not.
final class FindingList {
    private static final int MOST_EXCEPTIONS = 200;
    private static final int MOST_OTHERS = 100;
    private static final int MOST_CITATIONS = 8;

    private final Clocks clocks;
    private final Failures failures;
    private final List<Evidence> evidence;

    FindingList(Clocks clocks, Failures failures, List<Evidence> evidence) {
        this.clocks = clocks;
        this.failures = failures;
        this.evidence = evidence;
    }

    List<ExceptionGroup> exceptions() {
        return evidence.stream()
                .filter(e -> e.group().chain().isPresent())
                .sorted(
                        Comparator.comparing(Evidence::background)
                                .thenComparingDouble(e -> -e.fit()))
                .limit(MOST_EXCEPTIONS)
                .map(FindingList::exception)
                .toList();
    }

    private static ExceptionGroup exception(Evidence e) {
        Chain chain = e.group().chain().orElseThrow();
        List<String> routes =
                e.group().routes().entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .limit(10)
                        .toList();
        return new ExceptionGroup(
                chain.root().type(),
                Told.line(chain.root().message()),
                e.group().count(),
                first(e),
                last(e),
                chain.ownFrame().map(Frame::text),
                Fingerprint.strict(chain),
                e.background(),
                e.sample().stack(),
                routes,
                citations(e));
    }

    /// Head, sign, type and frame of the record that is cited, then the heads of further ones.
    static List<Citation> citations(Evidence e) {
        Set<Citation> citations = new LinkedHashSet<>();
        citations.add(e.cite(e.sample().line()));
        citations.add(e.cite(e.sample().signLine()));
        citations.add(e.cite(e.sample().typeLine()));
        citations.add(e.cite(e.sample().frameLine()));
        e.group().samples().stream()
                .filter(s -> s.time() >= e.sample().time())
                .forEach(s -> citations.add(e.cite(s.line())));
        return citations.stream().limit(MOST_CITATIONS).toList();
    }

    List<Finding> others() {
        var findings = new ArrayList<Finding>();
        for (Evidence e : evidence) {
            boolean signal = e.group().signal().isPresent();
            if (!signal && e.group().chain().isPresent()) {
                continue;
            }
            String kind = e.background() ? "background" : signal ? "signal" : "message";
            String says = e.group().signal().map(s -> s.says() + ": ").orElse("");
            findings.add(
                    new Finding(
                            kind,
                            says + Told.detail(e),
                            e.group().count(),
                            first(e),
                            last(e),
                            citations(e)));
        }
        findings.sort(
                Comparator.comparing((Finding f) -> f.kind().equals("background"))
                        .thenComparing(f -> !f.kind().equals("signal")));
        List<Finding> shown = new ArrayList<>(findings.stream().limit(MOST_OTHERS).toList());
        List<Failures.Failed> restart = failures.restart();
        if (!restart.isEmpty()) {
            shown.add(
                    new Finding(
                            "restart",
                            "%d answers of a proxy while something restarted, which are not counted as the fault"
                                    .formatted(restart.size()),
                            restart.size(),
                            Optional.of(Instant.ofEpochMilli(restart.getFirst().time())),
                            Optional.of(Instant.ofEpochMilli(restart.getLast().time())),
                            restart.stream().limit(3).map(Failures.Failed::citation).toList()));
        }
        clocks.notes()
                .forEach(note ->
                        shown.add(
                                new Finding(
                                        "clock",
                                        note,
                                        1,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of())));
        return shown;
    }

    private static Optional<Instant> first(Evidence e) {
        return e.group().seconds().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochMilli(e.group().seconds().firstKey() * 1000 + e.shift()));
    }

    private static Optional<Instant> last(Evidence e) {
        return e.group().seconds().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochMilli(e.group().seconds().lastKey() * 1000 + e.shift()));
    }
}
