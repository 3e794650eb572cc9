package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The requests that one log reports, counted while it is read. Memory is bounded: beyond the bounds requests are still
/// counted, but no longer told apart.
final class Requests {
    static final int MOST_FAILURES = 20_000;
    private static final int MOST_MINUTES = 50_000;
    private static final int MOST_ROUTES = 5_000;
    private static final int MOST_IDS = 1 << 18;
    private static final Route OTHER = new Route("other routes");

    private final Map<Long, int[]> minutes = new HashMap<>();
    private final Map<Long, Route> routes = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final LongTable answers = new LongTable(MOST_IDS);
    private long total;
    private long failed;
    private long lastMinute = Long.MIN_VALUE;
    private int[] lastCounts = new int[6];
    private long lastRouteHash;
    private Route lastRoute = OTHER;

    /// A route and how often it was asked for.
    static final class Route {
        final String text;
        long total;
        long failed;

        Route(String text) {
            this.text = text;
        }
    }

    /// A request that was answered with 500 or more.
    ///
    /// @param time milliseconds as the log says them; [Long#MIN_VALUE] when it says none
    /// @param upstream the status that the server behind answered with; 0 when unknown
    /// @param id the number of its ID; 0 when it has none
    record Failure(long time, long line, int status, int upstream, Route route, long id, String idText) {}

    /// Counts a request.
    ///
    /// @return its route
    Route count(long time, boolean timed, int status, long routeHash, RouteText text) {
        total++;
        if (timed) {
            long minute = Math.floorDiv(time, 60_000L);
            if (minute != lastMinute) {
                lastMinute = minute;
                int[] counts = minutes.get(minute);
                if (counts == null) {
                    counts = new int[6];
                    if (minutes.size() < MOST_MINUTES) {
                        minutes.put(minute, counts);
                    }
                }
                lastCounts = counts;
            }
            lastCounts[0]++;
            lastCounts[Math.max(1, Math.min(5, status / 100))]++;
        }
        Route route = routeHash == lastRouteHash ? lastRoute : route(routeHash, text);
        route.total++;
        if (status >= 500) {
            failed++;
            route.failed++;
        }
        return route;
    }

    /// Makes a route's text, which is needed at its first request only.
    @FunctionalInterface
    interface RouteText {
        String text();
    }

    private Route route(long hash, RouteText text) {
        Route route = routes.get(hash);
        if (route == null) {
            route = routes.size() < MOST_ROUTES ? new Route(text.text()) : OTHER;
            if (route != OTHER) {
                routes.put(hash, route);
            }
        }
        lastRouteHash = hash;
        lastRoute = route;
        return route;
    }

    void fail(Failure failure) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(failure);
        }
    }

    /// Whether IDs of requests that did not fail are still of use.
    boolean wantsIds() {
        return !answers.full();
    }

    void answered(long id, int status) {
        answers.putGreatest(id, status);
    }

    /// What the request with this ID was answered with; 0 when unknown.
    int answer(long id) {
        return (int) answers.get(id, 0);
    }

    LongTable answers() {
        return answers;
    }

    long total() {
        return total;
    }

    long failed() {
        return failed;
    }

    List<Failure> failures() {
        return failures;
    }

    List<Route> routes() {
        return List.copyOf(routes.values());
    }

    /// For each minute: all, 1xx, 2xx, 3xx, 4xx, 5xx.
    Map<Long, int[]> minutes() {
        return new TreeMap<>(minutes);
    }
}
