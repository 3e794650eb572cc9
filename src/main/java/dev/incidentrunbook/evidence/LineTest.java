package dev.incidentrunbook.evidence;

import com.google.re2j.Pattern;
import dev.incidentrunbook.evidence.RequiredTexts.Required;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tests lines against a filter. First comes what is quick: a text that every wanted line must hold. Used by one thread at a
/// time.
final class LineTest {
    /// A regular expression is matched against so many bytes at once, however long the line is.
    private static final int WINDOW = 64 * 1024;

    /// Stretches of a long line that are tested one after the other have so many bytes in common.
    static final int OVERLAP = 4096;

    /// So far back the moment of a line is looked for that has none itself: that of its record.
    static final int RECORD = 64 * 1024;

    private final LogFilter filter;
    private final Optional<Pattern> pattern;
    private final List<Needle> texts;
    private final Optional<Needle> request;
    private final Optional<Needle> status;
    private final boolean textsSuffice;

    LineTest(LogFilter filter) {
        this.filter = filter;
        pattern = filter.pattern();
        Required required =
                filter.text().isEmpty()
                        ? new Required(List.of(), true, false)
                        : filter.regex()
                                ? RequiredTexts.of(filter.text())
                                : new Required(List.of(filter.text()), true, filter.anyCase());
        texts =
                required.texts().stream()
                        .map(text -> new Needle(text, required.anyCase()))
                        .toList();
        textsSuffice = required.whole();
        request = needle(filter.requestId(), true);
        status = needle(filter.status().contains("x") ? "" : filter.status(), false);
    }

    private static Optional<Needle> needle(String text, boolean anyCase) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Needle(text, anyCase));
    }

    /// Of these texts every wanted line holds one; none when nothing is known.
    List<Needle> quick() {
        return request.map(List::of)
                .or(() -> texts.isEmpty() ? status.map(List::of) : Optional.empty())
                .orElse(texts);
    }

    /// How many bytes before a line may say what it is about.
    int looksBack() {
        return asksTime() ? RECORD : 0;
    }

    private boolean asksTime() {
        return filter.from().isPresent() || filter.until().isPresent();
    }

    /// Whether a moment is wanted.
    ///
    /// @param millis since 1970, [LineTime#NONE] for none
    boolean wantsTime(long millis) {
        return !asksTime()
                || (millis != LineTime.NONE
                        && filter.from().map(from -> millis >= from.toEpochMilli()).orElse(true)
                        && filter.until().map(until -> millis < until.toEpochMilli()).orElse(true));
    }

    /// Whether the beginning of a line has the level and the status that are wanted.
    boolean wantsHead(byte[] in, int from, int to) {
        return filter.least()
                        .map(least ->
                                LogLevel.of(in, from, to)
                                        .filter(level -> level.compareTo(least) >= 0)
                                        .isPresent())
                        .orElse(true)
                && (filter.status().isEmpty() || HttpStatus.stands(in, from, to, filter.status()));
    }

    /// Whether a line, or a stretch of a long one, is about the request that is wanted.
    boolean wantsRequest(byte[] in, int from, int to) {
        return request.map(needle -> standsAlone(needle, in, from, to)).orElse(true);
    }

    /// Whether a line, or a stretch of a long one, holds the text that is wanted.
    boolean wantsText(byte[] in, int from, int to) {
        if (filter.text().isEmpty()) {
            return true;
        }
        boolean may =
                texts.isEmpty()
                        || texts.stream().anyMatch(needle -> needle.next(in, from, to) >= 0);
        return may && (textsSuffice || pattern.map(p -> matches(p, in, from, to)).orElse(false));
    }

    private static boolean matches(Pattern pattern, byte[] in, int from, int to) {
        for (int at = from; ; at += WINDOW - OVERLAP) {
            int end = Math.min(to, at + WINDOW);
            if (pattern.matcher(Arrays.copyOfRange(in, at, end)).find()) {
                return true;
            }
            if (end == to) {
                return false;
            }
        }
    }

    /// The name of a request is no part of a longer one.
    private static boolean standsAlone(Needle needle, byte[] in, int from, int to) {
        for (int at = needle.next(in, from, to); at >= 0; at = needle.next(in, at + 1, to)) {
            int after = at + needle.length();
            if ((at == from || !name(in[at - 1])) && (after >= to || !name(in[after]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean name(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_';
    }
}
