package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.KeptChunks;
import dev.incidentrunbook.evidence.LogLines;
import dev.incidentrunbook.evidence.LogTimes;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.kit.Work.Control;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// An evidence that is open for reading.
///
/// @param text its lines and their moments; empty when it is no text
/// @param inside what is read of it when it is packed
record OpenedEvidence(
        Evidence evidence, EvidenceChunks chunks, Optional<Text> text, Optional<Inside> inside) {
    /// A text.
    record Text(LogLines lines, LogTimes times) {}

    /// How an evidence is to be read.
    ///
    /// @param zone where moments without a zone are meant; empty for what the log suggests
    /// @param file the number of the file in it that is wanted; 0 for the first that can be read
    /// @param path the path of the file that is wanted, which goes before its number
    /// @param files the files in it, when they were listed before; empty otherwise
    record Wish(Optional<ZoneId> zone, int file, Optional<String> path, List<Member> files) {}

    /// Opens an evidence, or the wanted file in it when it is packed: that one is unpacked the first time, which may take a
    /// while. Blocks.
    ///
    /// @param here the responder's zone
    /// @param control told how much was unpacked
    /// @throws IOException when what is stored is damaged, or cannot be unpacked
    static OpenedEvidence of(
            EvidenceStore store, Evidence evidence, Wish wish, ZoneId here, Control control)
            throws IOException {
        Optional<StoredEvidence> packed =
                store.find(evidence.sha256()).filter(e -> PackedEvidence.packed(e.mediaType()));
        Optional<Inside> inside = Optional.empty();
        String digest = evidence.sha256();
        if (packed.isPresent()) {
            Progress progress = progress(evidence, control);
            var unpacked = new PackedEvidence(store);
            List<Member> files =
                    wish.files().isEmpty()
                            ? unpacked.members(packed.get(), evidence.name(), progress)
                            : wish.files();
            Inside read = Inside.of(files, wish);
            digest =
                    unpacked.readingCopy(packed.get(), evidence.name(), read.number(), progress)
                            .sha256();
            inside = Optional.of(read);
        }
        EvidenceChunks chunks = new KeptChunks(store.chunks(digest));
        Optional<LogLines> lines =
                evidence.mediaType().startsWith("image/") ? Optional.empty() : LogLines.of(chunks);
        return lines.isPresent()
                ? new OpenedEvidence(
                        evidence,
                        chunks,
                        Optional.of(
                                new Text(
                                        lines.get(),
                                        LogTimes.of(
                                                lines.get(), wish.zone(), here, evidence.at()))),
                        inside)
                : new OpenedEvidence(evidence, chunks, Optional.empty(), inside);
    }

    private static Progress progress(Evidence evidence, Control control) {
        return (done, _) -> {
            control.report(new Work.Progress(evidence.label(), done, evidence.size()));
            return !control.cancelled();
        };
    }

    /// Its rows: lines, or bytes when it is no text.
    Rows rows() {
        int number = evidence.number();
        return text.<Rows>map(t -> new LineRows(number, t.lines()))
                .orElseGet(() -> new ByteRows(number, chunks));
    }
}
