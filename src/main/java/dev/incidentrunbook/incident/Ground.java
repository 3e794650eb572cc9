package dev.incidentrunbook.incident;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something that speaks for or against a hypothesis.
///
/// @param side what it speaks for
/// @param text what was seen, in one line; never blank
/// @param citation where: `E3`, `E3:L1042`, or free words such as a dashboard's name; blank when not said
public record Ground(Side side, String text, String citation) {
    private static final Pattern EVIDENCE = Pattern.compile("E([0-9]{1,6})(?::L([0-9]{1,9}))?");

    /// Which way a ground points.
    public enum Side {
        FOR("for"),
        AGAINST("against");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        /// How a person says it, in lower case.
        public String words() {
            return words;
        }
    }

    /// A ground without a citation.
    public static Ground of(Side side, String text) {
        return new Ground(side, text, "");
    }

    /// The number of the evidence it cites; empty when it cites none.
    public OptionalInt evidence() {
        return number(1);
    }

    /// The line it cites in that evidence, counted from 1; empty when it cites none.
    public OptionalInt line() {
        return number(2);
    }

    /// The words with where they come from, in one line.
    public String cited() {
        return citation.isBlank() ? text : text + " (" + citation + ")";
    }

    /// A citation in its one spelling: what names an evidence is in capitals, other words stay.
    static String spelled(String citation) {
        String upper = citation.toUpperCase(Locale.ROOT);
        return EVIDENCE.matcher(upper).matches() ? upper : citation;
    }

    private OptionalInt number(int group) {
        Matcher matcher = EVIDENCE.matcher(citation);
        return matcher.matches() && matcher.group(group) != null
                ? OptionalInt.of(Integer.parseInt(matcher.group(group)))
                : OptionalInt.empty();
    }
}
