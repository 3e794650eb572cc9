package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.CustodyEvent;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which events of an incident count. An undo takes an event back, an undo of that undo brings it again, and so on; of all
/// that was said about one event the newest word holds. Thus two programs that undo the same thing at the same time have
/// undone it once, and one redo brings it back.
final class Undos {
    private final Map<UUID, Undo> undos = new HashMap<>();
    private final Set<UUID> undone = new LinkedHashSet<>();

    /// What an undo comes to.
    ///
    /// @param about the event at the end of the chain, which is no undo itself
    /// @param takesBack whether that event does not count from then on; false for a redo
    record Undo(UUID about, boolean takesBack) {}

    Undos(List<Recorded> history) {
        Map<UUID, UUID> newest = new HashMap<>();
        for (Recorded event : history) {
            if (event.event() instanceof Undone(UUID target)) {
                Undo inner = undos.get(target);
                Undo undo =
                        inner == null
                                ? new Undo(target, true)
                                : new Undo(inner.about(), !inner.takesBack());
                undos.put(event.id(), undo);
                UUID overruled = newest.put(undo.about(), event.id());
                if (overruled != null) {
                    undone.add(overruled);
                }
                if (undo.takesBack()) {
                    undone.add(undo.about());
                } else {
                    undone.remove(undo.about());
                }
            }
        }
        // Without its opening an incident would have no steps, and what was done with evidence
        // stays done; neither can be
        // taken back.
        history.stream()
                .filter(e -> e.event() instanceof Opened || e.event() instanceof CustodyEvent)
                .map(Recorded::id)
                .forEach(undone::remove);
    }

    /// Ids of the events that do not count: those that were taken back, and undos that were overruled.
    Set<UUID> undone() {
        return Collections.unmodifiableSet(undone);
    }

    /// What the undo with this id comes to; empty when it is none.
    Optional<Undo> undo(UUID id) {
        return Optional.ofNullable(undos.get(id));
    }
}
