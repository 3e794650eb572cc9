package dev.incidentrunbook.ui.diagnosis;

import dev.incidentrunbook.diagnosis.LogReading;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.Incident.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.BiConsumer;

/// An attached log that is read for what it shows. It is cited by its number, so that a citation finds its way back.
///
/// @param evidence the log
record LogSource(Evidence evidence) {
    private static final int BUFFER = 256 * 1024;

    /// Bytes between two looks at what was found so far: about four a second while a quick disk is read.
    private static final long LOOK = 32L * 1024 * 1024;

    private static final Set<String> STRUCTURED =
            Set.of("application/json", "application/x-ndjson");

    /// Whether an evidence may be a log.
    static boolean mayBe(Evidence evidence) {
        return !evidence.removed()
                && (evidence.mediaType().startsWith("text/")
                        || STRUCTURED.contains(evidence.mediaType()));
    }

    /// Reads it to its end.
    ///
    /// @param seen told now and then what was found so far, and how many bytes that took
    /// @throws IOException when what is stored is damaged
    SourceFindings read(EvidenceStore store, BiConsumer<LogReading, Long> seen) throws IOException {
        var reading = new LogReading(evidence.label(), evidence.at());
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        long next = LOOK;
        try (InputStream in = store.open(evidence.sha256())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                reading.read(buffer, 0, read);
                bytes += read;
                if (bytes >= next) {
                    next += LOOK;
                    seen.accept(reading, bytes);
                }
            }
        }
        return reading.end();
    }
}
