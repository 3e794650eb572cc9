package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Lines whose columns a `#Fields:` line names, as IIS and CloudFront write them (W3C extended log format).
final class TabularLine {
    private int date = -1;
    private int time = -1;
    private int method = -1;
    private int stem = -1;
    private int status = -1;
    private int substatus = -1;
    private int requestId = -1;
    private int reason = -1;
    private boolean known;
    private final int[] starts = new int[64];
    private final int[] ends = new int[64];
    private int columns;

    /// Takes a line beginning with `#` in.
    void directive(byte[] b, int from, int to) {
        String line = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
        if (!line.startsWith("#Fields:")) {
            return;
        }
        String[] names = line.substring(8).strip().toLowerCase(Locale.ROOT).split("[ \t]+", -1);
        date = time = method = stem = status = substatus = requestId = reason = -1;
        for (int i = 0; i < names.length; i++) {
            switch (names[i]) {
                case "date" -> date = i;
                case "time" -> time = i;
                case "cs-method" -> method = i;
                case "cs-uri-stem", "cs-uri" -> stem = i;
                case "sc-status" -> status = i;
                case "sc-substatus" -> substatus = i;
                case "s-reason" -> reason = i;
                case "x-edge-request-id", "x-request-id", "cs(x-request-id)" -> requestId = i;
                default -> {}
            }
        }
        known = method >= 0 && stem >= 0 && status >= 0;
    }

    boolean known() {
        return known;
    }

    /// Splits a line into its columns.
    ///
    /// @return whether it has all that are needed
    boolean read(byte[] b, int from, int to) {
        columns = 0;
        int i = from;
        while (i < to && columns < starts.length) {
            int word = i;
            while (i < to && b[i] != ' ' && b[i] != '\t') {
                i++;
            }
            starts[columns] = word;
            ends[columns++] = i;
            i++;
        }
        return columns > status && columns > stem && columns > method && number(b, status) >= 100;
    }

    /// Where the date and time stand; they are neighbours in every writer known.
    int time() {
        return stands(date) ? starts[date] : stands(time) ? starts[time] : 0;
    }

    int status(byte[] b) {
        return number(b, status);
    }

    /// IIS's second number, which tells a 500.19 from a 500.30; 0 when there is none.
    int substatus(byte[] b) {
        return stands(substatus) ? Math.max(0, number(b, substatus)) : 0;
    }

    /// Where HTTP.sys's reason begins, as in `QueueFull ShopPool`; 0 when there is none.
    int reasonAt() {
        return stands(reason) ? starts[reason] : 0;
    }

    /// Where it ends, with the queue's name that stands behind it.
    int reasonEnd() {
        return ends[stands(reason + 1) ? reason + 1 : reason];
    }

    int methodAt() {
        return starts[method];
    }

    int methodEnd() {
        return ends[method];
    }

    int pathAt() {
        return starts[stem];
    }

    int pathEnd() {
        return ends[stem];
    }

    int idAt() {
        return stands(requestId) ? starts[requestId] : 0;
    }

    int idEnd() {
        return stands(requestId) ? ends[requestId] : 0;
    }

    private boolean stands(int column) {
        return column >= 0 && column < columns;
    }

    private int number(byte[] b, int column) {
        int digits = ends[column] - starts[column];
        return digits > 0 && digits < 6 && Ascii.digits(b, starts[column], ends[column]) == digits
                ? Ascii.number(b, starts[column], digits)
                : -1;
    }
}
