package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A pattern of the table of signals: literal parts with gaps between them, without regard to case unless it says so.
///
/// @param parts the literal parts in their order, in lower case unless `exact`
/// @param exact whether upper and lower case are told apart
/// @param fromWord whether no letter or digit may stand before the first
/// @param toWord whether no letter or digit may stand behind the last
record Pattern(List<byte[]> parts, boolean exact, boolean fromWord, boolean toWord) {
    private static final int GAP = 200;

    /// Reads a pattern as the table writes it.
    static Pattern of(String text) {
        boolean exact = text.startsWith("=");
        String body = exact ? text.substring(1) : text.toLowerCase(Locale.ROOT);
        boolean from = body.startsWith("^");
        boolean to = body.endsWith("$");
        String inner = body.substring(from ? 1 : 0, body.length() - (to ? 1 : 0));
        List<byte[]> parts =
                Arrays.stream(inner.split("\\*"))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.getBytes(StandardCharsets.UTF_8))
                        .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A pattern of signals.yaml says nothing: " + text);
        }
        return new Pattern(parts, exact, from, to);
    }

    /// The part that is looked for first.
    byte[] anchor() {
        byte[] longest = parts.getFirst();
        for (byte[] part : parts) {
            if (part.length > longest.length) {
                longest = part;
            }
        }
        return longest;
    }

    /// Whether the pattern occurs in a stretch of bytes.
    boolean in(byte[] b, int from, int to) {
        for (int start = find(b, from, to, 0); start >= 0; start = find(b, start + 1, to, 0)) {
            if ((!fromWord || start == from || !Ascii.word(b[start - 1]))
                    && rest(b, start + parts.getFirst().length, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean rest(byte[] b, int from, int to) {
        int at = from;
        for (int i = 1; i < parts.size(); i++) {
            int found = find(b, at, Math.min(to, at + GAP + parts.get(i).length), i);
            if (found < 0) {
                return false;
            }
            at = found + parts.get(i).length;
        }
        return !toWord || at >= to || !Ascii.word(b[at]);
    }

    private int find(byte[] b, int from, int to, int part) {
        byte[] text = parts.get(part);
        for (int i = from; i <= to - text.length; i++) {
            int k = 0;
            while (k < text.length && (exact ? b[i + k] : Ascii.lower(b[i + k])) == text[k]) {
                k++;
            }
            if (k == text.length) {
                return i;
            }
        }
        return -1;
    }
}
