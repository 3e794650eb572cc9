package dev.incidentrunbook.ui.evidence;

import java.util.List;

/// What is shown of an evidence.
sealed interface Preview {
    /// The first lines, of text or of bytes in hexadecimal.
    ///
    /// @param note what is said above them, for instance that they are cut
    /// @param numbered whether lines have numbers; hexadecimal ones have offsets of their own
    record Lines(List<String> lines, String note, boolean numbered) implements Preview {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// The last lines of something that grows.
    ///
    /// @param note what is said above them
    record Tail(List<String> lines, String note) implements Preview {
        public Tail {
            lines = List.copyOf(lines);
        }
    }

    /// A picture, as the bytes of its file.
    record Picture(Content content) implements Preview {}

    /// A sentence in place of a preview.
    record Sentence(String text) implements Preview {}

    /// Bytes that are handed on and never changed; a class, since records of arrays compare by identity.
    final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
