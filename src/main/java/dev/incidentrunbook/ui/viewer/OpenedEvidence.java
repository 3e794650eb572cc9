package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.KeptChunks;
import dev.incidentrunbook.evidence.LogLines;
import dev.incidentrunbook.incident.Incident.Evidence;
import java.io.IOException;
import java.util.Optional;

/// An evidence that is open for reading.
///
/// @param lines its lines; empty when it is no text
record OpenedEvidence(Evidence evidence, EvidenceChunks chunks, Optional<LogLines> lines) {
    /// Opens an evidence. Blocks.
    ///
    /// @throws IOException when what is stored is damaged
    static OpenedEvidence of(EvidenceStore store, Evidence evidence) throws IOException {
        EvidenceChunks chunks = new KeptChunks(store.chunks(evidence.sha256()));
        return new OpenedEvidence(evidence, chunks, LogLines.of(chunks));
    }
}
