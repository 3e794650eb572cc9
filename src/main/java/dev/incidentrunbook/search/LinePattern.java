package dev.incidentrunbook.search;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.incidentrunbook.evidence.Needle;
import dev.incidentrunbook.evidence.RequiredTexts;
import dev.incidentrunbook.evidence.RequiredTexts.Required;
import dev.incidentrunbook.incident.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is looked for in the lines of logs: a text, or a regular expression of RE2, which takes linear time on every line.
public final class LinePattern {
    private final String typed;
    private final Pattern pattern;
    private final Required required;
    private final boolean plain;

    private LinePattern(String typed, boolean plain, Pattern pattern, Required required) {
        this.plain = plain;
        this.typed = typed;
        this.pattern = pattern;
        this.required = required;
    }

    /// A text as it stands. Without a capital letter in it, case does not count.
    ///
    /// @param text not blank
    public static LinePattern text(String text) {
        String line = text.replaceAll("\\R", " ").strip();
        boolean anyCase = line.equals(line.toLowerCase(Locale.ROOT));
        boolean ascii = line.chars().allMatch(c -> c < 0x80);
        return new LinePattern(
                line,
                true,
                Pattern.compile(Pattern.quote(line), anyCase ? Pattern.CASE_INSENSITIVE : 0),
                // Of other letters, the bytes do not tell which is the capital of which.
                anyCase && !ascii
                        ? new Required(List.of(), false, true)
                        : new Required(List.of(line), true, anyCase));
    }

    /// A regular expression.
    ///
    /// @throws RefusedException when it is none; the sentence says why
    public static LinePattern regex(String regex) {
        try {
            return new LinePattern(regex, false, Pattern.compile(regex), RequiredTexts.of(regex));
        } catch (PatternSyntaxException e) {
            throw RefusedException.wrongWords(
                    "\"%s\" is no regular expression (%s); correct it, or search for it as plain text."
                            .formatted(regex, e.getDescription()));
        }
    }

    /// Texts in bytes of UTF-8 of which every line that matches holds at least one; none when any line may match.
    List<Needle> needles() {
        return required.texts().stream().map(text -> new Needle(text, required.anyCase())).toList();
    }

    /// The ids of requests in the text; none in a regular expression.
    Set<Long> ids() {
        return plain ? RequestIds.in(typed) : Set.of();
    }

    /// The first match in a line.
    Optional<Range> in(String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find()
                ? Optional.of(new Range(matcher.start(), matcher.end()))
                : Optional.empty();
    }
}
