package dev.incidentrunbook.bundle;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Makes incidents ready to leave in a bundle. Where an event or an evidence holds a secret, another one takes its place: the event
/// with the secret masked, under the hash it always had, and the redacted copy of the evidence under the number it always had.
/// So the chain can be followed from end to end, numbers and citations stay right, and what cannot be checked says so itself.
///
/// That it is given out is recorded first, so that the bundle holds it and the two stores stay one another's continuation; it stands
/// even if the file then cannot be written.
public final class MaskedIncident {
    private final EvidenceStore store;
    private final Response response;
    private final EventCodec codec;

    /// @param store holds the evidence, and takes the redacted copies
    /// @param response records what is done
    /// @param codec writes what a masked event still says
    public MaskedIncident(EvidenceStore store, Response response, EventCodec codec) {
        this.store = store;
        this.response = response;
        this.codec = codec;
    }

    /// What takes the place of the bytes of an evidence.
    private record Bytes(String sha256, long size) {}

    /// The incident as it may leave. Redacted copies are attached to the incident here.
    ///
    /// @param redactor says what has to be masked
    /// @param to where it is given out to
    /// @throws RefusedException when an evidence is damaged, or the runbook cannot be read any more when it is masked
    public Incident masked(Incident incident, Redactor redactor, String to) {
        var copies = new RedactedCopies(store, response);
        Map<UUID, Bytes> instead = new HashMap<>();
        Incident here = incident;
        for (Evidence original : incident.evidence()) {
            if (original.removed()) {
                copies.stored(original, redactor)
                        .ifPresent(copy ->
                                instead.put(
                                        original.id(),
                                        new Bytes(copy.stored().sha256(), copy.stored().size())));
            } else {
                RedactedCopies.Outgoing outgoing = copies.of(here, original, redactor);
                here = outgoing.incident();
                Evidence e = outgoing.evidence();
                if (!e.id().equals(original.id())) {
                    instead.put(original.id(), new Bytes(e.sha256(), e.size()));
                }
            }
        }
        var events = new ArrayList<Recorded>();
        for (Recorded event : given(here, instead.keySet(), to).history()) {
            events.add(masked(event, instead, redactor));
        }
        return Incident.replay(List.copyOf(events));
    }

    /// An incident that leaves as it is.
    ///
    /// @param to where it is given out to
    public Incident unmasked(Incident incident, String to) {
        return given(incident, Set.of(), to);
    }

    /// Custody is a matter of evidence; without any there is nothing to record. A store that keeps nothing more gives out what it
    /// has.
    private Incident given(Incident here, Set<UUID> withheld, String to) {
        List<UUID> leaving =
                here.evidence().stream()
                        .map(Evidence::id)
                        .filter(id -> !withheld.contains(id))
                        .toList();
        if (leaving.isEmpty()) {
            return here;
        }
        try {
            return response.keepCustody(here, new EvidenceExported(leaving, to, true));
        } catch (StorageException _) {
            return here;
        }
    }

    /// Lets a redactor see everything that a bundle of an incident would hold, in the order in which it would be masked. Changes
    /// nothing.
    public void look(Incident incident, Redactor redactor) throws IOException {
        for (Evidence evidence : incident.evidence()) {
            RedactedCopies.look(store, evidence, redactor);
        }
        for (Recorded event : incident.history()) {
            codec.masked(event, event.event(), text -> redactor.text(place(event), text));
        }
        redactor.text("review", MarkdownReview.write(Review.of(incident)));
    }

    private static String place(Recorded event) {
        return "event " + event.seq();
    }

    private Recorded masked(Recorded event, Map<UUID, Bytes> instead, Redactor redactor) {
        IncidentEvent says = event.event();
        if (says instanceof EvidenceAttached attached && instead.containsKey(event.id())) {
            Bytes copy = instead.get(event.id());
            says =
                    new EvidenceAttached(
                            attached.step(),
                            copy.sha256(),
                            copy.size(),
                            attached.name(),
                            attached.mediaType(),
                            attached.origin(),
                            attached.caption());
        }
        Recorded masked = codec.masked(event, says, text -> redactor.text(place(event), text));
        if (says instanceof Opened && !(masked.event() instanceof Opened)) {
            throw RefusedException.checkFailed(
                    "No bundle was made because the runbook of "
                            + event.incident()
                            + " holds what looks like a secret and cannot be read without it; scan shows it, and --keep leaves it.");
        }
        return masked;
    }
}
