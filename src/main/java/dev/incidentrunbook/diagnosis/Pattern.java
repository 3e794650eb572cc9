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
                    && (!number() || introduced(b, from, start, to))
                    && rest(b, start + parts.getFirst().length, to)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is a bare number, which a port, a process or an order may have too.
    private boolean number() {
        byte[] only = parts.getFirst();
        return fromWord && toWord && Ascii.digits(only, 0, only.length) == only.length;
    }

    /// Whether what stands before a number says that it is a code: a quote or a parenthesis, a word such as `SQLSTATE` or `ERROR`, or
    /// the colons between which Npgsql writes it.
    private boolean introduced(byte[] b, int from, int start, int to) {
        if (start == from) {
            return true;
        }
        byte before = b[start - 1];
        if (before == '"' || before == '\'' || before == '(') {
            return true;
        }
        int end = start + parts.getFirst().length;
        if (start - 2 >= from
                && b[start - 2] == ':'
                && before == ' '
                && end < to
                && b[end] == ':') {
            return true;
        }
        int word = start;
        while (word > from && !Ascii.letter(b[word - 1]) && start - word < 4) {
            word--;
        }
        return ends(b, from, word, "state")
                || ends(b, from, word, "error")
                || ends(b, from, word, "code");
    }

    private static boolean ends(byte[] b, int from, int at, String word) {
        return at - word.length() >= from && Ascii.says(b, at - word.length(), at, word);
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
