package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import java.util.List;

/// An index that reads everything each time, the newest first.
///
/// @param log the events
public record MemoryIndex(IncidentLog log) implements IncidentIndex {
    @Override
    public List<Recorded> find(Wanted wanted, int most) {
        return log.since(0).events().reversed().stream()
                .filter(event ->
                        Standing.of(Incident.replay(log.read(event.incident())), event)
                                .flatMap(standing -> wanted.in(standing.text()))
                                .isPresent())
                .limit(most)
                .toList();
    }

    @Override
    public List<String> withEvidence() {
        return log.incidents().stream()
                .filter(id ->
                        log.read(id).stream()
                                .anyMatch(e -> e.event() instanceof EvidenceAttached))
                .toList();
    }
}
