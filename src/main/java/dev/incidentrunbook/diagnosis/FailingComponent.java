package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What fails, as one sentence that goes from the outside inwards: route, handler, the call in the user's own code, the
/// query or the thing that gave out.
final class FailingComponent {
    private static final int LONGEST_DETAIL = 160;
    private static final Set<String> KEEPERS = Set.of("unit-failed", "release-failed");
    private static final Pattern UNIT =
            Pattern.compile("[\\w@.-]{1,80}\\.service|(?:pod/|container |pod )[\\w.-]{1,80}");

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
        Optional<FailingRoutes> routes = onset.map(o -> FailingRoutes.of(failures, o));
        String route = routes.map(FailingRoutes::text).orElse("");
        if (route.isBlank()) {
            route = main.flatMap(m -> mostFrequent(m.group().routes())).orElse("");
        }
        String handler = routes.map(r -> r.handler(failures)).orElse("");
        parts.add(route);
        parts.add(handler);
        String backend = backend();
        parts.add(backend);
        parts.add(unit());
        // What a proxy says about the server behind it is said by naming that server.
        main.filter(m -> backend.isEmpty() || !aboutUpstream(m))
                .ifPresent(m -> inwards(m, handler, parts));
        parts.removeIf(String::isBlank);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" -> ", parts));
    }

    private static String logger(Group.Sample sample) {
        return sample.logger().isBlank() && !sample.stack().isEmpty()
                ? Loggers.in(sample.stack().getFirst())
                : sample.logger();
    }

    private static boolean aboutUpstream(Evidence main) {
        return main.group().signal().map(s -> s.component().equals("upstream")).orElse(false);
    }

    /// What the proxy calls the server in whose place it answered, when most failures are such answers.
    private String backend() {
        Map<String, Integer> names = new TreeMap<>();
        failures.fault().stream()
                .map(f -> f.request().backend())
                .filter(name -> !name.isEmpty())
                .forEach(name -> names.merge(name, 1, Integer::sum));
        int named = names.values().stream().mapToInt(Integer::intValue).sum();
        if (named * 2 < failures.fault().size() || named == 0) {
            return "";
        }
        List<String> most =
                names.entrySet().stream()
                        .filter(e -> e.getValue() * 5 >= named)
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .limit(3)
                        .map(e -> e.getKey().replace("/<NOSRV>", " (no server left)"))
                        .toList();
        return most.isEmpty() ? "" : "backend " + String.join(", ", most);
    }

    /// The service, container or pod of which its keeper says that it ended or does not start.
    private String unit() {
        return evidence.stream()
                .filter(e -> !e.background() && e.group().signal().isPresent())
                .filter(e -> KEEPERS.contains(e.group().signal().get().id()))
                .map(e -> UNIT.matcher(e.sample().text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
    }

    private void inwards(Evidence main, String handler, List<String> parts) {
        Optional<Chain> chain =
                main.group()
                        .chain()
                        .filter(c -> c.ownFrame().isPresent())
                        .or(() -> relatedChain(main));
        chain.ifPresent(c -> {
            Optional<Frame> entry = c.entry();
            Optional<Frame> own = c.ownFrame();
            entry.filter(e -> !e.function().isEmpty())
                    .filter(e -> !handler.contains(e.shortFunction()))
                    .filter(e -> own.isEmpty() || !e.function().equals(own.get().function()))
                    .ifPresent(e -> parts.add(e.shortFunction()));
            own.ifPresent(f -> parts.add(f.shortText()));
        });
        if (chain.isEmpty()) {
            parts.add(Loggers.own(logger(main.sample()), SignalTable.shipped().ownCode()));
        }
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
            parts.add(cut(Told.line(main.group().title())));
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
