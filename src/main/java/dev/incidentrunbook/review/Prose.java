package dev.incidentrunbook.review;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person says in a text: the text without code and without what is quoted, since a log may say anything.
///
/// @param text the prose; what was taken out is a space
record Prose(String text) {
    private static final Pattern INLINE =
            Pattern.compile("(`+)[^`]*\\1(?!`)|\"[^\"\\n]*\"|“[^”\\n]*”");
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}'’-]*");
    private static final Pattern VOWEL = Pattern.compile("(?i)[aeiouyäöüéèáíóúåø]|[^\\p{IsLatin}]");
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\b(?:TODO|TBD|TBC|FIXME|XXX+)\\b|\\?\\?+|\\bYYYY\\b|<[\\p{L}][^<>\\n]{0,60}>|(?i:\\blorem ipsum\\b|\\bto be (?:done|filled|written)\\b)");
    private static final int FEWEST_WORDS = 3;

    /// The prose of a text in simple Markdown.
    static Prose of(String markdown) {
        var kept = new StringBuilder();
        String fence = "";
        for (String line : markdown.lines().toList()) {
            String start = line.strip();
            boolean rail = start.startsWith("```") || start.startsWith("~~~");
            if (fence.isEmpty() && rail) {
                fence = start.substring(0, 3);
            } else if (!fence.isEmpty()) {
                fence = start.startsWith(fence) ? "" : fence;
            } else if (!start.startsWith(">") && !line.startsWith("    ")) {
                kept.append(line).append('\n');
            }
        }
        return new Prose(INLINE.matcher(kept).replaceAll(" "));
    }

    /// The words, as they are written.
    List<String> words() {
        return WORD.matcher(text).results().map(r -> r.group()).toList();
    }

    /// The words that differ, in lower case.
    Set<String> vocabulary() {
        var all = new HashSet<String>();
        words().forEach(w -> all.add(w.toLowerCase(Locale.ROOT)));
        return all;
    }

    /// Its sentences and lines.
    List<String> sentences() {
        return Arrays.stream(text.split("\\n|(?<=[.!?])\\s+", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /// Whether it says anything: not blank, no placeholder, not the same few words again and again, no keys struck at random.
    boolean says() {
        List<String> words = words();
        Set<String> different = vocabulary();
        long spoken = words.stream().filter(w -> VOWEL.matcher(w).find()).count();
        return different.size() >= FEWEST_WORDS
                && different.stream().filter(w -> w.length() > 2).count() >= 2
                && (words.size() <= 12 || different.size() * 10 >= words.size() * 3)
                && spoken * 4 >= words.size() * 3L
                && !PLACEHOLDER.matcher(text).find();
    }

    /// The first placeholder in it; blank when there is none.
    String placeholder() {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.find() ? found.group() : "";
    }

    /// Whether it says the same as another in nearly the same words.
    boolean repeats(Prose other) {
        Set<String> mine = vocabulary();
        Set<String> theirs = other.vocabulary();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return false;
        }
        long common = mine.stream().filter(theirs::contains).count();
        return common * 10 >= 8L * (mine.size() + theirs.size() - common);
    }

    /// Whether a pattern is found in it.
    boolean has(Pattern pattern) {
        return pattern.matcher(text).find();
    }
}
