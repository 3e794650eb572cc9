package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidencePreview;
import dev.incidentrunbook.evidence.EvidencePreview.Limits;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Reads the beginning of an evidence from the store. Blocks.
final class PreviewReader {
    /// Larger pictures would hold up the screen while they are decoded.
    private static final int LARGEST_PICTURE = 24 * 1024 * 1024;

    private final EvidenceStore store;

    PreviewReader(EvidenceStore store) {
        this.store = store;
    }

    Preview read(Evidence evidence) throws IOException {
        Optional<StoredEvidence> stored = store.find(evidence.sha256());
        if (stored.isEmpty()) {
            return new Preview.Sentence(Messages.text("evidence.preview.gone"));
        }
        return switch (EvidencePreview.of(store, stored.get(), Limits.LOOK)) {
            case EvidencePreview.Text(List<String> lines, boolean cut) ->
                    lines(lines, cut, evidence, true);
            case EvidencePreview.Hex(List<String> lines, boolean cut) ->
                    lines(lines, cut, evidence, false);
            case EvidencePreview.Image _ -> picture(evidence);
        };
    }

    private static Preview lines(List<String> lines, boolean cut, Evidence evidence, boolean text) {
        if (lines.isEmpty()) {
            return new Preview.Sentence(Messages.text("evidence.preview.empty"));
        }
        String whole = text ? "" : Messages.text("evidence.preview.bytes");
        String note =
                cut
                        ? Messages.text(
                                text ? "evidence.preview.cut" : "evidence.preview.bytes.cut",
                                Integer.toString(lines.size()),
                                ByteSize.text(evidence.size()))
                        : whole;
        return new Preview.Lines(lines, note, text);
    }

    private Preview picture(Evidence evidence) throws IOException {
        if (evidence.size() > LARGEST_PICTURE) {
            return new Preview.Sentence(
                    Messages.text("evidence.preview.large", ByteSize.text(evidence.size())));
        }
        try (InputStream bytes = store.open(evidence.sha256())) {
            return new Preview.Picture(new Preview.Content(bytes.readAllBytes()));
        }
    }
}
