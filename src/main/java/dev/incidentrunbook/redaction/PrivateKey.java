package dev.incidentrunbook.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/// A private key in PEM that goes over several lines, each perhaps behind what a log puts before its lines. The first and the
/// last line stay, and so do line ends, so that lines keep their numbers.
final class PrivateKey {
    private static final Pattern HEAD =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----");
    private static final String TAIL = "-----END";
    private static final Pattern BODY = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
    private static final Pattern LAST =
            Pattern.compile("(?:^|[\\s|>\"'])([A-Za-z0-9+/]{1,100}={0,2})\\s*$");
    private static final int LONGEST_HEAD = 90;
    private static final int SHORTEST_BODY = 24;

    /// No key has more lines, and none is interrupted by more lines of something else.
    private static final int LINES = 200;

    private static final int OTHERS = 3;

    private final Rule rule;
    private String value = "";
    private int lines;
    private int others;
    private boolean over;

    /// A key whose first line was read.
    PrivateKey(Rule rule) {
        this.rule = rule;
    }

    /// Whether it has ended.
    boolean over() {
        return over;
    }

    /// What is to be masked of the next line; empty when it is no line of the key.
    Optional<Found> line(String text, int from, int to) {
        lines++;
        int tail = text.indexOf(TAIL, from, to);
        boolean ends = tail >= 0;
        Optional<Found> body = body(text, from, ends ? tail : to);
        others = body.isPresent() ? 0 : others + 1;
        over = ends || lines == LINES || others == OTHERS;
        return body;
    }

    private Optional<Found> body(String text, int from, int to) {
        Matcher last = LAST.matcher(text.substring(from, to));
        if (!last.find()) {
            return Optional.empty();
        }
        String body = last.group(1);
        // What is shorter is a line of the key only if it is all there is, or if it follows one.
        boolean alone = last.start(1) == 0;
        if (body.length() < SHORTEST_BODY && !alone && (value.isEmpty() || !body.endsWith("="))) {
            return Optional.empty();
        }
        value = value.isEmpty() ? begun(body).orElse(body) : value;
        return Optional.of(new Found(rule, from + last.start(1), from + last.end(1), value));
    }

    /// Where the first line of a key ends that begins at a place; negative when none does.
    static int headEnd(String text, int at, int to) {
        Matcher head = HEAD.matcher(text.substring(at, Math.min(to, at + LONGEST_HEAD)));
        return head.lookingAt() ? at + head.end() : -1;
    }

    /// Where the last line of a key begins in the same line of text; negative when it does not.
    static int tail(String text, int from, int to) {
        return text.indexOf(TAIL, from, to);
    }

    /// What tells a key from another: its first line. Empty when there is nothing of a key.
    static Optional<String> begun(String body) {
        Matcher first = BODY.matcher(body);
        if (!first.find()) {
            return Optional.empty();
        }
        String line = first.group();
        return Optional.of(line.substring(0, Math.min(line.length(), 48)));
    }
}
