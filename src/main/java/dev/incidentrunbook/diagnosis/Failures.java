package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The failed requests of all logs on one clock, without those that a second log reports again, and which of them belong to
/// the fault: not the few before it, and not the answers of a proxy while something restarted.
final class Failures {

    private final List<SourceFindings> counted = new ArrayList<>();
    private final List<Failed> all = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final Map<String, String> handlers = new HashMap<>();
    private final List<Failed> fault;
    private final List<Failed> restart;

    /// A failed request with its log.
    record Failed(SourceFindings source, Requests.Failure request, long time) {
        boolean timed() {
            return request.time() != Long.MIN_VALUE;
        }

        boolean gateway() {
            return Requests.Failure.gateway(request.status(), request.upstream());
        }

        Citation citation() {
            return new Citation(source.name(), request.line());
        }
    }

    /// @param restarts moments at which something started or stopped
    Failures(List<SourceFindings> sources, Clocks clocks, List<Long> restarts) {
        choose(sources, clocks);
        sources.stream()
                .flatMap(s -> s.requestTable().routes().stream())
                .filter(r -> !r.handler.isEmpty())
                .forEach(r -> handlers.putIfAbsent(r.text, r.handler));
        for (SourceFindings source : counted) {
            long shift = clocks.shift(source);
            for (Requests.Failure failure : source.requestTable().failures()) {
                all.add(
                        new Failed(
                                source,
                                failure,
                                failure.time() == Long.MIN_VALUE
                                        ? Long.MIN_VALUE
                                        : failure.time() + shift));
            }
        }
        all.sort(
                Comparator.comparingLong(Failed::time)
                        .thenComparing(f -> f.source().name())
                        .thenComparingLong(f -> f.request().line()));
        restart = duringRestart(restarts);
        var rest = new ArrayList<>(all);
        rest.removeAll(new HashSet<>(restart));
        fault = rest.isEmpty() ? List.of() : cluster(rest);
    }

    /// The logs whose requests count.
    List<SourceFindings> counted() {
        return counted;
    }

    List<Failed> all() {
        return all;
    }

    /// Those that belong to the fault, in the order of time.
    List<Failed> fault() {
        return fault;
    }

    /// The routes of failures in logs that report the same requests once more.
    List<String> elsewhere() {
        return elsewhere;
    }

    /// What handles a route, by the route, where any log says so.
    Map<String, String> handlers() {
        return handlers;
    }

    /// Answers of a proxy in the moments of a restart, when other failures go on without it.
    List<Failed> restart() {
        return restart;
    }

    Optional<Failed> first() {
        return fault.stream().findFirst();
    }

    /// The log with the most requests counts, and every other that reports other requests than those that count already.
    private void choose(List<SourceFindings> sources, Clocks clocks) {
        List<SourceFindings> byRequests =
                sources.stream()
                        .filter(s -> s.requests() > 0)
                        .sorted(
                                Comparator.comparingLong((SourceFindings s) -> -s.requests())
                                        .thenComparing(SourceFindings::name))
                        .toList();
        for (SourceFindings source : byRequests) {
            if (counted.stream().noneMatch(other -> same(other, source, clocks))) {
                counted.add(source);
            } else {
                source.requestTable().failures().forEach(f -> elsewhere.add(f.route().text));
            }
        }
    }

    private static boolean same(SourceFindings one, SourceFindings other, Clocks clocks) {
        LongTable ids = one.requestTable().answers();
        long[] others = other.requestTable().answers().keys();
        if (ids.size() > 0 && others.length > 0) {
            long shared = Arrays.stream(others).filter(ids::has).count();
            return shared * 10 > Math.min(others.length, ids.size());
        }
        Set<Long> seconds = new HashSet<>();
        for (Requests.Failure failure : one.requestTable().failures()) {
            seconds.add(Math.floorDiv(failure.time() + clocks.shift(one), 3_000L));
        }
        long hits =
                other.requestTable().failures().stream()
                        .filter(f -> {
                            long slot = Math.floorDiv(f.time() + clocks.shift(other), 3_000L);
                            return seconds.contains(slot) || seconds.contains(slot + 1);
                        })
                        .count();
        int failed = other.requestTable().failures().size();
        return failed == 0 ? routesShared(one, other) : hits * 10 > failed * 6L;
    }

    private static boolean routesShared(SourceFindings one, SourceFindings other) {
        Set<String> routes = new HashSet<>();
        one.requestTable().routes().forEach(r -> routes.add(r.text));
        return other.requestTable().routes().stream().anyMatch(r -> routes.contains(r.text));
    }

    private List<Failed> duringRestart(List<Long> restarts) {
        List<Failed> near =
                all.stream()
                        .filter(f ->
                                f.gateway()
                                        && f.timed()
                                        && restarts.stream()
                                                .anyMatch(r ->
                                                        f.time() > r - 15_000
                                                                && f.time() < r + 30_000))
                        .toList();
        long others = all.stream().filter(f -> !f.gateway()).count();
        return others >= 3 && others * 10 >= near.size() ? near : List.of();
    }

    /// The densest half of the failures, and what leads up to it without a long gap.
    private static List<Failed> cluster(List<Failed> failures) {
        List<Failed> timed = failures.stream().filter(Failed::timed).toList();
        if (timed.size() < 4) {
            return failures;
        }
        List<Failed> usual = onUsualRoutes(timed);
        int n = usual.size();
        int half = Math.max(2, (n + 1) / 2);
        int best = 0;
        for (int i = 0; i + half <= n; i++) {
            if (span(usual, i, i + half - 1) < span(usual, best, best + half - 1)) {
                best = i;
            }
        }
        long length = Math.max(1_000, span(usual, best, best + half - 1));
        long gap = Math.max(15_000, Math.max(20 * length / half, length / 2));
        int first = best;
        while (first > 0 && usual.get(first).time() - usual.get(first - 1).time() <= gap) {
            first--;
        }
        return usual.subList(earlierBursts(usual, first, gap), n);
    }

    /// A fault that comes and goes began with its first burst; a few lone failures before it are none.
    private static int earlierBursts(List<Failed> failures, int from, long gap) {
        int enough = Math.max(2, (failures.size() - from) / 12);
        int first = from;
        int end = from;
        while (end > 0) {
            int start = end - 1;
            while (start > 0
                    && failures.get(start).time() - failures.get(start - 1).time() <= gap) {
                start--;
            }
            if (end - start >= enough) {
                first = start;
            }
            end = start;
        }
        return first;
    }

    private static long span(List<Failed> failures, int from, int to) {
        return failures.get(to).time() - failures.get(from).time();
    }

    /// A lone failure on a route that does not fail otherwise is noise, unless there is nothing but such failures.
    private static List<Failed> onUsualRoutes(List<Failed> failures) {
        Map<String, Integer> counts = new HashMap<>();
        failures.forEach(f -> counts.merge(f.request().route().text, 1, Integer::sum));
        int enough = Math.max(2, failures.size() / 50);
        List<Failed> usual =
                failures.stream()
                        .filter(f -> counts.getOrDefault(f.request().route().text, 0) >= enough)
                        .toList();
        return usual.size() * 2 >= failures.size() ? usual : failures;
    }
}
