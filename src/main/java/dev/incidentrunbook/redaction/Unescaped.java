package dev.incidentrunbook.redaction;

import java.util.Arrays;

/// A text without the escapes of URLs, JSON, Markdown and terminals, and where each of its characters came from. What is hidden
/// by an escape is found in it, and masked in the text as it is.
final class Unescaped {
    private static final char ESCAPE = '\u001b';

    private final String text;
    private final int[] origins;

    private Unescaped(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    /// What the text says.
    String text() {
        return text;
    }

    /// Where a character came from, or the end, in the text as it is.
    int origin(int at) {
        return origins[at];
    }

    /// Whether a character may begin an escape.
    static boolean begins(char c) {
        return c == '%' || c == '\\' || c == ESCAPE;
    }

    /// Whether an escape stands at a place.
    static boolean escapes(String text, int at) {
        return escapeLength(text, at) > 1;
    }

    /// Takes one level of escapes off.
    static Unescaped of(String escaped) {
        var text = new StringBuilder(escaped.length());
        var origins = new int[escaped.length() + 1];
        int at = 0;
        while (at < escaped.length()) {
            char c = escaped.charAt(at);
            int length = begins(c) ? escapeLength(escaped, at) : 1;
            if (length == 1 || c != ESCAPE) {
                origins[text.length()] = at;
                text.append(length == 1 ? c : meaning(escaped, at, length));
            }
            at += length;
        }
        origins[text.length()] = at;
        return new Unescaped(text.toString(), Arrays.copyOf(origins, text.length() + 1));
    }

    /// The same text with no escape left, of which two levels are taken off.
    static String whole(String escaped) {
        String once = of(escaped).text;
        return once.length() == escaped.length() ? escaped : of(once).text;
    }

    /// This text with one more level taken off.
    Unescaped again() {
        Unescaped further = of(text);
        int[] composed = Arrays.stream(further.origins).map(at -> origins[at]).toArray();
        return new Unescaped(further.text, composed);
    }

    private static int escapeLength(String text, int at) {
        return switch (text.charAt(at)) {
            case '%' -> hex(text, at + 1, 2) >= 0 ? 3 : 1;
            case '\\' -> backslashLength(text, at);
            default -> colourLength(text, at);
        };
    }

    private static int backslashLength(String text, int at) {
        if (at + 1 >= text.length()) {
            return 1;
        }
        char next = text.charAt(at + 1);
        if (next == 'u' && hex(text, at + 2, 4) >= 0) {
            return 6;
        }
        if (next == 'x' && hex(text, at + 2, 2) >= 0) {
            return 4;
        }
        boolean sign = next > ' ' && next < 0x7f && !Character.isLetterOrDigit(next);
        return sign || next == 'n' || next == 'r' || next == 't' ? 2 : 1;
    }

    /// The length of a command that colours what follows: `ESC [ 1;31 m`.
    private static int colourLength(String text, int at) {
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == '[') {
            do {
                end++;
            } while (end < text.length()
                    && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ';'));
            if (end < text.length() && Character.isLetter(text.charAt(end))) {
                return end + 1 - at;
            }
        }
        return 1;
    }

    private static char meaning(String text, int at, int length) {
        char c = text.charAt(at) == '%' ? (char) hex(text, at + 1, 2) : said(text, at, length);
        // A line end would end the line in which the secret stands.
        return c < ' ' ? ' ' : c;
    }

    private static char said(String text, int at, int length) {
        if (length > 2) {
            return (char) hex(text, at + 2, length - 2);
        }
        char sign = text.charAt(at + 1);
        return sign == 'n' || sign == 'r' || sign == 't' ? ' ' : sign;
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < from + digits; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
