package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import java.util.List;

/// An index that reads everything each time, the newest first.
///
/// @param log the events
/// @param ids where request ids stand
public record MemoryIndex(IncidentLog log, MemoryIds ids) implements IncidentIndex {
    public MemoryIndex(IncidentLog log) {
        this(log, new MemoryIds());
    }

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
    public List<Attached> attached() {
        return log.incidents().stream()
                .flatMap(id -> log.read(id).stream())
                .filter(e -> e.event() instanceof EvidenceAttached)
                .map(e -> new Attached(e.incident(), ((EvidenceAttached) e.event()).sha256()))
                .toList();
    }
}
