package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which routes the failures of the fault are on.
///
/// @param counts failures by route, the most frequent first
/// @param failed all failures of the fault
/// @param used how many routes are asked for often enough to judge
/// @param used500 how many of those fail
record FailingRoutes(Map<String, Integer> counts, int failed, int used, int used500) {
    static FailingRoutes of(Failures failures, Onset onset) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        failures.fault().forEach(f -> counts.merge(f.request().route().text, 1, Integer::sum));
        // Rails asks itself for /500 to show its error page, and some servers log that instead of
        // what was asked for.
        if (counts.keySet().stream().allMatch(route -> route.endsWith(" /{id}"))) {
            counts.clear();
            failures.elsewhere().forEach(route -> counts.merge(route, 1, Integer::sum));
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        int used = 0;
        int failing = 0;
        for (SourceFindings source : failures.counted()) {
            for (Requests.Route route : source.requestTable().routes()) {
                if (route.total >= 10) {
                    used++;
                    failing += counts.getOrDefault(route.text, 0) >= 2 ? 1 : 0;
                }
            }
        }
        return new FailingRoutes(sorted, failures.fault().size(), used, failing);
    }

    /// What handles the route that nearly all failures are on; blank when the log does not say.
    String handler(Failures failures) {
        if (!one()) {
            return "";
        }
        String route = counts.keySet().iterator().next();
        return failures.handlers().getOrDefault(route, "");
    }

    boolean one() {
        return !counts.isEmpty() && counts.values().iterator().next() * 10 >= failed * 8;
    }

    boolean every() {
        return used >= 3 && used500 * 10 >= used * 7;
    }

    /// The routes in words: one, a few, or how many.
    String text() {
        List<Map.Entry<String, Integer>> all = new ArrayList<>(counts.entrySet());
        if (all.isEmpty()) {
            return "";
        }
        if (one()) {
            return all.getFirst().getKey();
        }
        int most = 0;
        var named = new ArrayList<String>();
        for (Map.Entry<String, Integer> route : all) {
            if (named.size() < 4 && most * 10 < failed * 9) {
                named.add(route.getKey());
                most += route.getValue();
            }
        }
        String text = String.join(", ", named);
        String rest =
                all.size() > named.size()
                        ? " and " + (all.size() - named.size()) + " more routes"
                        : "";
        return every() ? "all routes (" + text + rest + ")" : text + rest;
    }
}
