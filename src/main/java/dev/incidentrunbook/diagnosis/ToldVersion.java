package dev.incidentrunbook.diagnosis;

import java.util.Locale;
import java.util.Optional;

/// The version that a program names when it starts: `release=7f31c2e`, `version: "2.5.0"`, `Starting Shop v1.8.2`.
final class ToldVersion {
    private static final int FURTHEST = 400;
    private static final String[] NAMES = {
        "release", "version", "revision", "commit", "build", "sha"
    };

    private ToldVersion() {}

    static Optional<String> in(String line) {
        String text = line.length() > FURTHEST ? line.substring(0, FURTHEST) : line;
        String lower = text.toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            int at = lower.indexOf(name);
            boolean word = at >= 0 && (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1)));
            if (word) {
                Optional<String> value = value(text, at + name.length());
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        int v = lower.indexOf(" v");
        return v >= 0 && v + 2 < text.length() && Character.isDigit(text.charAt(v + 2))
                ? value(text, v + 2)
                : Optional.empty();
    }

    /// The word with a digit in it behind a name, an equals sign, a colon or a quote.
    private static Optional<String> value(String text, int from) {
        int at = from;
        while (at < text.length() && " =:\"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "._-+".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String value = text.substring(at, end);
        boolean fits =
                value.length() >= 2
                        && value.length() <= 48
                        && value.chars().anyMatch(Character::isDigit);
        return fits ? Optional.of(value) : Optional.empty();
    }
}
