package dev.incidentrunbook.review;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds where a text names an evidence, or lines of it: `[E3]`, `[E3:L65]`, `[E3]:L65-L70`, or the bare words `E3` and `E3:L65` when
/// the incident has that many.
///
/// @param evidence how many evidences the incident ever had; they are numbered from 1
record Citations(int evidence) {
    private static final String LINES = ":L\\d{1,9}(?:-L?\\d{1,9})?";
    private static final Pattern MENTION =
            Pattern.compile(
                    "\\[E(?<in>\\d{1,6})(?<inLines>"
                            + LINES
                            + ")\\]|\\[E(?<before>\\d{1,6})\\](?<linesAfter>"
                            + LINES
                            + ")?|(?<![\\p{L}\\p{N}_./\\\\-])E(?<bare>\\d{1,6})(?<bareLines>"
                            + LINES
                            + ")?(?![\\p{L}\\p{N}_-]|\\.\\d)");

    /// The numbers of the evidences that a text names, in their order. Numbers that were never given are none.
    SortedSet<Integer> in(String text) {
        var numbers = new TreeSet<Integer>();
        Matcher mention = mentions(text);
        while (mention.find()) {
            int number = number(mention);
            if (known(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /// The places in a text where an evidence may be named.
    static Matcher mentions(String text) {
        return MENTION.matcher(text);
    }

    /// The number at a place found by [#mentions].
    static int number(Matcher mention) {
        return Integer.parseInt(first(mention, "in", "before", "bare"));
    }

    /// The lines named at a place found by [#mentions], as `:L65-L70`; blank when it names none.
    static String lines(Matcher mention) {
        return first(mention, "inLines", "linesAfter", "bareLines");
    }

    /// Whether brackets stand around a place found by [#mentions].
    static boolean bracketed(Matcher mention) {
        return mention.group("bare") == null;
    }

    private static String first(Matcher mention, String... groups) {
        return Stream.of(groups)
                .map(mention::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /// Whether the number was ever given to an evidence.
    boolean known(int number) {
        return number >= 1 && number <= evidence;
    }
}
