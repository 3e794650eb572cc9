package dev.incidentrunbook.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How many requests the logs report, over time and by route. Where two logs report the same requests, they count once.
///
/// @param total all requests
/// @param failed those answered with 500 or more
/// @param perMinute the minutes in which there were requests, in order
/// @param firstBadMinute the minute of the first failure that belongs to the fault
/// @param failedBefore share of failed requests before it, between 0 and 1
/// @param failedSince share of failed requests from it on, until the last failure
/// @param routes the routes that failed, the most frequent failure first
public record RequestCounts(
        long total,
        long failed,
        List<Minute> perMinute,
        Optional<Instant> firstBadMinute,
        double failedBefore,
        double failedSince,
        List<RouteCount> routes) {
    public RequestCounts {
        perMinute = List.copyOf(perMinute);
        routes = List.copyOf(routes);
    }

    /// One minute.
    ///
    /// @param minute its beginning
    /// @param total all requests
    /// @param informational answers of 1xx
    /// @param successful answers of 2xx
    /// @param redirected answers of 3xx
    /// @param refused answers of 4xx
    /// @param failed answers of 5xx
    public record Minute(
            Instant minute,
            int total,
            int informational,
            int successful,
            int redirected,
            int refused,
            int failed) {}

    /// One route.
    ///
    /// @param route method and path, with `{id}` for what differs
    public record RouteCount(String route, long total, long failed) {}
}
