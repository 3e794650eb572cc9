package dev.incidentrunbook.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The difference between two texts, sentence by sentence: paragraphs of prose are long lines, of which the most stays.
final class TextDifference {
    /// Longer texts are compared as a whole, since comparing takes the square of this in steps.
    private static final int MOST_SENTENCES = 1000;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])[ \\t]+|\\R+");

    private TextDifference() {}

    /// What became of a sentence.
    enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /// A sentence of either text.
    record Sentence(Kind kind, String text) {}

    /// The sentences of both texts in order, those that go before those that come.
    static List<Sentence> between(String before, String after) {
        List<String> from = sentences(before);
        List<String> to = sentences(after);
        var difference = new ArrayList<Sentence>();
        if (from.size() > MOST_SENTENCES || to.size() > MOST_SENTENCES) {
            from.forEach(s -> difference.add(new Sentence(Kind.REMOVED, s)));
            to.forEach(s -> difference.add(new Sentence(Kind.ADDED, s)));
            return difference;
        }
        int[][] common = common(from, to);
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                difference.add(new Sentence(Kind.KEPT, from.get(i)));
                i++;
                j++;
            } else if (j == to.size()
                    || (i < from.size() && common[i + 1][j] >= common[i][j + 1])) {
                difference.add(new Sentence(Kind.REMOVED, from.get(i)));
                i++;
            } else {
                difference.add(new Sentence(Kind.ADDED, to.get(j)));
                j++;
            }
        }
        return difference;
    }

    /// How many sentences, in order, the ends of both texts have in common.
    private static int[][] common(List<String> from, List<String> to) {
        var common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] =
                        from.get(i).equals(to.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> sentences(String text) {
        return SENTENCE.splitAsStream(text.strip())
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
