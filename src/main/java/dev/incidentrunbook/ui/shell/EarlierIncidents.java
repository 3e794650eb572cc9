package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.ui.review.ReviewWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Lets a review compare its times with the newest of the other incidents. They are read once: what ended before this
/// incident began does not change while its review is written.
final class EarlierIncidents implements ReviewWriter {
    private static final int MOST = 20;

    private final IncidentLog log;
    private final String incident;
    private final AtomicReference<Optional<List<Incident>>> read =
            new AtomicReference<>(Optional.empty());

    /// @param incident the id of the incident whose review is written
    EarlierIncidents(IncidentLog log, String incident) {
        this.log = log;
        this.incident = incident;
    }

    @Override
    public List<Incident> earlier() {
        return read.updateAndGet(known -> known.or(() -> Optional.of(readAll()))).orElseThrow();
    }

    private List<Incident> readAll() {
        return log.incidents().stream()
                .filter(id -> !id.equals(incident))
                .limit(MOST)
                .map(id -> Incident.replay(log.read(id)))
                .toList();
    }
}
