package dev.incidentrunbook.diagnosis;

import java.util.stream.Collectors;

/// What a record says in its own words, with values masked that do not belong on a screen.
final class Told {
    private static final int LONGEST = 240;

    private Told() {}

    /// The words that carry a group's sign: the exception with its message, or the head's message.
    static String detail(Evidence evidence) {
        String text =
                evidence.group()
                        .chain()
                        .filter(_ -> !evidence.sample().ownWords())
                        .filter(c ->
                                !ThrownText.wrapper(c.root().type())
                                        || !c.root().message().isBlank())
                        .map(c -> c.root().text())
                        .orElse(evidence.sample().text());
        return line(text);
    }

    /// A text on one line, shortened.
    static String line(String text) {
        String one =
                text.indexOf('\n') < 0
                        ? text
                        : text.lines()
                                .map(String::strip)
                                .filter(l -> !l.isEmpty())
                                .collect(Collectors.joining(" "));
        one = withoutContext(withoutLogger(withFieldsInWords(withoutNumbers(one))));
        return one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one;
    }

    /// Without the client and the request that nginx adds to a message; the server, upstream and host that it adds stay.
    private static String withoutContext(String text) {
        int client = text.indexOf(", client: ");
        int server = client < 0 ? -1 : text.indexOf(", server: ", client);
        if (server < 0) {
            return text;
        }
        int request = text.indexOf(", request: \"", server);
        int close = request < 0 ? -1 : text.indexOf('"', request + 12);
        String behind =
                close < 0
                        ? text.substring(server)
                        : text.substring(server, request) + text.substring(close + 1);
        return text.substring(0, client) + behind;
    }

    /// Without thread and logger, and without the category and the thread that JBoss and WildFly put before a message: `[io.undertow.request] (task-7) `.
    private static String withoutLogger(String text) {
        int close = text.startsWith("[") ? text.indexOf("] (") : -1;
        int thread = close < 0 ? -1 : text.indexOf(") ", close);
        boolean category = close > 0 && text.substring(1, close).matches("[\\w.$-]{2,120}");
        return category && thread > 0 && thread - close < 80
                ? text.substring(thread + 2)
                : Loggers.behind(text);
    }

    /// zap's console puts the error into fields behind the message: `fetch failed	{"error": "dial tcp …", "path": "/feed"}`.
    private static String withFieldsInWords(String text) {
        int fields = text.endsWith("}") ? text.indexOf("{\"") : -1;
        int error = fields < 1 ? -1 : text.indexOf("\"error\":", fields);
        int open = error < 0 ? -1 : text.indexOf('"', error + 8);
        int close = open < 0 ? -1 : text.indexOf('"', open + 1);
        while (close > 0 && text.charAt(close - 1) == '\\') {
            close = text.indexOf('"', close + 1);
        }
        if (close < 0) {
            return text.replace('\t', ' ');
        }
        String message = text.substring(0, fields).replace('\t', ' ').strip();
        return message + ": " + text.substring(open + 1, close).replace("\\\"", "\"");
    }

    /// Without the process, connection and client with which web servers begin their messages.
    private static String withoutNumbers(String text) {
        String rest = text;
        int hash = rest.indexOf('#');
        if (hash > 0
                && hash < 10
                && Character.isDigit(rest.charAt(0))
                && rest.indexOf(": ") > hash
                && rest.indexOf(": ") < 24) {
            rest = rest.substring(rest.indexOf(": ") + 2);
            rest =
                    rest.startsWith("*") && rest.indexOf(' ') > 0
                            ? rest.substring(rest.indexOf(' ') + 1)
                            : rest;
        }
        while (rest.startsWith("[pid ")
                || rest.startsWith("[client ")
                || rest.startsWith("[rid ")
                || rest.startsWith("[tid ")) {
            int close = rest.indexOf("] ");
            if (close < 0 || close > 80) {
                break;
            }
            rest = rest.substring(close + 2);
        }
        return rest;
    }
}
