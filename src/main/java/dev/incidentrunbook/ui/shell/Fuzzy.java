package dev.incidentrunbook.ui.shell;

import java.util.Locale;
import java.util.OptionalInt;

/// Finds names by a few of their letters, as `exrev` finds "Export the review".
final class Fuzzy {
    private static final int WORD_START = 8;
    private static final int NEIGHBOUR = 5;
    private static final int WHOLE_WORDS = 100;

    private Fuzzy() {}

    /// How well a name fits; empty when a letter is missing. More is better, and of equal fits the shorter name is.
    static OptionalInt score(String wanted, String name) {
        String letters = wanted.toLowerCase(Locale.ROOT).strip();
        String text = name.toLowerCase(Locale.ROOT);
        for (int whole = text.indexOf(letters);
                whole >= 0;
                whole = text.indexOf(letters, whole + 1)) {
            if (wordStart(text, whole)) {
                return OptionalInt.of(WHOLE_WORDS - text.length() / 4);
            }
        }
        OptionalInt atStarts = scattered(letters, text, true);
        return atStarts.isPresent() ? atStarts : scattered(letters, text, false);
    }

    private static OptionalInt scattered(String letters, String text, boolean preferStarts) {
        int score = 0;
        int at = -1;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (Character.isWhitespace(letter)) {
                continue;
            }
            int found = next(text, letter, at, preferStarts);
            if (found < 0) {
                return OptionalInt.empty();
            }
            score += wordStart(text, found) ? WORD_START : found == at + 1 ? NEIGHBOUR : 1;
            at = found;
        }
        return OptionalInt.of(score - text.length() / 4);
    }

    /// The letter right after the last one, otherwise at the next start of a word, otherwise anywhere.
    private static int next(String text, char letter, int after, boolean preferStarts) {
        int first = text.indexOf(letter, after + 1);
        if (first == after + 1 || !preferStarts) {
            return first;
        }
        for (int i = first; i >= 0; i = text.indexOf(letter, i + 1)) {
            if (wordStart(text, i)) {
                return i;
            }
        }
        return first;
    }

    private static boolean wordStart(String text, int index) {
        return index == 0 || !Character.isLetterOrDigit(text.charAt(index - 1));
    }
}
