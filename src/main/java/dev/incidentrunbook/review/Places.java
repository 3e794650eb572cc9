package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where in an incident's record things stand: the events that count, found without searching. A row of the timeline is
/// named by the place of its event, as `T12`.
final class Places {
    private final Map<UUID, Long> seqs = new HashMap<>();
    private final Map<Milestone, List<Recorded>> milestones = new EnumMap<>(Milestone.class);
    private final Map<String, Recorded> finished = new HashMap<>();
    private final Map<ReviewSection, Recorded> written = new EnumMap<>(ReviewSection.class);
    private final Set<UUID> revisedNotes = new HashSet<>();
    private final Recorded opening;

    Places(Incident incident) {
        opening = incident.history().getFirst();
        for (Recorded event : incident.history()) {
            seqs.put(event.id(), event.seq());
            if (!incident.undone().contains(event.id())) {
                add(event);
            }
        }
    }

    private void add(Recorded event) {
        switch (event.event()) {
            case MilestoneReached(Milestone m) ->
                    milestones.computeIfAbsent(m, _ -> new ArrayList<>()).add(event);
            case StepFinished(String step, var _, var _, var _) -> finished.put(step, event);
            case ReviewWritten(ReviewSection section, var _) -> written.put(section, event);
            case NoteRevised(UUID note, var _) -> revisedNotes.add(note);
            default -> {
                // What else happened is told by the incident itself.
            }
        }
    }

    /// The place of an event.
    long seq(UUID event) {
        return seqs.getOrDefault(event, 0L);
    }

    /// Every time a milestone was given, in the order recorded.
    List<Recorded> given(Milestone milestone) {
        return milestones.getOrDefault(milestone, List.of());
    }

    /// The row that tells a milestone. Opening an incident declares it, until somebody says when that really was.
    Optional<Long> row(Milestone milestone) {
        List<Recorded> given = given(milestone);
        if (!given.isEmpty()) {
            return Optional.of(given.getLast().seq());
        }
        return milestone == Milestone.DECLARED ? Optional.of(opening.seq()) : Optional.empty();
    }

    /// The row that tells how a step ended.
    Optional<Long> ended(String step) {
        return Optional.ofNullable(finished.get(step)).map(Recorded::seq);
    }

    /// The event by which a section got its text.
    Optional<Recorded> written(ReviewSection section) {
        return Optional.ofNullable(written.get(section));
    }

    /// Whether a note's words were corrected.
    boolean revised(UUID note) {
        return revisedNotes.contains(note);
    }
}
