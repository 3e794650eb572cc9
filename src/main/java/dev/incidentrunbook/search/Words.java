package dev.incidentrunbook.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes a text apart into words the way the index does: a word is a run of letters and digits, and neither case nor accents
/// count.
final class Words {
    private Words() {}

    /// A word of a text.
    ///
    /// @param folded in lower case and without accents
    /// @param starts for each character of `folded` the index in the text of the character it comes from, and the word's end
    record Word(String folded, List<Integer> starts) {
        int from() {
            return starts.getFirst();
        }

        /// The index in the text after so many characters of the folded word.
        int upTo(int length) {
            return starts.get(length);
        }
    }

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        var folded = new StringBuilder();
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (partOfWord(c)) {
                String plain = plain(c);
                folded.append(plain);
                for (int n = 0; n < plain.length(); n++) {
                    starts.add(i);
                }
            } else if (!(accent(c) && !starts.isEmpty())) {
                end(words, folded, starts, i);
            }
            i += Character.charCount(c);
        }
        end(words, folded, starts, text.length());
        return words;
    }

    private static void end(List<Word> words, StringBuilder folded, List<Integer> starts, int at) {
        if (!starts.isEmpty()) {
            starts.add(at);
            words.add(new Word(folded.toString(), List.copyOf(starts)));
            folded.setLength(0);
            starts.clear();
        }
    }

    private static boolean partOfWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER
                || type == Character.PRIVATE_USE;
    }

    private static boolean accent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static String plain(int c) {
        if (c < 0x80) {
            return Character.toString(Character.toLowerCase(c));
        }
        String lower = Character.toString(c).toLowerCase(Locale.ROOT);
        String plain =
                Normalizer.normalize(lower, Normalizer.Form.NFD)
                        .codePoints()
                        .filter(part -> !accent(part))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return plain.isEmpty() ? lower : plain;
    }
}
