package dev.incidentrunbook.review;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where a text names an evidence: `[E3]`, or the bare word `E3` when the incident has that many.
///
/// @param evidence how many evidences the incident ever had; they are numbered from 1
record Citations(int evidence) {
    private static final Pattern MENTION =
            Pattern.compile(
                    "\\[E(\\d{1,6})\\]|(?<![\\p{L}\\p{N}_./\\\\-])E(\\d{1,6})(?![\\p{L}\\p{N}_-]|\\.\\d)");

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
        return Integer.parseInt(mention.group(1) == null ? mention.group(2) : mention.group(1));
    }

    /// Whether the number was ever given to an evidence.
    boolean known(int number) {
        return number >= 1 && number <= evidence;
    }
}
