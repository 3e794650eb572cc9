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
}
