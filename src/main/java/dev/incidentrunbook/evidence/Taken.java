package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceReferenced;
import dev.incidentrunbook.incident.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What was taken in.
///
/// @param stored what the store holds now
/// @param name file name without folders
/// @param origin where it came from: the path with every link resolved, or what the caller said
/// @param changed whether the file was changed by someone else while it was read, so that the bytes may be of two moments
/// @param number of what grew, see [EvidenceStore#named]; 0 for what did not
/// @param outside the file of which only the beginning and the end were stored
public record Taken(
        StoredEvidence stored,
        String name,
        String origin,
        boolean changed,
        long number,
        Optional<Outside> outside) {
    Taken(StoredEvidence stored, String name, String origin, boolean changed) {
        this(stored, name, origin, changed, 0, Optional.empty());
    }

    /// Records that it was attached.
    ///
    /// @param step the step it belongs to; blank for the incident as a whole
    /// @param caption one line about it; may be blank
    /// @param at when that happened, if not now
    /// @return the incident with it
    public Incident record(
            Response response,
            Incident incident,
            String step,
            String caption,
            Optional<Instant> at) {
        Incident attached =
                response.record(
                        incident,
                        new EvidenceAttached(
                                step,
                                stored.sha256(),
                                stored.size(),
                                name,
                                stored.mediaType(),
                                origin,
                                caption),
                        at);
        if (outside.isEmpty()) {
            return attached;
        }
        Outside file = outside.get();
        UUID evidence = attached.history().getLast().id();
        return response.record(
                attached,
                new EvidenceReferenced(evidence, file.path(), file.size(), file.sha256()),
                at);
    }

    /// The same under another name.
    public Taken named(String other) {
        return new Taken(stored, other, origin, changed, number, outside);
    }

    /// The same with other words on where it came from.
    public Taken from(String other) {
        return new Taken(stored, name, other, changed, number, outside);
    }
}
