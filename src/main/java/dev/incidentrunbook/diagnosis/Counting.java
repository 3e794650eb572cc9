package dev.incidentrunbook.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Adds up the requests of the logs that count.
final class Counting {
    private static final long MINUTE = 60_000L;
    private static final int MOST_ROUTES = 100;

    private Counting() {}

    static RequestCounts of(Failures failures, Clocks clocks, Optional<Onset> onset) {
        long total = 0;
        long failed = 0;
        var minutes = new TreeMap<Long, int[]>();
        Map<String, long[]> routes = new LinkedHashMap<>();
        for (SourceFindings source : failures.counted()) {
            Requests requests = source.requestTable();
            total += requests.total();
            failed += requests.failed();
            long shift = Math.floorDiv(clocks.shift(source), MINUTE);
            requests.minutes()
                    .forEach((minute, counts) -> {
                        int[] sum = minutes.computeIfAbsent(minute + shift, _ -> new int[6]);
                        for (int i = 0; i < sum.length; i++) {
                            sum[i] += counts[i];
                        }
                    });
            requests.routes().stream()
                    .filter(r -> r.failed > 0)
                    .forEach(r -> {
                        long[] sum = routes.computeIfAbsent(r.text, _ -> new long[2]);
                        sum[0] += r.total;
                        sum[1] += r.failed;
                    });
        }
        Optional<Long> bad =
                onset.filter(Onset::byRequests).map(o -> Math.floorDiv(o.from(), MINUTE));
        long end = onset.map(o -> Math.floorDiv(o.to(), MINUTE)).orElse(Long.MAX_VALUE);
        return new RequestCounts(
                total,
                failed,
                minutes.entrySet().stream().map(e -> minute(e.getKey(), e.getValue())).toList(),
                bad.map(m -> Instant.ofEpochMilli(m * MINUTE)),
                bad.map(m -> share(minutes.headMap(m))).orElse(share(minutes)),
                bad.map(m -> share(minutes.subMap(m, true, Math.max(m, end), true))).orElse(0.0),
                routes(routes));
    }

    private static RequestCounts.Minute minute(long minute, int[] c) {
        return new RequestCounts.Minute(
                Instant.ofEpochMilli(minute * MINUTE), c[0], c[1], c[2], c[3], c[4], c[5]);
    }

    private static double share(Map<Long, int[]> minutes) {
        long all = minutes.values().stream().mapToLong(c -> c[0]).sum();
        long failed = minutes.values().stream().mapToLong(c -> c[5]).sum();
        return all == 0 ? 0 : Math.round(10_000.0 * failed / all) / 10_000.0;
    }

    private static List<RequestCounts.RouteCount> routes(Map<String, long[]> routes) {
        var counts = new ArrayList<RequestCounts.RouteCount>();
        routes.forEach(
                (route, sum) -> counts.add(new RequestCounts.RouteCount(route, sum[0], sum[1])));
        counts.sort(
                Comparator.comparingLong((RequestCounts.RouteCount r) -> -r.failed())
                        .thenComparing(RequestCounts.RouteCount::route));
        return counts.stream().limit(MOST_ROUTES).toList();
    }
}
