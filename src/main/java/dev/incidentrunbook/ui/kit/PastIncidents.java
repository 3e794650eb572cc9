package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.IncidentLog.Changes;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.review.PastIncident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of all incidents to compare them. Read when somebody wants it, beside the ticks; read again, only what
/// changed since is taken in. All methods are called on the FX thread.
public final class PastIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(PastIncidents.class);

    private final IncidentLog log;
    private final Work work;
    private final ReadOnlyObjectWrapper<List<PastIncident>> all =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Kept kept = new Kept(0, Map.of());
    private boolean reading;

    private record Kept(long position, Map<String, PastIncident> incidents) {}

    public PastIncidents(IncidentLog log, Work work) {
        this.log = log;
        this.work = work;
    }

    /// Every incident, as it was when it was last read; empty before.
    public ReadOnlyObjectProperty<List<PastIncident>> all() {
        return all.getReadOnlyProperty();
    }

    /// Why they could not be read, in a sentence; blank when they could.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Reads what changed. Does nothing while an earlier reading is under way.
    public void read() {
        if (reading) {
            return;
        }
        reading = true;
        Kept before = kept;
        work.startLong(_ -> readSince(before), _ -> {}, this::take, this::fail);
    }

    private Kept readSince(Kept before) {
        Changes changes = log.since(before.position());
        Map<String, List<Recorded>> changed =
                changes.events().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Recorded::incident,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var incidents = new LinkedHashMap<>(before.incidents());
        changed.forEach((id, events) -> {
            // Whoever has the first event has all of them, since the rest can only have arrived
            // later.
            List<Recorded> whole = events.getFirst().seq() == 1 ? events : log.read(id);
            incidents.put(id, PastIncident.of(Incident.replay(whole)));
        });
        return new Kept(changes.position(), incidents);
    }

    private void take(Kept read) {
        reading = false;
        problem.set("");
        kept = read;
        all.set(List.copyOf(read.incidents().values()));
    }

    private void fail(Exception e) {
        reading = false;
        LOG.warn("Earlier incidents could not be read", e);
        problem.set(String.valueOf(e.getMessage()));
    }
}
