package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.search.IncidentIndex;

/// A store that is open while a command runs.
public interface OpenStore extends AutoCloseable {
    /// The events.
    IncidentLog log();

    /// The attached bytes.
    EvidenceStore evidence();

    /// What the responder chose earlier.
    Preferences preferences();

    /// Where in all incidents to look.
    IncidentIndex index();

    @Override
    void close();

    /// A store of these parts.
    ///
    /// @param close runs when the command has ended
    static OpenStore of(
            IncidentLog log,
            EvidenceStore evidence,
            Preferences preferences,
            IncidentIndex index,
            Runnable close) {
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
            public IncidentIndex index() {
                return index;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
