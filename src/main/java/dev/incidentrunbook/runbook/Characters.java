package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Node.Place;
import java.util.Locale;

/// Which characters a runbook may hold. Control characters can drive a terminal, and characters
/// that turn the writing direction can make a line read differently from what it says, so neither
/// is let in.
final class Characters {
    private static final int QUOTED_LENGTH = 60;

    private Characters() {}

    /// Whether this character must not stand in a runbook, neither as itself nor written as an
    /// escape.
    static boolean forbidden(int c) {
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE;
        return c == 0xFEFF || noCharacter || control(c) || bidi(c);
    }

    private static boolean control(int c) {
        boolean layout = c == '\t' || c == '\n' || c == '\r';
        // Line and paragraph separators would make editors and the reader count lines differently.
        return (Character.isISOControl(c) && !layout)
                || c == 0x2028
                || c == 0x2029
                || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean bidi(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /// Reports the first forbidden character of each line.
    static void check(int[] text, Problems problems) {
        int line = 1;
        int column = 1;
        int reported = 0;
        for (int i = 0; i < text.length; i++) {
            int c = text[i];
            if (forbidden(c) && reported != line) {
                problems.add("", new Place(line, column), remove(c, problems.what()));
                reported = line;
            }
            boolean beforeLineFeed = i + 1 < text.length && text[i + 1] == '\n';
            boolean lineEnds = c == '\n' || (c == '\r' && !beforeLineFeed);
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
    }

    /// Reports a value that holds a forbidden character, as an escape in quotes can put it there.
    static void checkValue(String value, String path, Place place, Problems problems) {
        value.codePoints()
                .filter(Characters::forbidden)
                .findFirst()
                .ifPresent(c -> problems.add(path, place, remove(c, problems.what())));
    }

    private static String remove(int c, String what) {
        return "remove the character %s here; %s"
                .formatted(
                        String.format(Locale.ROOT, "U+%04X", c),
                        bidi(c)
                                ? "it changes the reading direction and can hide what a line says"
                                : "control characters are not allowed in a " + what);
    }

    /// A word of the file in quotes, short and harmless enough for a message.
    static String quoted(String word) {
        StringBuilder safe = new StringBuilder("\"");
        word.codePoints()
                .limit(QUOTED_LENGTH)
                .map(c -> forbidden(c) || Character.isWhitespace(c) ? ' ' : c)
                .forEach(safe::appendCodePoint);
        return safe.append(word.codePointCount(0, word.length()) > QUOTED_LENGTH ? "…\"" : "\"")
                .toString();
    }
}
