package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;

/// Finds the HTTP request that a line of text reports: its method, path and the status it was answered with. Knows the
/// access logs of web servers and proxies, and the lines with which application frameworks report a request. Holds what it
/// found until the next call.
final class RequestScan {
    private static final String[] METHODS = {
        "GET ",
        "POST ",
        "PUT ",
        "PATCH ",
        "DELETE ",
        "HEAD ",
        "OPTIONS ",
        "CONNECT ",
        "TRACE ",
        "PROPFIND "
    };

    private int methodAt;
    private int methodEnd;
    private int pathAt;
    private int pathEnd;
    private int status;
    private int tail;
    private boolean quoted;
    private int took;

    int pathAt() {
        return pathAt;
    }

    int pathEnd() {
        return pathEnd;
    }

    /// The status; 0 when the line tells of a request but not of an answer.
    int status() {
        return status;
    }

    /// Where the rest of the line begins, behind the status.
    int tail() {
        return tail;
    }

    /// How many milliseconds it took, where the log says when it began; otherwise 0.
    int took() {
        return took;
    }

    /// Whether the request stood in quotes, as it does in access logs and in what proxies say about a request.
    boolean quoted() {
        return quoted;
    }

    String method(byte[] b) {
        return new String(b, methodAt, methodEnd - methodAt, StandardCharsets.ISO_8859_1);
    }

    int methodAt() {
        return methodAt;
    }

    int methodEnd() {
        return methodEnd;
    }

    /// Looks for a request in quotes, `"GET /pay HTTP/1.1"`, and a status behind it or before it.
    boolean inQuotes(byte[] b, int from, int to) {
        return inQuotes(b, from, from, to);
    }

    /// Looks for a request in quotes from a place in the line on, before which there is no quote.
    ///
    /// @param lineAt where the line begins, since the status may stand before the request
    boolean inQuotes(byte[] b, int lineAt, int from, int to) {
        for (int i = Ascii.find(b, from, to, '"'); i >= 0; i = Ascii.find(b, i + 1, to, '"')) {
            if (method(b, i + 1, to)) {
                quoted = true;
                int close = path(b, methodEnd + 1, to, true);
                status = 0;
                took = 0;
                tail = close;
                if (close < to && b[close] == '"') {
                    statusBehind(b, close + 1, to);
                    if (status == 0) {
                        statusBefore(b, lineAt, i);
                    }
                }
                return true;
            }
        }
        return false;
    }

    /// Looks for a request without quotes, as frameworks report it, together with its status.
    ///
    /// @param lineAt where the line begins, since the status may stand before the message
    boolean bare(byte[] b, int lineAt, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean starts = Ascii.method(b[i]) && (i == from || !Ascii.word(b[i - 1]));
            if (starts && method(b, i, to)) {
                quoted = false;
                int close = path(b, methodEnd + 1, to, false);
                status = 0;
                tail = close;
                if (pathEnd > pathAt && behindBare(b, lineAt, i, close, to)) {
                    return true;
                }
                i = close - 1;
            }
        }
        return false;
    }

    /// Looks for a method and a path anywhere, without an answer.
    boolean anywhere(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = b[i];
            boolean starts =
                    (c == 'G' || c == 'P' || c == 'D') && (i == from || !Ascii.word(b[i - 1]));
            if (starts && method(b, i, to)) {
                path(b, methodEnd + 1, to, false);
                if (pathEnd > pathAt && b[pathAt] == '/') {
                    return true;
                }
            }
        }
        return false;
    }

    /// Looks for a request that only begins: a method at the very start or behind `Started`, and a path.
    boolean begun(byte[] b, int from, int to) {
        int started = Ascii.find(b, from, Math.min(to, from + 80), "Started ");
        int at = started >= 0 ? started + 8 : from;
        if (!method(b, at, to)) {
            return false;
        }
        path(b, methodEnd + 1, to, false);
        return pathEnd > pathAt && b[pathAt] == '/';
    }

    private boolean behindBare(byte[] b, int from, int method, int close, int to) {
        int i = Ascii.afterSpaces(b, close, to);
        // morgan: GET /pay 500 12.3 ms
        if (three(b, i, to) && i > close) {
            return take(b, i);
        }
        int stop = Math.min(to, close + 160);
        for (String words :
                new String[] {
                    "(HTTP/1.1 ",
                    "(HTTP/1.0 ",
                    "(HTTP/2 ",
                    "responded ",
                    " - ",
                    "status=",
                    "status: ",
                    "status code ",
                    "-> ",
                    "=> ",
                    "completed with ",
                    "returned ",
                    "HTTP "
                }) {
            int found = Ascii.find(b, close, stop, words);
            if (found >= 0 && three(b, found + words.length(), to)) {
                return take(b, found + words.length());
            }
        }
        // Tornado: 500 GET /pay (203.0.113.9) 2.82ms
        if (method - from >= 4
                && b[method - 1] == ' '
                && three(b, method - 4, to)
                && (method - 4 == from || b[method - 5] == ' ')) {
            return take(b, method - 4);
        }
        // Ktor: 500 Internal Server Error: GET - /pay
        if (method - from > 6 && b[method - 2] == ':' && b[method - 1] == ' ') {
            for (int k = Math.max(from, method - 45); k + 4 < method; k++) {
                if ((k == from || b[k - 1] == ' ')
                        && three(b, k, to)
                        && b[k + 3] == ' '
                        && Ascii.letter(b[k + 4])) {
                    return take(b, k);
                }
            }
        }
        // PHP's own server: [500]: GET /pay
        for (int k = Math.max(from, method - 40); k + 5 < method; k++) {
            if (b[k] == '[' && b[k + 4] == ']' && three(b, k + 1, to)) {
                return take(b, k + 1);
            }
            // gin, fiber: | 500 | 1.2ms | 10.1.2.3 | POST
            if (b[k] == '|' && b[k + 1] == ' ' && three(b, k + 2, to) && b[k + 5] == ' ') {
                return take(b, k + 2);
            }
        }
        for (int k = Math.max(from, method - 90); k + 6 < method; k++) {
            if (b[k] == '|' && b[k + 1] == ' ' && three(b, k + 2, to) && b[k + 5] == ' ') {
                return take(b, k + 2);
            }
        }
        return false;
    }

    private boolean take(byte[] b, int at) {
        status = Ascii.number(b, at, 3);
        tail = Math.max(tail, at + 3);
        return status >= 100;
    }

    private boolean method(byte[] b, int at, int to) {
        if (to - at < 2 || !upper(b[at]) || !upper(b[at + 1])) {
            return false;
        }
        for (String method : METHODS) {
            if (to - at > method.length() && Ascii.stands(b, at, method)) {
                methodAt = at;
                methodEnd = at + method.length() - 1;
                int next = Ascii.afterSpaces(b, methodEnd, to);
                return next < to
                        && (b[next] == '/'
                                || (b[next] == '-' && next + 2 < to && b[next + 2] == '/')
                                || b[next] == '*'
                                || b[next] == '"'
                                || b[next] == 'h'
                                || (Ascii.letter(b[next]) && b[at - 1 < 0 ? 0 : at - 1] == '"'));
            }
        }
        return false;
    }

    private static boolean upper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /// Finds the path behind a method.
    ///
    /// @return where the request ends: at its closing quote, or behind the path when it has none
    private int path(byte[] b, int from, int to, boolean inQuotes) {
        int i = Ascii.afterSpaces(b, from, to);
        // Ktor writes "GET - /pay"
        if (i + 2 < to && b[i] == '-' && b[i + 1] == ' ' && b[i + 2] == '/') {
            i += 2;
        }
        if (i < to && b[i] == '"') {
            i++;
        }
        // http://shop.test:443/pay is shown as /pay
        if (Ascii.says(b, i, to, "http") && Ascii.find(b, i, Math.min(to, i + 8), "://") > 0) {
            int host = Ascii.find(b, i, to, "://") + 3;
            int slash = host;
            while (slash < to && b[slash] != '/' && b[slash] != ' ' && b[slash] != '"') {
                slash++;
            }
            i = slash;
        }
        pathAt = i;
        while (i < to && b[i] != ' ' && b[i] != '"' && b[i] != '\t') {
            i++;
        }
        pathEnd = i;
        if (!inQuotes) {
            int protocol = Ascii.afterSpaces(b, i, to);
            if (Ascii.says(b, protocol, to, "http/")) {
                while (protocol < to && b[protocol] != ' ' && b[protocol] != '"') {
                    protocol++;
                }
                return protocol;
            }
            return i < to && b[i] == '"' ? i + 1 : i;
        }
        while (i < to && b[i] != '"') {
            i++;
        }
        return i;
    }

    private void statusBehind(byte[] b, int from, int to) {
        int i = Ascii.afterSpaces(b, from, to);
        while (i < to
                && (b[i] == ','
                        || b[i] == '|'
                        || b[i] == '-'
                        || b[i] == '"'
                        || b[i] == ' '
                        || b[i] == ';')) {
            i++;
        }
        if (three(b, i, to)) {
            take(b, i);
            return;
        }
        // chi: "GET http://…" from 10.1.2.3:50110 - 500 21B in 1.2ms
        if (Ascii.says(b, i, to, "from ")) {
            int dash = Ascii.find(b, i, to, " - ");
            if (dash > 0 && three(b, dash + 3, to)) {
                take(b, dash + 3);
            }
        } else if (Ascii.says(b, i, to, "status=") && three(b, i + 7, to)) {
            take(b, i + 7);
        } else if (Ascii.says(b, i, to, "s=") && three(b, i + 2, to)) {
            take(b, i + 2);
        }
    }

    /// HAProxy and AWS write the status before the request: behind timers such as `0/0/1/-1/30001`, or behind three times in
    /// seconds.
    private void statusBefore(byte[] b, int from, int quote) {
        int seconds = 0;
        boolean timers = false;
        int i = from;
        while (i < quote) {
            int word = i;
            while (i < quote && b[i] != ' ') {
                i++;
            }
            if ((timers || seconds >= 3) && i - word == 3 && three(b, word, quote)) {
                status = Ascii.number(b, word, 3);
                tail = i;
                took = timers ? lastNumber(b, from, word - 1) : 0;
                return;
            }
            timers = slashes(b, word, i) >= 3 && (Ascii.digit(b[word]) || b[word] == '-');
            seconds = decimal(b, word, i) ? seconds + 1 : 0;
            i++;
        }
    }

    /// The last of HAProxy's timers, which is how long the request took in all.
    private static int lastNumber(byte[] b, int from, int end) {
        int i = end;
        while (i > from && Ascii.digit(b[i - 1])) {
            i--;
        }
        return end - i > 0 && end - i < 9 ? Ascii.number(b, i, end - i) : 0;
    }

    private static int slashes(byte[] b, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            if (b[i] == '/') {
                n++;
            } else if (!Ascii.digit(b[i]) && b[i] != '-' && b[i] != '+') {
                return 0;
            }
        }
        return n;
    }

    private static boolean decimal(byte[] b, int from, int to) {
        if (to - from == 2 && b[from] == '-' && b[from + 1] == '1') {
            return true;
        }
        int whole = Ascii.digits(b, from, to);
        return whole > 0
                && from + whole < to
                && b[from + whole] == '.'
                && from + whole + 1 + Ascii.digits(b, from + whole + 1, to) == to;
    }

    private static boolean three(byte[] b, int at, int to) {
        return at >= 0
                && at + 3 <= to
                && b[at] >= '1'
                && b[at] <= '5'
                && Ascii.digit(b[at + 1])
                && Ascii.digit(b[at + 2])
                && (at + 3 == to || (!Ascii.word(b[at + 3]) && b[at + 3] != '.'));
    }
}
