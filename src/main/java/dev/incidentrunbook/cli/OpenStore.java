package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Preferences;

/// A store that is open while a command runs.
public interface OpenStore extends AutoCloseable {
    /// The events.
    IncidentLog log();

    /// The attached bytes.
    EvidenceStore evidence();

    /// What the responder chose earlier.
    Preferences preferences();

    @Override
    void close();

    /// A store of these parts.
    ///
    /// @param close runs when the command has ended
    static OpenStore of(
            IncidentLog log, EvidenceStore evidence, Preferences preferences, Runnable close) {
        return new OpenStore() {
            @Override
            public IncidentLog log() {
                return log;
            }

            @Override
            public EvidenceStore evidence() {
                return evidence;
            }

            @Override
            public Preferences preferences() {
                return preferences;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
