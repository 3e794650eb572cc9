package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Finds what people wrote: titles, details, notes, fields, reasons, names and captions of evidence, actions and reviews of
/// all incidents. The index only says where to look; what is found is what stands in the incident now, so what was undone,
/// corrected or removed is not found.
///
/// @param index knows which events hold which words
/// @param log the events
public record WrittenSearch(IncidentIndex index, IncidentLog log) {
    /// Of so many events for each hit that is asked for, most still count.
    private static final int SPARE = 2;

    /// Finds what is wanted, the best first.
    ///
    /// @param most how many hits at the most
    /// @param found told of each hit at once
    /// @param cancelled asked now and then whether to stop
    /// @return whether there may be more than were told
    public boolean find(Wanted wanted, int most, Consumer<Hit> found, BooleanSupplier cancelled) {
        if (wanted.isEmpty()) {
            return false;
        }
        List<Recorded> candidates = index.find(wanted, SPARE * most);
        Map<String, Optional<Incident>> incidents = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (Recorded event : candidates) {
            if (cancelled.getAsBoolean() || told.size() == most) {
                return true;
            }
            incidents
                    .computeIfAbsent(event.incident(), this::incident)
                    .flatMap(incident -> hit(incident, event, wanted))
                    .filter(hit -> told.add(hit.incident() + ' ' + hit.spot()))
                    .ifPresent(found);
        }
        return candidates.size() == SPARE * most;
    }

    private Optional<Incident> incident(String id) {
        List<Recorded> events = log.read(id);
        return events.isEmpty() ? Optional.empty() : Optional.of(Incident.replay(events));
    }

    private static Optional<Hit> hit(Incident incident, Recorded event, Wanted wanted) {
        return Standing.of(incident, event)
                .flatMap(standing ->
                        wanted.in(standing.text())
                                .map(marks ->
                                        new Hit(
                                                incident.id(),
                                                incident.displayTitle(),
                                                standing.spot(),
                                                standing.where(),
                                                Excerpt.around(standing.text(), marks))));
    }
}
