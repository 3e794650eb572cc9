package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What fails, as one sentence that goes from the outside inwards: route, handler, the call in the user's own code, the
/// query or the thing that gave out.
final class FailingComponent {
    private static final int LONGEST_DETAIL = 160;

    private final Failures failures;
    private final Optional<Onset> onset;
    private final List<Evidence> evidence;

    FailingComponent(Failures failures, Optional<Onset> onset, List<Evidence> evidence) {
        this.failures = failures;
        this.onset = onset;
        this.evidence = evidence;
    }

    /// The sentence.
    ///
    /// @param main the evidence that decides, if any does
    Optional<String> sentence(Optional<Evidence> main) {
        var parts = new ArrayList<String>();
        String route = onset.map(o -> FailingRoutes.of(failures, o).text()).orElse("");
        if (route.isBlank()) {
            route = main.flatMap(m -> mostFrequent(m.group().routes())).orElse("");
        }
        if (!route.isBlank()) {
            parts.add(route);
        }
        main.ifPresent(m -> inwards(m, parts));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" -> ", parts));
    }

    private void inwards(Evidence main, List<String> parts) {
        Optional<Chain> chain =
                main.group()
                        .chain()
                        .filter(c -> c.ownFrame().isPresent())
                        .or(() -> relatedChain(main));
        chain.ifPresent(c -> {
            Optional<Frame> entry = c.entry();
            Optional<Frame> own = c.ownFrame();
            entry.filter(e -> !e.function().isEmpty())
                    .filter(e -> own.isEmpty() || !e.function().equals(own.get().function()))
                    .ifPresent(e -> parts.add(e.shortFunction()));
            own.ifPresent(f -> parts.add(f.shortText()));
        });
        main.group()
                .signal()
                .ifPresent(signal -> {
                    String detail = Told.detail(main);
                    String component = signal.component();
                    if (!component.isBlank() || !detail.isBlank()) {
                        parts.add(
                                component.isBlank()
                                        ? detail
                                        : detail.isBlank()
                                                ? component
                                                : component + ": " + cut(detail));
                    }
                });
        if (main.group().signal().isEmpty() && chain.isEmpty()) {
            parts.add(cut(main.group().title()));
        }
    }

    /// When the decisive record has no stack, a trace of the same cause says where it was met.
    private Optional<Chain> relatedChain(Evidence main) {
        return evidence.stream()
                .filter(e ->
                        !e.background()
                                && e.fit() > 0.4
                                && e.group().signal().equals(main.group().signal()))
                .flatMap(e -> e.group().chain().stream())
                .filter(c -> c.ownFrame().isPresent())
                .findFirst()
                .or(() ->
                        evidence.stream()
                                .filter(e -> !e.background() && e.fit() > 0.5)
                                .flatMap(e -> e.group().chain().stream())
                                .filter(c -> c.ownFrame().isPresent())
                                .findFirst());
    }

    private static Optional<String> mostFrequent(Map<String, Integer> routes) {
        return routes.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text;
    }
}
