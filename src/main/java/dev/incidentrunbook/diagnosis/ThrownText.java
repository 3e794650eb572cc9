package dev.incidentrunbook.diagnosis;

import java.util.Optional;

/// A line that names an exception and says its message.
///
/// @param type the exception's type
/// @param message its message, possibly blank
/// @param cause whether the line says that it is the cause of the one before
/// @param wrapsEarlier whether the line says that the one before is its cause
record ThrownText(String type, String message, boolean cause, boolean wrapsEarlier) {
    private static final int FURTHEST = 2_000;
    private static final String[] ENDINGS = {
        "Exception",
        "Error",
        "Fault",
        "Failure",
        "Interrupt",
        "Timeout",
        "Throwable",
        "Panic",
        "Violation",
        "Warning"
    };
    private static final String[] CAUSES = {
        "Caused by: ",
        "Caused By: ",
        "---> ",
        "[cause]: ",
        "Wrapped by: ",
        "Next ",
        "caused by: ",
        "Suppressed: "
    };

    /// Reads a line.
    ///
    /// @param next the line after it, where Rust says the message
    /// @param head whether it is the first line of its record, where other words stand before the exception
    static Optional<ThrownText> of(String line, String next, boolean head) {
        String text = line.length() > FURTHEST ? line.substring(0, FURTHEST) : line;
        int panicked = text.indexOf("' panicked at ");
        if (panicked >= 0 || (text.contains(" panicked at ") && text.startsWith("thread "))) {
            return Optional.of(rustPanic(text, next));
        }
        for (String words : new String[] {"panic: ", "fatal error: "}) {
            int at = text.indexOf(words);
            if (at >= 0
                    && (at == 0
                            || (head && !text.contains("PHP ") && text.charAt(at - 1) == ' '))) {
                return Optional.of(
                        new ThrownText(
                                words.substring(0, words.length() - 2),
                                text.substring(at + words.length()).strip(),
                                false,
                                false));
            }
        }
        int serving = text.indexOf("http: panic serving ");
        if (serving >= 0) {
            int message = text.indexOf(": ", serving + 20);
            return Optional.of(
                    new ThrownText(
                            "panic", message > 0 ? text.substring(message + 2) : "", false, false));
        }
        int recovered = text.indexOf("panic recovered:");
        if (recovered >= 0) {
            return Optional.of(new ThrownText("panic", next, false, false));
        }
        int elixir = text.indexOf("** (");
        if (elixir >= 0 && text.indexOf(')', elixir) > 0) {
            int close = text.indexOf(')', elixir);
            String type = text.substring(elixir + 4, close);
            return type.equals("exit") || type.equals("EXIT from")
                    ? Optional.empty()
                    : Optional.of(
                            new ThrownText(type, text.substring(close + 1).strip(), false, false));
        }
        return named(text, head);
    }

    private static ThrownText rustPanic(String text, String next) {
        int at = text.indexOf("panicked at ") + 12;
        String rest = text.substring(at);
        if (rest.startsWith("'")) {
            int close = rest.lastIndexOf("', ");
            return new ThrownText(
                    "panic", close > 0 ? rest.substring(1, close) : rest, false, false);
        }
        return new ThrownText("panic", next, false, false);
    }

    private static Optional<ThrownText> named(String line, boolean head) {
        String text = line;
        boolean cause = false;
        boolean wraps = false;
        for (String words : CAUSES) {
            if (text.startsWith(words)) {
                text = text.substring(words.length()).strip();
                cause = true;
                wraps = words.equals("Wrapped by: ") || words.equals("Next ");
                break;
            }
        }
        int uncaught = text.indexOf("Uncaught ");
        if (uncaught >= 0 && uncaught < 200) {
            text = text.substring(uncaught + 9);
            if (text.startsWith("PHP Exception ")) {
                text = text.substring(14);
            }
        }
        int from = 0;
        int limit = head || uncaught >= 0 ? text.length() : Math.min(text.length(), 240);
        while (from < limit) {
            int word = nextName(text, from);
            if (word < 0 || word >= limit) {
                return Optional.empty();
            }
            int end = nameEnd(text, word);
            boolean first = text.substring(0, word).isBlank();
            boolean bare = end - word == 5 && text.startsWith("Error", word);
            // Oracle's driver repeats the code: Caused by: Error : 2049, Position : 0, Sql = …
            if (bare && text.startsWith(" : ", end)) {
                return Optional.empty();
            }
            if (isType(text, word, end, cause || uncaught >= 0)
                    && (first || !bare || uncaught >= 0 || introduces(text, word))) {
                if (first || head || uncaught >= 0 || introduces(text, word)) {
                    return Optional.of(
                            new ThrownText(
                                    text.substring(word, end),
                                    message(text, word, end),
                                    cause,
                                    wraps));
                }
                return Optional.empty();
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    /// Words behind which an exception is named in the middle of a line.
    private static boolean introduces(String text, int word) {
        String before = text.substring(0, word).stripTrailing();
        return before.endsWith("Unhandled exception.")
                || before.endsWith("exception:")
                || before.endsWith("ERROR")
                || (before.endsWith(":") && before.startsWith("["))
                || before.endsWith("]")
                || before.startsWith("Exception in thread")
                || before.endsWith("--->")
                || before.endsWith("exception is");
    }

    private static int nextName(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) && (i == 0 || !namePart(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    private static int nameEnd(String text, int from) {
        int i = from;
        while (i < text.length() && namePart(text.charAt(i))) {
            i++;
        }
        while (i > from && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == ':')) {
            i--;
        }
        return i;
    }

    private static boolean namePart(char c) {
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == '_'
                || c == '$'
                || c == '\\'
                || c == ':';
    }

    private static boolean isType(String text, int from, int end, boolean announced) {
        String name = text.substring(from, end);
        int last =
                Math.max(
                                name.lastIndexOf('.'),
                                Math.max(name.lastIndexOf('\\'), name.lastIndexOf(':')))
                        + 1;
        if (last >= name.length()
                || !Character.isUpperCase(name.charAt(last))
                || name.length() < 5) {
            return false;
        }
        boolean stops =
                end >= text.length()
                        || text.charAt(end) == ':'
                        || (text.charAt(end) == ' '
                                && end + 1 < text.length()
                                && text.charAt(end + 1) == '(')
                        || text.charAt(end) == ']'
                        || text.charAt(end) == '('
                        || text.charAt(end) == ')'
                        || text.charAt(end) == '"'
                        || text.charAt(end) == '>'
                        || text.charAt(end) == ','
                        || text.charAt(end) == ';'
                        || announced
                        || text.startsWith(" [", end)
                        || text.startsWith(" - ", end);
        if (!stops) {
            return false;
        }
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)
                    && (name.length() > ending.length()
                            || announced
                            || ending.equals("Error")
                            || ending.equals("Exception"))
                    && !(ending.equals("Warning") && !name.contains("."))) {
                return true;
            }
        }
        int inner = name.indexOf('$', last);
        if (inner > 0
                && (name.startsWith("Exception", inner - 9)
                        || name.startsWith("Error", inner - 5))) {
            return true;
        }
        // psycopg2.errors.UndefinedColumn, Mysql2::…, ActiveRecord::StatementInvalid,
        // Acme\Billing\Declined
        boolean qualified = last > 0;
        return qualified
                && (announced
                        || name.contains(".errors.")
                        || name.contains(".exceptions.")
                        || name.contains("::")
                        || name.contains("OutOf"))
                && (end >= text.length() || text.charAt(end) == ':' || text.charAt(end) == ' ');
    }

    private static String message(String text, int word, int end) {
        String rest = text.substring(end).strip();
        if (rest.startsWith("[") && rest.indexOf("]: ") > 0) {
            // Node: TypeError [ERR_INVALID_ARG_TYPE]: The "key" argument …
            rest = rest.substring(rest.indexOf("]: ") + 3).strip();
        } else if (rest.startsWith(":") || rest.startsWith("- ")) {
            rest = rest.substring(1).strip();
        } else if (rest.startsWith("(") && rest.endsWith("):")) {
            rest = rest.substring(1, rest.length() - 2);
        } else if (rest.startsWith(")") && text.startsWith("(", word - 1)) {
            // Ruby: pay.rb:41:in 'charge': declined (PayError)
            int in = text.indexOf(":in ");
            int colon = in > 0 ? text.indexOf("': ", in) : -1;
            rest =
                    colon > 0
                            ? text.substring(colon + 3, word - 1).strip()
                            : text.substring(0, word - 1).strip();
        }
        return rest;
    }

    /// Whether a type only carries the operating system's number for what the exception around it says in words, as behind
    /// .NET's SqlException.
    static boolean codeOnly(String type) {
        return type.equals("System.ComponentModel.Win32Exception");
    }

    /// Whether a type only wraps another exception.
    static boolean wrapper(String type) {
        String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1);
        return switch (name) {
            case "ServletException",
                    "NestedServletException",
                    "InvocationTargetException",
                    "ExecutionException",
                    "CompletionException",
                    "UndeclaredThrowableException",
                    "RuntimeException",
                    "Exception",
                    "AggregateException",
                    "TargetInvocationException",
                    "InternalServerError",
                    "HTTPException",
                    "SystemExit",
                    "UncaughtException",
                    "Error" ->
                    true;
            default -> false;
        };
    }
}
