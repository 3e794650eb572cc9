package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.Incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a list of all incidents shows of one. Small, since there may be ten thousand of them.
///
/// @param id for instance `INC-2026-0001`
/// @param title the title, or the phrase that stands for the missing one
/// @param status how far the response is
/// @param severity how bad it is, when that was said
/// @param service the service; blank when not said, like the two that follow
/// @param step the step to work on; empty when all have ended
/// @param steps how many steps there are
/// @param openedAt when it was opened
/// @param then the clocks at its last event
/// @param elapsedThen how long it had lasted at that event
/// @param ended whether it lasts no longer
public record Summary(
        String id,
        String title,
        Status status,
        Optional<Severity> severity,
        String service,
        String environment,
        String endpoint,
        List<String> requestIds,
        Optional<Step> step,
        int steps,
        Instant openedAt,
        Stamp then,
        Duration elapsedThen,
        boolean ended) {

    /// A step in few words.
    public record Step(int number, String title) {}

    public Summary {
        requestIds = List.copyOf(requestIds);
    }

    /// The summary of an incident.
    public static Summary of(Incident incident) {
        Stamp then = incident.history().getLast().recorded();
        return new Summary(
                incident.id(),
                incident.displayTitle(),
                incident.status(),
                incident.severity(),
                incident.detail(Detail.SERVICE),
                incident.detail(Detail.ENVIRONMENT),
                incident.detail(Detail.ENDPOINT),
                incident.requestIds(),
                incident.current().map(run -> new Step(run.number(), run.step().title())),
                incident.steps().size(),
                incident.openedAt(),
                then,
                incident.elapsed(then),
                incident.endedAt().isPresent());
    }

    /// Whether the incident is closed.
    public boolean closed() {
        return status == Status.CLOSED;
    }

    /// How long it lasts, or lasted.
    public Duration elapsed(Stamp now) {
        return ended ? elapsedThen : elapsedThen.plus(now.since(then));
    }
}
