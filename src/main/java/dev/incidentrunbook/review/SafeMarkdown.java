package dev.incidentrunbook.review;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes single values so that they cannot become anything else in GitHub-flavoured Markdown: no HTML, link, image,
/// mention, footnote, formula, heading or table comes out of a value, whatever it holds.
///
/// Two ways, by who wrote the value:
///
/// - **Words**, typed by the people of the incident or of the runbook, stay prose. What could be markup is escaped, and a
///   single word that a renderer might make live (`https://…`, `www.…`, `name@host`, `@team`, `#123`, `$x$`, `app.log`)
///   becomes a code span, because no escape stops a renderer from linking it.
/// - **Literals**, taken from files, requests, logs and fields, are never prose. On one line they are code spans whose
///   delimiter is one backtick longer than the longest run inside; over several lines they are fenced blocks under the same
///   rule.
///
/// Both go through [Visible] first. In a table cell a vertical bar becomes `¦`: renderers disagree on how to escape it, and
/// one of them lets the rest of the value go live.
final class SafeMarkdown {
    /// Where renderers find something to link, to mention or to typeset inside a word. `//` and `.com` are links to some.
    private static final Pattern LIVE =
            Pattern.compile(
                    "//|www\\.|@|mailto:|xmpp:|[_$\\\\]|[#!]\\d|gh-\\d|\\.\\p{L}{2}",
                    Pattern.CASE_INSENSITIVE);

    private static final String OPENING = "([\"'";
    private static final String CLOSING = ".,;:!?)]\"'";
    private static final String MARKUP = "\\`*_[]<~#|";

    private final Citations citations;

    SafeMarkdown(Citations citations) {
        this.citations = citations;
    }

    /// Prose on one line. Safe inside a line; at the start of one see [#atLineStart].
    String words(String text) {
        var out = new StringBuilder();
        for (String word : plain(text).split(" +", -1)) {
            if (!word.isEmpty()) {
                join(out, out.isEmpty() ? "" : " ", word(word));
            }
        }
        return out.toString();
    }

    /// Text on one line for where Markdown is not read: what a program might make live stands between backticks, and nothing
    /// is escaped.
    static String inert(String text) {
        var out = new StringBuilder();
        for (String word : plain(text).split(" +", -1)) {
            if (!word.isEmpty()) {
                join(
                        out,
                        out.isEmpty() ? "" : " ",
                        LIVE.matcher(word).find() && !word.contains("`")
                                ? coreInCode(word, UnaryOperator.identity())
                                : word);
            }
        }
        return out.toString();
    }

    /// A line that begins a block. What would make it a list, a heading, a rule, a quote or a table is escaped.
    static String atLineStart(String line) {
        if (line.isEmpty()) {
            return line;
        }
        if ("-+=:>".indexOf(line.charAt(0)) >= 0) {
            return "\\" + line;
        }
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean numbered =
                digits > 0 && digits < line.length() && ".)".indexOf(line.charAt(digits)) >= 0;
        return numbered ? line.substring(0, digits) + "\\" + line.substring(digits) : line;
    }

    /// A code span. Spaces at its ends are shown, since a reader could not see them and renderers strip them.
    static String code(String text) {
        String value = edgesShown(Visible.line(text));
        if (value.isEmpty()) {
            return "`(empty)`";
        }
        String delimiter = "`".repeat(longestRun(value) + 1);
        boolean pad = value.startsWith("`") || value.endsWith("`");
        return delimiter + (pad ? " " + value + " " : value) + delimiter;
    }

    /// A fenced block, without the line end after it.
    static String fence(String text) {
        String value = fenced(text);
        String fence = "`".repeat(Math.max(3, longestRun(value) + 1));
        return fence + "text\n" + value + "\n" + fence;
    }

    /// What a fenced block shows of a text: the lines without invisible ends.
    static String fenced(String text) {
        String value =
                Visible.lines(text)
                        .lines()
                        .map(String::stripTrailing)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("");
        String kept = value.stripTrailing();
        return kept.isEmpty() ? "(empty)" : kept;
    }

    /// A value as it may stand in a table cell, before it becomes words or a literal.
    static String inCell(String text) {
        return text.replace('|', '¦');
    }

    /// Adds a piece to a line. A space keeps two pieces apart that would mean something together: code spans side by side
    /// would become one, and a citation before a bracket a link.
    static void join(StringBuilder line, String separator, String piece) {
        line.append(separator);
        if (!line.isEmpty() && !piece.isEmpty()) {
            char first = piece.charAt(0);
            boolean together =
                    switch (line.charAt(line.length() - 1)) {
                        case '`' -> first == '`';
                        case ']' -> first == '(' || first == '[' || first == ':';
                        case '!', ')' -> first == '[';
                        default -> false;
                    };
            line.append(together ? " " : "");
        }
        line.append(piece);
    }

    private static String plain(String text) {
        // Emoji carry a shapeless U+FE0F that says "in colour"; between words it has nothing to
        // show.
        String kept = text.strip().replace("\uFE0F", "");
        return Visible.line(
                kept.lines().map(String::strip).reduce((a, b) -> a + " ⏎ " + b).orElse(""));
    }

    private String word(String word) {
        return LIVE.matcher(word).find() ? coreInCode(word, SafeMarkdown::escaped) : cited(word);
    }

    /// A word in code, but for the brackets and marks around it.
    private static String coreInCode(String word, UnaryOperator<String> around) {
        int from = 0;
        int to = word.length();
        while (from < to && OPENING.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from
                && CLOSING.indexOf(word.charAt(to - 1)) >= 0
                && !closes(word.substring(from, to))) {
            to--;
        }
        String core = word.substring(from, to);
        return core.isEmpty()
                ? around.apply(word)
                : around.apply(word.substring(0, from))
                        + code(core)
                        + around.apply(word.substring(to));
    }

    /// Whether the last character is a bracket that was opened in the same word, as in `percent()`.
    private static boolean closes(String core) {
        char last = core.charAt(core.length() - 1);
        char opening = last == ')' ? '(' : '[';
        return (last == ')' || last == ']')
                && core.chars().filter(c -> c == opening).count()
                        >= core.chars().filter(c -> c == last).count();
    }

    /// Escapes a word but for its citations. A citation before or after certain characters would be a link, an image or the
    /// definition of one; there its brackets are escaped, which reads the same.
    private String cited(String word) {
        var out = new StringBuilder();
        int done = 0;
        Matcher mention = Citations.mentions(word);
        while (mention.find()) {
            boolean bracketed = Citations.bracketed(mention);
            char before = mention.start() == 0 ? ' ' : word.charAt(mention.start() - 1);
            char after = mention.end() == word.length() ? ' ' : word.charAt(mention.end());
            if (!bracketed
                    && (!citations.known(Citations.number(mention))
                            || before == '['
                            || after == ']')) {
                continue;
            }
            boolean plain = "!)]".indexOf(before) < 0 && "([:".indexOf(after) < 0;
            String label = "E" + Citations.number(mention) + Citations.lines(mention);
            out.append(escaped(word.substring(done, mention.start())));
            out.append(plain ? "[" + label + "]" : "\\[" + label + "\\]");
            done = mention.end();
        }
        return out.append(escaped(word.substring(done))).toString();
    }

    private static String escaped(String word) {
        var out = new StringBuilder();
        int entitiesEnd = word.lastIndexOf(';');
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean entity = c == '&' && i < entitiesEnd;
            if (entity || MARKUP.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static String edgesShown(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && value.charAt(from) == ' ') {
            from++;
        }
        while (to > from && value.charAt(to - 1) == ' ') {
            to--;
        }
        return "␠".repeat(from) + value.substring(from, to) + "␠".repeat(value.length() - to);
    }

    private static int longestRun(String text) {
        return Arrays.stream(text.split("[^`]+", -1)).mapToInt(String::length).max().orElse(0);
    }
}
