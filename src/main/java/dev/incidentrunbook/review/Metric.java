package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/// The times by which responses are compared. Their names mean different things in different houses, so each states the two
/// milestones it lies between; the pairs are those of the FireFighter incident tool, the only one found to define them all.
public enum Metric {
    DETECT("Time to detect", Milestone.STARTED, Milestone.DETECTED),
    ACKNOWLEDGE("Time to acknowledge", Milestone.STARTED, Milestone.DECLARED),
    MITIGATE("Time to mitigate", Milestone.STARTED, Milestone.MITIGATED),
    REPAIR("Time to repair", Milestone.DECLARED, Milestone.MITIGATED),
    FIX("Time to fix", Milestone.DECLARED, Milestone.RECOVERED),
    RECOVER("Time to recover", Milestone.STARTED, Milestone.RECOVERED),
    RESPOND("Time to respond", Milestone.DETECTED, Milestone.RECOVERED),
    RESOLVE("Time to resolve", Milestone.STARTED, Milestone.RESOLVED);

    private final String label;
    private final Milestone from;
    private final Milestone to;

    Metric(String label, Milestone from, Milestone to) {
        this.label = label;
        this.from = from;
        this.to = to;
    }

    /// How a person calls it.
    public String label() {
        return label;
    }

    /// Where it begins.
    public Milestone from() {
        return from;
    }

    /// Where it ends.
    public Milestone to() {
        return to;
    }

    /// The time, when both milestones are known and the second is not before the first.
    public Optional<Duration> of(Incident incident) {
        return both(incident, Duration::between).filter(d -> !d.isNegative());
    }

    /// The time in words, or why it cannot be told.
    String words(Incident incident) {
        return both(incident, Wording::between).orElse(Wording.UNKNOWN);
    }

    private <T> Optional<T> both(Incident incident, BiFunction<Instant, Instant, T> use) {
        return incident.milestone(from)
                .flatMap(f -> incident.milestone(to).map(t -> use.apply(f, t)));
    }
}
