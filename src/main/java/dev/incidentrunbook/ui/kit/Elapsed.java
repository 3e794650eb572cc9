package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long things took, in words that change once a minute: a clock that runs by the second only disturbs.
public final class Elapsed {
    private Elapsed() {}

    /// A duration in short words, for instance `0 min`, `12 min`, `1 h 05 min`, `2 d 3 h`.
    public static String text(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return Messages.text("elapsed.minutes", Long.toString(minutes));
        }
        long hours = duration.toHours();
        if (hours < 24) {
            return Messages.text("elapsed.hours", Long.toString(hours), "%02d".formatted(minutes % 60));
        }
        return Messages.text("elapsed.days", Long.toString(duration.toDays()), Long.toString(hours % 24));
    }

    /// Time from the opening of an incident until it was closed, or now.
    public static Duration of(Incident incident, Stamp now) {
        Instant end = closedAt(incident).orElseGet(() -> incident.steady(now));
        Duration time = Duration.between(incident.openedAt(), end);
        return time.isNegative() ? Duration.ZERO : time;
    }

    /// When the incident was closed, if it is.
    public static Optional<Instant> closedAt(Incident incident) {
        if (!incident.closed()) {
            return Optional.empty();
        }
        return incident.history().reversed().stream()
                .filter(e -> e.event() instanceof IncidentEvent.Closed)
                .filter(e -> !incident.undone().contains(e.id()))
                .map(Recorded::happenedAt)
                .findFirst();
    }
}
