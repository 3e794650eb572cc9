package dev.incidentrunbook.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How grave a line of a log is, as it says itself.
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    private static final int LOOKED_AT = 200;
    private static final int LONGEST = 11;

    private static final Map<String, LogLevel> WORDS =
            Map.ofEntries(
                    Map.entry("TRACE", TRACE),
                    Map.entry("FINEST", TRACE),
                    Map.entry("FINER", TRACE),
                    Map.entry("FINE", DEBUG),
                    Map.entry("DEBUG", DEBUG),
                    Map.entry("INFO", INFO),
                    Map.entry("INFORMATION", INFO),
                    Map.entry("NOTICE", INFO),
                    Map.entry("WARN", WARN),
                    Map.entry("WARNING", WARN),
                    Map.entry("ERROR", ERROR),
                    Map.entry("ERR", ERROR),
                    Map.entry("SEVERE", ERROR),
                    Map.entry("CRITICAL", FATAL),
                    Map.entry("CRIT", FATAL),
                    Map.entry("ALERT", FATAL),
                    Map.entry("EMERG", FATAL),
                    Map.entry("PANIC", FATAL),
                    Map.entry("FATAL", FATAL));

    /// Levels as numbers in JSON, by their tens.
    private static final List<LogLevel> TENS = List.of(TRACE, DEBUG, INFO, WARN, ERROR, FATAL);

    /// The level near the beginning of a line; the first word of one counts. In lower case it counts where it stands as a
    /// value or in brackets, since messages speak of errors too.
    static Optional<LogLevel> of(byte[] line, int from, int to) {
        int stop = Math.min(to, from + LOOKED_AT);
        for (int at = from; at < stop; ) {
            if (!letter(line[at])) {
                at++;
                continue;
            }
            int end = at;
            while (end < to && letter(line[end])) {
                end++;
            }
            int begin = endsColour(line, from, at) ? at + 1 : at;
            Optional<LogLevel> level = word(line, from, begin, end, to);
            if (level.isPresent()) {
                return level;
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static Optional<LogLevel> word(byte[] line, int from, int begin, int end, int to) {
        int length = end - begin;
        if (length == 1 && begin == from && end + 4 <= to && digits(line, end, end + 4)) {
            return klog(line[begin]);
        }
        if (length == 5 && end + 4 < to && line[end] == '"' && matches(line, begin, "level")) {
            return number(line, end + 1, to);
        }
        if (length < 3 || length > LONGEST || (end < to && word(line[end]))) {
            return Optional.empty();
        }
        boolean upper = line[begin] <= 'Z' && line[end - 1] <= 'Z';
        if (!upper && !enclosed(line, from, begin, end, to)) {
            return Optional.empty();
        }
        var word = new StringBuilder(length);
        for (int i = begin; i < end; i++) {
            word.append((char) line[i]);
        }
        return Optional.ofNullable(WORDS.get(word.toString().toUpperCase(Locale.ROOT)));
    }

    private static boolean enclosed(byte[] line, int from, int begin, int end, int to) {
        int before = begin > from ? line[begin - 1] : ' ';
        int after = end < to ? line[end] : ' ';
        return "[\"=<(|:".indexOf(before) >= 0 && "]\"> )|,:;}".indexOf(after) >= 0;
    }

    private static Optional<LogLevel> number(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ':' || line[at] == ' ')) {
            at++;
        }
        boolean two = at + 1 < to && digits(line, at, at + 2) && line[at + 1] == '0';
        int tens = two ? line[at] - '1' : -1;
        return tens >= 0 && tens < TENS.size() ? Optional.of(TENS.get(tens)) : Optional.empty();
    }

    private static Optional<LogLevel> klog(int letter) {
        return switch (letter) {
            case 'I' -> Optional.of(INFO);
            case 'W' -> Optional.of(WARN);
            case 'E' -> Optional.of(ERROR);
            case 'F' -> Optional.of(FATAL);
            default -> Optional.empty();
        };
    }

    /// Whether the letter at a place is the end of a terminal's command for a colour, not the beginning of a word.
    private static boolean endsColour(byte[] line, int from, int at) {
        return line[at] == 'm' && at > from && (digit(line[at - 1]) || line[at - 1] == '[');
    }

    private static boolean matches(byte[] line, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (line[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean digits(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!digit(line[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean word(int c) {
        return letter(c) || digit(c) || c == '_';
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
