package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives evidence that was followed by a program that died its place in its incident.
///
/// @param response records it
public record LeftBehind(EvidenceStore store, Response response) {
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

    /// Completes and records everything that was left behind.
    ///
    /// @return the incidents with what was recorded in them as their last evidence
    public List<Incident> record() {
        var recorded = new ArrayList<Incident>();
        for (Growing left : store.leftBehind()) {
            try {
                record(left).ifPresent(recorded::add);
            } catch (RefusedException e) {
                // Its incident is not in this store any more; its bytes stay, should that come
                // back.
                LOG.warn("{} has no incident to belong to", left, e);
            }
        }
        return List.copyOf(recorded);
    }

    private Optional<Incident> record(Growing left) {
        Incident incident = response.incident(left.purpose().incident());
        StoredEvidence stored = store.finish(left);
        Optional<Incident> recorded =
                knows(incident, left, stored)
                        ? Optional.empty()
                        : Optional.of(record(incident, left, stored));
        store.named(left.number());
        return recorded;
    }

    private Incident record(Incident incident, Growing left, StoredEvidence stored) {
        String origin = left.origin() + ", cut short";
        return new Taken(stored, left.name(), origin, false)
                .record(
                        response,
                        incident,
                        left.purpose().step(),
                        left.purpose().caption(),
                        Optional.empty());
    }

    /// Whether the program died only after it had recorded what it followed.
    private static boolean knows(Incident incident, Growing left, StoredEvidence stored) {
        return incident.evidence().stream()
                .anyMatch(e ->
                        e.sha256().equals(stored.sha256())
                                && e.name().equals(left.name())
                                && !e.at().isBefore(left.begunAt()));
    }
}
