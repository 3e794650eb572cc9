package dev.incidentrunbook.bundle;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.incidentrunbook.bundle.BundleExport.Bundled;
import dev.incidentrunbook.bundle.BundleImport.Imported;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.runbook.RunbookReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// One side of a handover: a store, what is recorded in it, and the bundles that leave it and come in.
final class Handover {
    static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
    static final String ID = "INC-2026-0001";

    private static final RunbookReader RUNBOOKS = new RunbookReader();
    private static final EventCodec CODEC = new EventCodec(RUNBOOKS);

    final IncidentLog log;
    final EvidenceStore evidence;
    final Response response;
    private final SettableClock clock = new SettableClock(MORNING);

    /// Bytes that are free for evidence.
    long room = Long.MAX_VALUE;

    Handover(IncidentLog log, EvidenceStore evidence) {
        this.log = log;
        this.evidence = evidence;
        this.response = new Response(log, clock, "Grace");
    }

    static EventCodec codec() {
        return CODEC;
    }

    Incident open() {
        return response.open(RUNBOOKS.shipped("http-500"));
    }

    Incident note(Incident incident, String text) {
        return response.record(incident, new NoteAdded("", NoteKind.OBSERVATION, text));
    }

    Incident attach(Incident incident, String name, byte[] bytes) {
        Taken taken =
                new EvidenceIntake(evidence, Path.of("/nowhere"))
                        .take(new ByteArrayInputStream(bytes), name, "a test", Progress.UNSEEN);
        return attached(incident, name, taken.stored().sha256(), taken.stored().size());
    }

    Incident attached(Incident incident, String name, String sha256, long size) {
        return response.record(
                incident, new EvidenceAttached("", sha256, size, name, "text/plain", "a test", ""));
    }

    Incident incident(String id) {
        return response.incident(id);
    }

    Bundled bundle(String id, Path file) {
        return new BundleExport(evidence)
                .write(
                        incident(id),
                        UnaryOperator.identity(),
                        MORNING,
                        file,
                        Existing.KEEP,
                        Progress.UNSEEN);
    }

    Imported take(Path file) {
        return take(file, Progress.UNSEEN);
    }

    Imported take(Path file, Progress progress) {
        return new BundleImport(log, evidence, CODEC, () -> room).take(file, progress);
    }

    /// The sentence with which a bundle is refused.
    String refusal(Path file) {
        return String.valueOf(assertThrows(RefusedException.class, () -> take(file)).getMessage());
    }
}
