package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the beginning of a line of text: when, how grave, and where the message begins. The leftmost time counts; a level
/// counts at the very beginning or shortly behind the time. Holds what it found until the next call.
final class HeaderScan {
    private static final int TIME_WITHIN = 160;
    private static final int LEVEL_WITHIN = 140;
    private static final int MOST_WORDS = 24;

    /// What Next.js begins an error with (its build/output/log.ts).
    private static final byte[] ERROR_SIGN = "⨯".getBytes(StandardCharsets.UTF_8);

    private final TimeReader times;
    private boolean timed;
    private int timeAt;
    private int timeEnd;
    private Level level = Level.UNKNOWN;
    private boolean levelFirst;
    private int messageAt;
    private int usual;

    HeaderScan(TimeReader times) {
        this.times = times;
    }

    boolean timed() {
        return timed;
    }

    int timeAt() {
        return timeAt;
    }

    int timeEnd() {
        return timeEnd;
    }

    Level level() {
        return level;
    }

    /// Whether the level stands at the line's very beginning.
    boolean levelFirst() {
        return levelFirst;
    }

    int messageAt() {
        return messageAt;
    }

    /// Reads a line; [#timed()] and [#level()] say what it had.
    void read(byte[] b, int from, int to) {
        level = Level.UNKNOWN;
        levelFirst = false;
        messageAt = from;
        timed = false;
        int afterLevel = leadingLevel(b, from, to);
        timed = findTime(b, from, to);
        if (timed) {
            messageAt = afterBrackets(b, timeEnd, to);
            if (level == Level.UNKNOWN) {
                findLevel(b, timeEnd, Math.min(to, timeEnd + LEVEL_WITHIN), to);
            }
        } else if (levelFirst) {
            messageAt = afterBrackets(b, afterLevel, to);
        }
    }

    /// `ERROR:shop.pay:declined`, `[ERROR] declined`, `fail: Shop.Pay[0]`, `WARN  declined`, ` ⨯ TypeError: declined`.
    private int leadingLevel(byte[] b, int from, int to) {
        int at = from;
        int sign = afterErrorSign(b, from, to);
        if (sign > from) {
            level = Level.ERROR;
            levelFirst = true;
            return sign;
        }
        boolean bracket = at < to && (b[at] == '[' || b[at] == '<');
        if (bracket) {
            at++;
        }
        int end = at;
        while (end < to && end - at < 12 && Ascii.letter(b[end])) {
            end++;
        }
        // Tornado: [E 261124 09:26:53 web:2344]
        if (bracket && end - at == 1 && end + 1 < to && b[end] == ' ' && Ascii.digit(b[end + 1])) {
            level = single(b[at]);
            return end;
        }
        if (end - at < 3 || end >= to) {
            return from;
        }
        boolean upper = b[at + 1] >= 'A' && b[at + 1] <= 'Z';
        byte next = b[end];
        boolean fits =
                bracket
                        ? next == ']' || next == '>'
                        : next == ':'
                                || (next == '[' && upper)
                                || (upper
                                        && (next == ' '
                                                || next == '\t'
                                                || next == '|'
                                                || next == ','));
        if (!fits || (!bracket && !upper && !(b[at] >= 'a'))) {
            return from;
        }
        Level said = Level.of(new String(b, at, end - at, StandardCharsets.ISO_8859_1));
        if (said == Level.UNKNOWN) {
            return from;
        }
        level = said;
        levelFirst = true;
        return end + 1;
    }

    /// Behind the sign of an error; the place itself when there is none.
    private static int afterErrorSign(byte[] b, int from, int to) {
        int at = Ascii.afterSpaces(b, from, to);
        int end = at + ERROR_SIGN.length;
        return end <= to && Arrays.equals(b, at, end, ERROR_SIGN, 0, ERROR_SIGN.length)
                ? Ascii.afterSpaces(b, end, to)
                : from;
    }

    private boolean findTime(byte[] b, int from, int to) {
        if (usual > 0
                && from + usual < to
                && !Ascii.word(b[from + usual - 1])
                && b[from + usual - 1] != '.'
                && starts(b[from + usual])
                && clean(b, from, from + usual)
                && times.read(b, from + usual, to, false)) {
            timeAt = from + usual;
            timeEnd = times.end();
            return true;
        }
        int stop = Math.min(to, from + TIME_WITHIN);
        int words = 0;
        for (int i = from; i < stop && words < MOST_WORDS; i++) {
            boolean begins =
                    i == from
                            || (!Ascii.word(b[i - 1])
                                    && b[i - 1] != '.'
                                    && !inSentence(b, from, i));
            if (begins && (Ascii.digit(b[i]) || Ascii.letter(b[i]))) {
                words++;
                if (starts(b[i]) && times.read(b, i, to, i == from)) {
                    timeAt = i;
                    timeEnd = times.end();
                    usual = i - from;
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a word in lower case stands before, as in `compiled on 19 May 2023 13:59:29`.
    private static boolean inSentence(byte[] b, int from, int at) {
        return at - 2 >= from && b[at - 1] == ' ' && b[at - 2] >= 'a' && b[at - 2] <= 'z';
    }

    /// Whether nothing that could be a time stands before the usual place.
    private static boolean clean(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == ':' || b[i] == '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte b) {
        return Ascii.digit(b) || (b >= 'A' && b <= 'W');
    }

    private void findLevel(byte[] b, int from, int stop, int to) {
        // klog: the letter before the date
        if (timeAt < to && Ascii.letter(b[timeAt]) && Ascii.digit(b[timeAt + 1])) {
            level =
                    switch (b[timeAt]) {
                        case 'E' -> Level.ERROR;
                        case 'W' -> Level.WARN;
                        case 'F' -> Level.FATAL;
                        default -> Level.INFO;
                    };
            int bracket = Ascii.find(b, from, stop, "] ");
            messageAt = bracket > 0 ? bracket + 2 : messageAt;
            return;
        }
        int i = from;
        int words = 0;
        while (i < stop && words < 12) {
            if (!Ascii.letter(b[i])) {
                if (b[i] == '"' && words > 0) {
                    return;
                }
                i++;
                continue;
            }
            int word = i;
            while (i < stop && Ascii.letter(b[i])) {
                i++;
            }
            words++;
            int length = i - word;
            if (length <= 11 && levelHere(b, word, i, to)) {
                level =
                        length == 1
                                ? single(b[word])
                                : Level.of(
                                        new String(b, word, length, StandardCharsets.ISO_8859_1));
                if (level != Level.UNKNOWN) {
                    messageAt = afterBrackets(b, i, to);
                    return;
                }
            }
        }
    }

    private boolean levelHere(byte[] b, int from, int end, int to) {
        byte before = b[from - 1];
        byte after = end < to ? b[end] : (byte) ' ';
        if (Ascii.word(before)
                || Ascii.digit(after)
                || after == '_'
                || (before == '/' && from > timeEnd + 1)
                || (before == '-' && after == '-')) {
            return false;
        }
        if (end - from == 1) {
            // MongoDB before 4.4 and Android: a lone letter between spaces right behind the time
            return ((before == ' ' && after == ' ') || (before == '[' && after == ']'))
                    && from - timeEnd <= 3;
        }
        boolean bracketed =
                ((before == '['
                                        || before == '<'
                                        || before == ':'
                                        || before == '('
                                        || before == '|'
                                        || before == '\t'
                                        || before == '.')
                                && (after == ']'
                                        || after == '>'
                                        || after == ':'
                                        || after == ')'
                                        || after == '|'
                                        || after == '\t'))
                        || before == '='
                        || (before == '"' && after == '"');
        boolean upper =
                b[from] >= 'A' && b[from] <= 'Z' && b[from + 1] >= 'A' && b[from + 1] <= 'Z';
        if (upper) {
            return before != '.' || after == ':';
        }
        // Mixed or lower case is a level only where nothing else stands: in brackets, or right
        // behind the time.
        return bracketed
                || (from - timeEnd <= 3 && (after == ' ' || after == ':' || after == ','))
                || (after == ':' && before == ' ' && from - timeEnd <= 40 && b[from] >= 'a');
    }

    private static Level single(byte letter) {
        return switch (letter) {
            case 'F' -> Level.FATAL;
            case 'E' -> Level.ERROR;
            case 'W' -> Level.WARN;
            case 'I' -> Level.INFO;
            case 'D' -> Level.DEBUG;
            default -> Level.UNKNOWN;
        };
    }

    private static int afterBrackets(byte[] b, int from, int to) {
        int i = from;
        while (i < to
                && (b[i] == ' '
                        || b[i] == ']'
                        || b[i] == ':'
                        || b[i] == '-'
                        || b[i] == '\t'
                        || b[i] == '|'
                        || b[i] == ')'
                        || b[i] == '>'
                        || b[i] == ',')) {
            i++;
        }
        return i;
    }
}
