package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.diagnosis.LogReading;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.Incident.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/// An attached log that is read for what it shows. It is cited by its number, so that a citation finds its way back.
///
/// @param evidence the log
public record LogSource(Evidence evidence) {
    private static final int BUFFER = 256 * 1024;

    /// Bytes between two looks at what was found so far: about four a second while a quick disk is read.
    private static final long LOOK = 32L * 1024 * 1024;

    /// Reads it to its end.
    ///
    /// @param seen told now and then what was found so far, and how many bytes that took
    /// @throws IOException when what is stored is damaged
    public SourceFindings read(EvidenceStore store, BiConsumer<LogReading, Long> seen)
            throws IOException {
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
