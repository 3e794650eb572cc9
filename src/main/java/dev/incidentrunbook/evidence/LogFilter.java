package dev.incidentrunbook.evidence;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Which lines of a log are wanted: those for which all of this holds.
///
/// @param text what a line holds; blank for anything. Small letters stand for capitals too, unless it has capitals
/// @param regex whether the text is a regular expression of RE2, which no text can make slow
/// @param least how grave a line is at least
/// @param status the HTTP status that it tells of, for instance `500` or `5xx`; blank for any
/// @param from the first moment
/// @param until the moment after the last
/// @param requestId the request that it is about; blank for any
public record LogFilter(
        String text,
        boolean regex,
        Optional<LogLevel> least,
        String status,
        Optional<Instant> from,
        Optional<Instant> until,
        String requestId) {
    /// Every line.
    public static final LogFilter ALL =
            new LogFilter("", false, Optional.empty(), "", Optional.empty(), Optional.empty(), "");

    /// Lines that hold a text.
    public static LogFilter of(String text) {
        return new LogFilter(
                text, false, Optional.empty(), "", Optional.empty(), Optional.empty(), "");
    }

    /// Lines about a request.
    public static LogFilter ofRequest(String id) {
        return new LogFilter(
                "", false, Optional.empty(), "", Optional.empty(), Optional.empty(), id);
    }

    /// Whether every line is wanted.
    public boolean wantsAll() {
        return equals(ALL);
    }

    /// Why it cannot be used, as a person says it; empty when it can.
    public Optional<String> problem() {
        if (!status.isEmpty() && !status.matches("[1-5]([0-9][0-9]|[0-9]x|xx)")) {
            return Optional.of("A status is a number such as 500, or 5xx for all of them.");
        }
        try {
            pattern();
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("This is no regular expression: " + e.getDescription() + ".");
        }
    }

    /// Whether capitals and small letters are the same in the text.
    boolean anyCase() {
        return text.equals(text.toLowerCase(Locale.ROOT));
    }

    /// The text as a regular expression.
    ///
    /// @throws PatternSyntaxException when it is none
    Optional<Pattern> pattern() {
        return regex && !text.isEmpty() ? Optional.of(Pattern.compile(text)) : Optional.empty();
    }
}
