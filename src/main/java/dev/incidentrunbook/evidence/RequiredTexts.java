package dev.incidentrunbook.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads out of a regular expression what every match of it must hold, so that most lines need never be matched: a search for
/// plain text is a hundred times as fast. What it does not understand it takes for anything, which is slower and never wrong.
public final class RequiredTexts {
    private static final int MOST = 8;
    private static final String ANY_CASE = "(?i)";

    private final String pattern;
    private int at;

    /// What every match holds.
    ///
    /// @param texts at least one of these; none when nothing is known
    /// @param whole whether a line that holds one of them matches, without looking further
    /// @param anyCase whether capitals and small letters are the same
    public record Required(List<String> texts, boolean whole, boolean anyCase) {
        private static final Required NOTHING = new Required(List.of(), false, false);
    }

    /// A part of a pattern.
    ///
    /// @param exact the only text that it matches
    /// @param needs texts of which every match holds one; none when nothing is known
    /// @param whole whether it matches these texts and nothing else
    private record Part(Optional<String> exact, List<String> needs, boolean whole) {
        static final Part ANYTHING = new Part(Optional.empty(), List.of(), false);

        static Part text(String text) {
            return new Part(Optional.of(text), text.isEmpty() ? List.of() : List.of(text), true);
        }

        /// The least that is known, for comparing: long texts are rare.
        int worth() {
            return needs.stream().mapToInt(String::length).min().orElse(0);
        }
    }

    /// Thrown at what is not understood.
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super("not understood", null, false, false);
        }
    }

    private RequiredTexts(String pattern) {
        this.pattern = pattern;
    }

    /// What every match of a pattern holds.
    ///
    /// @param pattern a valid pattern of RE2
    public static Required of(String pattern) {
        boolean anyCase = pattern.startsWith(ANY_CASE);
        var reader = new RequiredTexts(anyCase ? pattern.substring(ANY_CASE.length()) : pattern);
        try {
            Part part = reader.alternatives();
            if (reader.at < reader.pattern.length()) {
                return Required.NOTHING;
            }
            return anyCase ? inAnyCase(part) : new Required(part.needs(), part.whole(), false);
        } catch (NotUnderstood _) {
            return Required.NOTHING;
        }
    }

    /// In any case, k and s are also the Kelvin sign and the long s, which have other bytes, as have letters beyond ASCII.
    private static Required inAnyCase(Part part) {
        List<String> safe =
                part.needs().stream()
                        .map(text ->
                                Arrays.stream(text.split("[kKsS]|[^\\x00-\\x7f]"))
                                        .max(Comparator.comparingInt(String::length))
                                        .orElse(""))
                        .toList();
        return safe.stream().anyMatch(String::isEmpty)
                ? Required.NOTHING
                : new Required(safe, part.whole() && safe.equals(part.needs()), true);
    }

    private Part alternatives() {
        var parts = new ArrayList<Part>();
        parts.add(sequence());
        while (next('|')) {
            parts.add(sequence());
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<String> needs = parts.stream().flatMap(p -> p.needs().stream()).toList();
        boolean known = needs.size() <= MOST && parts.stream().noneMatch(p -> p.needs().isEmpty());
        return known
                ? new Part(Optional.empty(), needs, parts.stream().allMatch(Part::whole))
                : Part.ANYTHING;
    }

    private Part sequence() {
        var known = new ArrayList<Part>();
        var run = new StringBuilder();
        boolean whole = true;
        int parts = 0;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            Part part = repeated(atom());
            parts++;
            if (part.exact().isPresent()) {
                run.append(part.exact().get());
            } else {
                known.add(Part.text(run.toString()));
                run.setLength(0);
                known.add(part);
                whole = whole && part.whole();
            }
        }
        if (known.isEmpty()) {
            return Part.text(run.toString());
        }
        known.add(Part.text(run.toString()));
        Part best = known.stream().max(Comparator.comparingInt(Part::worth)).orElseThrow();
        return new Part(Optional.empty(), best.needs(), whole && parts == 1);
    }

    private Part repeated(Part atom) {
        if (at == pattern.length() || "*?+{".indexOf(pattern.charAt(at)) < 0) {
            return atom;
        }
        Part part =
                switch (pattern.charAt(at)) {
                    case '*', '?' -> Part.ANYTHING;
                    case '+' -> new Part(Optional.empty(), atom.needs(), false);
                    default -> counted(atom);
                };
        at++;
        next('?');
        return part;
    }

    private Part counted(Part atom) {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!inside.matches("\\d+(,\\d*)?")) {
            throw new NotUnderstood();
        }
        at = end;
        boolean atLeastOne = !inside.matches("0+(,\\d*)?");
        return atLeastOne ? new Part(Optional.empty(), atom.needs(), false) : Part.ANYTHING;
    }

    private Part atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> bracket();
            case '.', '^', '$' -> Part.ANYTHING;
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw new NotUnderstood();
            default -> {
                if (!Character.isHighSurrogate(c)) {
                    yield Part.text(String.valueOf(c));
                }
                yield Part.text(pattern.substring(at - 1, ++at));
            }
        };
    }

    private Part group() {
        if (next('?')) {
            if (pattern.startsWith("P<", at)) {
                at = pattern.indexOf('>', at) + 1;
            } else if (!next(':')) {
                throw new NotUnderstood();
            }
        }
        Part inside = alternatives();
        if (!next(')')) {
            throw new NotUnderstood();
        }
        return inside;
    }

    private Part bracket() {
        next('^');
        // A bracket that comes first stands for itself.
        next(']');
        while (!next(']')) {
            if (at + 1 >= pattern.length()) {
                throw new NotUnderstood();
            }
            if (pattern.startsWith("[:", at)) {
                at = pattern.indexOf(":]", at) + 2;
            } else {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
        }
        return Part.ANYTHING;
    }

    private Part escape() {
        if (at == pattern.length()) {
            throw new NotUnderstood();
        }
        char c = pattern.charAt(at++);
        if ("dDwWsSbB".indexOf(c) >= 0) {
            return Part.ANYTHING;
        }
        if (Character.isLetterOrDigit(c)) {
            throw new NotUnderstood();
        }
        return Part.text(String.valueOf(c));
    }

    private boolean next(char c) {
        boolean found = at < pattern.length() && pattern.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }
}
