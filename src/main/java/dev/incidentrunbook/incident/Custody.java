package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.CustodyEvent;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRedacted;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceVerified;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceViewed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who did what with an evidence, and when, in the order recorded.
public final class Custody {
    private static final Duration NEWS = Duration.ofHours(1);

    private final Incident incident;
    private final List<Recorded> events;

    private Custody(Incident incident, List<Recorded> events) {
        this.incident = incident;
        this.events = events;
    }

    /// The custody of everything that was attached to an incident.
    public static Custody in(Incident incident) {
        return new Custody(
                incident,
                incident.history().stream()
                        .filter(r ->
                                r.event() instanceof CustodyEvent
                                        || r.event() instanceof EvidenceAttached
                                        || r.event() instanceof EvidenceRemoved)
                        .filter(r -> !incident.undone().contains(r.id()))
                        .toList());
    }

    /// One thing that was done.
    ///
    /// @param event the event behind it
    /// @param act what, as it goes on after a name; may hold what people and files said, unescaped
    public record Entry(Recorded event, String act) {
        /// When it was done.
        public Instant at() {
            return event.happenedAt();
        }

        /// By whom.
        public String who() {
            return event.who();
        }
    }

    /// What was done with an evidence.
    public List<Entry> of(Incident.Evidence evidence) {
        return events.stream()
                .flatMap(r -> act(evidence.id(), r).map(a -> new Entry(r, a)).stream())
                .toList();
    }

    private Optional<String> act(UUID id, Recorded r) {
        if (r.event() instanceof EvidenceAttached e && r.id().equals(id)) {
            return Optional.of(
                    "collected it" + (e.origin().isBlank() ? "" : " from " + e.origin()));
        }
        if (r.event() instanceof EvidenceRemoved(UUID removed, String _) && removed.equals(id)) {
            return Optional.of("removed it");
        }
        return r.event() instanceof CustodyEvent event ? act(id, event) : Optional.empty();
    }

    private Optional<String> act(UUID id, CustodyEvent event) {
        return switch (event) {
            case EvidenceViewed(UUID viewed) -> only(viewed.equals(id), "viewed it");
            case EvidenceExported(List<UUID> all, String to, boolean _) ->
                    only(all.contains(id), "exported it to " + to);
            case EvidenceRedacted(UUID copy, UUID original, int masked, int kept) ->
                    copy.equals(id)
                            ? Optional.of(
                                    "made it from %s by masking %d secrets and keeping %d"
                                            .formatted(label(original), masked, kept))
                            : only(
                                    original.equals(id),
                                    "made the redacted copy " + label(copy) + " of it");
            case EvidenceVerified(List<UUID> whole, List<UUID> damaged, boolean chainHolds) ->
                    damaged.contains(id)
                            ? Optional.of("found it damaged")
                            : only(
                                    whole.contains(id),
                                    chainHolds
                                            ? "verified it"
                                            : "verified it, but the chain of events did not hold");
        };
    }

    private static Optional<String> only(boolean concerned, String act) {
        return concerned ? Optional.of(act) : Optional.empty();
    }

    private String label(UUID id) {
        return incident.evidence(id).map(Incident.Evidence::label).orElse("an evidence");
    }

    private static boolean handedOver(Incident incident) {
        return incident.history().getLast().event() instanceof EvidenceExported e && e.bundled();
    }

    /// Whether an event says something that the same person has not said within the last hour. While an incident is handed over,
    /// with a bundle as the last thing that happened, looking at it is no news: it would part the two stores, and what comes back
    /// could not be taken in.
    static boolean isNews(Incident incident, CustodyEvent event, String who, Instant now) {
        return switch (event) {
            case EvidenceExported _, EvidenceRedacted _ -> true;
            case EvidenceViewed _, EvidenceVerified _ ->
                    !handedOver(incident)
                            && incident.history().stream()
                                    .filter(r -> r.who().equals(who) && r.event().equals(event))
                                    .map(r -> Duration.between(r.recorded().wall(), now).abs())
                                    .noneMatch(age -> age.compareTo(NEWS) < 0);
        };
    }
}
