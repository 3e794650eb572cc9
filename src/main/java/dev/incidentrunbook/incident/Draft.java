package dev.incidentrunbook.incident;

import java.time.Instant;
import java.util.UUID;

/// An event that is about to be recorded.
///
/// @param id identity of the event, chosen by whoever drafts it, so that appending it twice records it once
/// @param incident the incident it belongs to; blank for an [IncidentEvent.Opened], which gets its id when recorded
/// @param happenedAt when it happened; before `recorded.wall()` when back-dated
/// @param recorded the clocks when it was drafted
/// @param who the responder's name
/// @param event what happened
public record Draft(
        UUID id,
        String incident,
        Instant happenedAt,
        Stamp recorded,
        String who,
        IncidentEvent event) {}
