package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Drafts of events as the store sees them: what they mean does not matter here.
public final class Drafts {
    static final Instant MORNING = Instant.parse("2026-03-04T03:05:06.789Z");

    private Drafts() {}

    public static EventCodec codec() {
        return new EventCodec(new RunbookReader());
    }

    public static Draft opening() {
        return opening(MORNING);
    }

    public static Draft opening(Instant at) {
        return draft("", at, new Opened(runbook()));
    }

    public static Draft note(String incident, String text) {
        return draft(incident, MORNING, new NoteAdded("", NoteKind.OBSERVATION, text));
    }

    public static Draft draft(String incident, Instant at, IncidentEvent event) {
        return new Draft(
                UUID.randomUUID(), incident, at, new Stamp(at, 42, "a session"), "Grace", event);
    }

    private static Runbook runbook() {
        return new Runbook(
                "http-500",
                "1.0.0",
                "A runbook",
                "HTTP 500",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Runbook.Escalation(List.of(), "", List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Runbook.Source("", "0".repeat(64)));
    }
}
