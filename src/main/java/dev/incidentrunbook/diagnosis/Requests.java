package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The requests that one log reports, counted while it is read. Memory is bounded: beyond the bounds requests are still
/// counted, but no longer told apart.
final class Requests {
    static final int MOST_FAILURES = 20_000;
    private static final int MOST_MINUTES = 50_000;
    private static final int MOST_ROUTES = 5_000;
    private static final int MOST_IDS = 1 << 17;
    private static final Route OTHER = new Route("other routes");

    private final Map<Long, int[]> minutes = new HashMap<>();
    private final LongTable routeIndex = new LongTable(MOST_ROUTES);
    private final List<Optional<Route>> routes = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final LongTable answers = new LongTable(MOST_IDS);
    private long total;
    private long failed;
    private long lastMinute = Long.MIN_VALUE;
    private int[] lastCounts = new int[6];
    private long lastRouteHash;
    private Optional<Route> lastRoute = Optional.empty();

    /// A route, how often it was asked for, and what handles it where the log says so.
    static final class Route {
        final String text;
        String handler = "";
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
    /// @param backend what the proxy calls the server behind; blank when unknown
    /// @param id the number of its ID; 0 when it has none
    record Failure(
            long time,
            long line,
            int status,
            int upstream,
            String backend,
            Route route,
            long id,
            String idText) {
        /// Whether a proxy answered in place of the server behind.
        static boolean gateway(int status, int upstream) {
            return (status >= 502 && status <= 504) || (upstream >= 502 && upstream <= 504);
        }
    }

    /// Counts a request.
    void count(long time, boolean timed, int status, Route route) {
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
        route.total++;
        if (status >= 500) {
            failed++;
            route.failed++;
        }
    }

    /// The route with this number, when it was seen before.
    Optional<Route> route(long hash) {
        if (hash != lastRouteHash) {
            lastRouteHash = hash;
            lastRoute = Optional.empty();
            int index = (int) routeIndex.get(hash, -1);
            if (index >= 0) {
                lastRoute = routes.get(index);
            }
        }
        return lastRoute;
    }

    /// Takes a route in that was not seen before.
    Route route(long hash, String text) {
        if (routeIndex.full()) {
            return OTHER;
        }
        var route = new Route(text);
        routeIndex.putFirst(hash, routes.size());
        lastRoute = Optional.of(route);
        lastRouteHash = hash;
        routes.add(lastRoute);
        return route;
    }

    void fail(Failure failure) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(failure);
        }
    }

    /// Whether one more failure would be kept.
    boolean wantsFailures() {
        return failures.size() < MOST_FAILURES;
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
        return routes.stream().flatMap(Optional::stream).toList();
    }

    /// For each minute: all, 1xx, 2xx, 3xx, 4xx, 5xx.
    Map<Long, int[]> minutes() {
        return new TreeMap<>(minutes);
    }
}
