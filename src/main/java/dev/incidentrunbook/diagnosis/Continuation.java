package dev.incidentrunbook.diagnosis;

/// Lines that are a part of what stood before them, by how they begin.
final class Continuation {
    private static final String[] PARTS = {
        "Caused by",
        "Caused By",
        "Traceback (",
        "During handling of",
        "The above exception",
        "... ",
        "goroutine ",
        "Stack trace",
        "stack backtrace",
        "note: ",
        "thrown in",
        "exit status",
        "created by ",
        "Suppressed: ",
        "Wrapped by",
        "--- End of",
        "---> ",
        "[stacktrace]",
        "[previous exception",
        "[cause]",
        "Stack:",
        "Stacktrace",
        "Backtrace",
        "STATEMENT:",
        "DETAIL:",
        "HINT:",
        "LINE ",
        "Node.js v",
        "Next ",
        "Require stack:",
        "- /",
        "[signal ",
        "[SQL:",
        "[parameters:",
        "(Background on this",
        "Error causing transaction rollback",
        "runtime.",
        "main.",
        "net/http.",
        "panic("
    };
    private static final String[] STARTS = {
        "Traceback (",
        "panic: ",
        "fatal error: ",
        "Unhandled exception",
        "thread '",
        "Exception in thread",
        "INFO",
        "DEBUG",
        "WARN"
    };

    private static final String[] CRASHES = {
        "panic: ", "fatal error: ", "Exception in thread ", "Unhandled exception"
    };

    private Continuation() {}

    static boolean is(String line) {
        for (String words : PARTS) {
            if (line.startsWith(words)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a line is a cause within a Java trace. Its message may quote a time, which is then not the line's own.
    static boolean cause(byte[] b, int from, int to) {
        return (b[from] == 'C' || b[from] == 'S' || b[from] == 'W')
                && (Ascii.says(b, from, to, "caused by: ")
                        || Ascii.says(b, from, to, "suppressed: ")
                        || Ascii.says(b, from, to, "wrapped by: "));
    }

    /// Whether a line has only tags in brackets and a space behind them. Rails puts the tags of a request before each line of
    /// a message, an empty one too.
    static boolean onlyTags(byte[] b, int from, int to) {
        return b[from] == '[' && b[to - 1] == ' ' && behindTags(b, from, to) >= to;
    }

    /// Where the text behind tags in brackets begins, as in `[7f3c9e] [north] declined`.
    static int behindTags(byte[] b, int from, int to) {
        int at = Ascii.afterSpaces(b, from, to);
        while (at < to && b[at] == '[') {
            int close = Ascii.find(b, at, Math.min(to, at + 120), ']');
            if (close < 0 || close + 1 >= to || b[close + 1] != ' ') {
                return at;
            }
            at = Ascii.afterSpaces(b, close + 1, to);
        }
        return at;
    }

    /// Whether a line begins a trace of its own.
    static boolean starts(String line) {
        for (String words : STARTS) {
            if (line.startsWith(words)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a line tells of a crash that no logger wrote, so that what stands before it has nothing to do with it.
    ///
    /// @param quiet whether what stands before it is no error, to which a trace would belong
    static boolean crashes(String line, boolean quiet) {
        for (String words : CRASHES) {
            if (line.startsWith(words)) {
                return quiet;
            }
        }
        return panics(line) || (quiet && line.startsWith("Traceback ("));
    }

    /// Whether a line is the first of a Rust panic, whose message stands in the next.
    static boolean panics(String line) {
        return line.startsWith("thread '") && line.contains(" panicked at ");
    }
}
