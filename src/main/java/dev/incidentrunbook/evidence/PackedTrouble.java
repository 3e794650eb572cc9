package dev.incidentrunbook.evidence;

import java.io.IOException;

/// Why something packed cannot be read, in one sentence.
final class PackedTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    PackedTrouble(String sentence) {
        super(sentence);
    }

    PackedTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
