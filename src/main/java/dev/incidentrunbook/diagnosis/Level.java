package dev.incidentrunbook.diagnosis;

import java.util.Locale;

/// How grave a log line says it is.
enum Level {
    TRACE,
    DEBUG,
    INFO,
    UNKNOWN,
    WARN,
    ERROR,
    FATAL;

    boolean grave() {
        return compareTo(WARN) > 0;
    }

    boolean quiet() {
        return compareTo(UNKNOWN) < 0;
    }

    /// The level a word says, in any of the spellings that loggers use; UNKNOWN for any other word.
    static Level of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace", "trc", "trce", "verbose", "vrb", "finest", "finer", "all" -> TRACE;
            case "debug", "dbg", "dbug", "fine", "config" -> DEBUG;
            case "info", "inf", "information", "informational", "notice", "note", "log", "system" ->
                    INFO;
            case "warn", "wrn", "warning" -> WARN;
            case "error", "err", "erro", "eror", "fail", "severe" -> ERROR;
            case "fatal",
                    "ftl",
                    "critical",
                    "crit",
                    "crt",
                    "emerg",
                    "emergency",
                    "alert",
                    "panic",
                    "dpanic" ->
                    FATAL;
            default -> UNKNOWN;
        };
    }

    /// The level a number says: pino and bunyan count from 10 to 60, syslog from 7 down to 0.
    static Level of(int number) {
        if (number >= 10) {
            return number >= 60
                    ? FATAL
                    : number >= 50 ? ERROR : number >= 40 ? WARN : number >= 30 ? INFO : DEBUG;
        }
        return number <= 2
                ? FATAL
                : number == 3 ? ERROR : number == 4 ? WARN : number <= 6 ? INFO : DEBUG;
    }
}
