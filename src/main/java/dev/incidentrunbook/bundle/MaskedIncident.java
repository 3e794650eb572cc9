package dev.incidentrunbook.bundle;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.redaction.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An incident as it may leave in a bundle. Where an event or an evidence holds a secret, another one takes its place: the event
/// with the secret masked, under the hash it always had, and the redacted copy of the evidence under the number it always had.
/// So the chain can be followed from end to end, numbers and citations stay right, and what cannot be checked says so itself.
///
/// @param here the incident as it is in this store, with the redacted copies attached
/// @param leaving the incident as it may leave
public record MaskedIncident(Incident here, Incident leaving) {

    /// What takes the place of the bytes of an evidence.
    private record Bytes(String sha256, long size) {}

    /// Masks an incident.
    ///
    /// @param redactor says what has to be masked
    /// @throws RefusedException when an evidence is damaged, or the runbook cannot be read any more when it is masked
    public static MaskedIncident of(
            Incident incident,
            EvidenceStore store,
            Response response,
            EventCodec codec,
            Redactor redactor) {
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
        for (Recorded event : here.history()) {
            events.add(masked(event, instead, codec, redactor));
        }
        return new MaskedIncident(here, Incident.replay(List.copyOf(events)));
    }

    private static Recorded masked(
            Recorded event,
            Map<UUID, Bytes> instead,
            EventCodec codec,
            Redactor redactor) {
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
        Recorded masked =
                codec.masked(event, says, text -> redactor.text("event " + event.seq(), text));
        if (says instanceof Opened && !(masked.event() instanceof Opened)) {
            throw RefusedException.checkFailed(
                    "No bundle was made because the runbook of "
                            + event.incident()
                            + " holds what looks like a secret and cannot be read without it; scan shows it, and --keep leaves it.");
        }
        return masked;
    }
}
