package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.KeptChunks;
import dev.incidentrunbook.evidence.LogLines;
import dev.incidentrunbook.evidence.LogTimes;
import dev.incidentrunbook.incident.Incident.Evidence;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;

/// An evidence that is open for reading.
///
/// @param text its lines and their moments; empty when it is no text
record OpenedEvidence(Evidence evidence, EvidenceChunks chunks, Optional<Text> text) {
    /// A text.
    record Text(LogLines lines, LogTimes times) {}

    /// Opens an evidence. Blocks.
    ///
    /// @param zone where moments without a zone are meant; empty for what the log suggests
    /// @param here the responder's zone
    /// @throws IOException when what is stored is damaged
    static OpenedEvidence of(
            EvidenceStore store, Evidence evidence, Optional<ZoneId> zone, ZoneId here)
            throws IOException {
        EvidenceChunks chunks = new KeptChunks(store.chunks(evidence.sha256()));
        Optional<LogLines> lines =
                evidence.mediaType().startsWith("image/") ? Optional.empty() : LogLines.of(chunks);
        return lines.isPresent()
                ? of(evidence, chunks, lines.get(), zone, here)
                : new OpenedEvidence(evidence, chunks, Optional.empty());
    }

    private static OpenedEvidence of(
            Evidence evidence,
            EvidenceChunks chunks,
            LogLines lines,
            Optional<ZoneId> zone,
            ZoneId here)
            throws IOException {
        LogTimes times = LogTimes.of(lines, zone, here, evidence.at());
        return new OpenedEvidence(evidence, chunks, Optional.of(new Text(lines, times)));
    }

    /// Its rows: lines, or bytes when it is no text.
    Rows rows() {
        int number = evidence.number();
        return text.<Rows>map(t -> new LineRows(number, t.lines()))
                .orElseGet(() -> new ByteRows(number, chunks));
    }
}
