package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The beginning of an evidence, as it can be shown.
public sealed interface EvidencePreview {
    /// Lines of text. Characters that would act instead of being seen are replaced by visible ones.
    ///
    /// @param lines the first lines, without their ends
    /// @param cut whether there is more than these
    record Text(List<String> lines, boolean cut) implements EvidencePreview {
        public Text {
            lines = List.copyOf(lines);
        }
    }

    /// A picture; its bytes are read from the store.
    ///
    /// @param mediaType `image/png`, `image/jpeg`, `image/gif` or `image/webp`
    record Image(String mediaType) implements EvidencePreview {}

    /// Anything else, as bytes in hexadecimal.
    ///
    /// @param lines lines of an offset, sixteen bytes and their ASCII characters
    /// @param cut whether there is more than these
    record Hex(List<String> lines, boolean cut) implements EvidencePreview {
        public Hex {
            lines = List.copyOf(lines);
        }
    }

    /// How much of an evidence is shown.
    ///
    /// @param bytes at most so many bytes are read
    /// @param lines at most so many lines are shown
    /// @param columns at most so many characters of a line are shown
    record Limits(int bytes, int lines, int columns) {
        /// Enough for a look: 64 KiB, 500 lines of 2,000 characters.
        public static final Limits LOOK = new Limits(64 * 1024, 500, 2_000);
    }

    /// Reads the beginning of an evidence.
    ///
    /// @throws IOException when what is stored is damaged
    static EvidencePreview of(EvidenceStore store, StoredEvidence evidence, Limits limits)
            throws IOException {
        if (evidence.mediaType().startsWith("image/")) {
            return new Image(evidence.mediaType());
        }
        try (InputStream in = store.open(evidence.sha256())) {
            return of(in, limits);
        }
    }

    /// Reads the beginning of some bytes, as text or in hexadecimal.
    ///
    /// @throws IOException when they cannot be read
    static EvidencePreview of(InputStream in, Limits limits) throws IOException {
        byte[] head = in.readNBytes(limits.bytes() + 1);
        boolean cut = head.length > limits.bytes();
        return of(cut ? Arrays.copyOf(head, limits.bytes()) : head, cut, limits);
    }

    private static EvidencePreview of(byte[] head, boolean cut, Limits limits) {
        Optional<TextEncoding> encoding = TextEncoding.of(head);
        return encoding.isPresent()
                ? text(encoding.get().decode(head), cut, limits)
                : hex(head, cut, limits);
    }

    private static Text text(String text, boolean cut, Limits limits) {
        List<String> all = VisibleText.of(text).lines().limit(limits.lines() + 1L).toList();
        var lines = new ArrayList<String>();
        for (String line : all.subList(0, Math.min(all.size(), limits.lines()))) {
            lines.add(shortened(line, limits.columns()));
        }
        return new Text(lines, cut || all.size() > limits.lines());
    }

    private static String shortened(String line, int columns) {
        if (line.codePointCount(0, line.length()) <= columns) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, columns)) + "…";
    }

    private static Hex hex(byte[] head, boolean cut, Limits limits) {
        var lines = new ArrayList<String>();
        int shown = Math.min(head.length, limits.lines() * HexLine.BYTES);
        for (int at = 0; at < shown; at += HexLine.BYTES) {
            lines.add(HexLine.of(at, head, at, Math.min(at + HexLine.BYTES, shown)));
        }
        return new Hex(lines, cut || shown < head.length);
    }
}
