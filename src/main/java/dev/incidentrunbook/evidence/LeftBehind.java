package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives evidence that was followed by a program that died its place in its incident.
///
/// @param response records it
public record LeftBehind(EvidenceStore store, Response response) {
    /// Completes and records everything that was left behind.
    ///
    /// @return the incidents with what was recorded in them as their last evidence
    public List<Incident> record() {
        var recorded = new ArrayList<Incident>();
        for (Growing left : store.leftBehind()) {
            StoredEvidence stored = store.finish(left);
            Incident incident = response.incident(left.purpose().incident());
            if (!knows(incident, left, stored)) {
                recorded.add(record(incident, left, stored));
            }
            store.named(left.number());
        }
        return List.copyOf(recorded);
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
