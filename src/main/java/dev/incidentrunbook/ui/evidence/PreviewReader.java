package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidencePreview;
import dev.incidentrunbook.evidence.EvidencePreview.Limits;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Reads the beginning of an evidence from the store. Blocks.
final class PreviewReader {
    private static final int TAIL = 64 * 1024;

    /// Larger pictures would hold up the screen while they are decoded.
    private static final int LARGEST_PICTURE = 24 * 1024 * 1024;

    private final EvidenceStore store;

    PreviewReader(EvidenceStore store) {
        this.store = store;
    }

    /// @param cancelled asked now and then whether nobody waits for it any more
    Preview read(Evidence evidence, BooleanSupplier cancelled) throws IOException {
        Optional<StoredEvidence> stored = store.find(evidence.sha256());
        if (stored.isEmpty()) {
            return new Preview.Sentence(Messages.text("evidence.preview.gone"));
        }
        if (PackedEvidence.packed(stored.get().mediaType())) {
            return packed(stored.get(), evidence, (_, _) -> !cancelled.getAsBoolean());
        }
        String size = ByteSize.text(evidence.size());
        return switch (EvidencePreview.of(store, stored.get(), Limits.LOOK)) {
            case EvidencePreview.Text(List<String> lines, boolean cut) ->
                    lines(lines, cut, size, true);
            case EvidencePreview.Hex(List<String> lines, boolean cut) ->
                    lines(lines, cut, size, false);
            case EvidencePreview.Image _ -> picture(evidence);
        };
    }

    /// The beginning of the first file in it.
    private Preview packed(StoredEvidence stored, Evidence evidence, Progress progress)
            throws IOException {
        var packed = new PackedEvidence(store);
        Optional<Member> first = packed.first(stored, evidence.name(), progress);
        if (first.isEmpty()) {
            return new Preview.Sentence(Messages.text("evidence.preview.nothing-in-it"));
        }
        try (InputStream in =
                packed.open(stored, evidence.name(), first.get().number(), progress)) {
            String name = VisibleText.of(first.get().path());
            return switch (EvidencePreview.of(in, Limits.LOOK)) {
                case EvidencePreview.Text(List<String> lines, boolean cut) ->
                        inside(name, lines(lines, cut, name, true));
                case EvidencePreview.Hex(List<String> lines, boolean cut) ->
                        inside(name, lines(lines, cut, name, false));
                case EvidencePreview.Image _ -> throw new IllegalStateException("Not looked for");
            };
        }
    }

    /// The end of something that grows.
    Preview tail(Growing growing) throws IOException {
        try (InputStream in = store.open(growing)) {
            in.skipNBytes(Math.max(0, growing.size() - TAIL));
            String note =
                    Messages.text(
                            "evidence.growing.end", growing.name(), ByteSize.text(growing.size()));
            return switch (EvidencePreview.of(in, new Limits(TAIL, Integer.MAX_VALUE - 1, 2_000))) {
                case EvidencePreview.Text(List<String> lines, boolean _) ->
                        new Preview.Tail(lines, note);
                case EvidencePreview.Hex(List<String> lines, boolean _) ->
                        new Preview.Tail(lines, note);
                case EvidencePreview.Image _ -> throw new IllegalStateException("Not looked for");
            };
        }
    }

    private static Preview inside(String name, Preview preview) {
        return preview instanceof Preview.Lines(List<String> lines, String note, boolean numbered)
                ? new Preview.Lines(
                        lines,
                        Messages.text("evidence.preview.inside", name, note).strip(),
                        numbered)
                : preview;
    }

    /// @param of what is said to be longer when it is cut
    private static Preview lines(List<String> lines, boolean cut, String of, boolean text) {
        if (lines.isEmpty()) {
            return new Preview.Sentence(Messages.text("evidence.preview.empty"));
        }
        String whole = text ? "" : Messages.text("evidence.preview.bytes");
        String note =
                cut
                        ? Messages.text(
                                text ? "evidence.preview.cut" : "evidence.preview.bytes.cut",
                                Integer.toString(lines.size()),
                                of)
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
