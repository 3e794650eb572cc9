package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;

/// Finds the request ID that a line of text carries: after one of the usual names, or bare in one of the shapes that IDs
/// have. Holds what it found until the next call.
final class RequestIds {
    private static final String[] NAMES = {
        "request_id",
        "requestid",
        "request-id",
        "req_id",
        "reqid",
        "req-id",
        "rid",
        "correlation_id",
        "correlationid",
        "correlation-id",
        "trace_id",
        "traceid",
        "trace-id",
        "unique_id",
        "requestidentifier",
        "x-request-id",
        "tx-id",
        "dd.trace_id",
        "req",
        "cid",
        "tid",
        "uid",
        "root",
        "traceparent",
        "connectionid"
    };
    private static final long[] HASHES = hashes();

    private int start;
    private int end;

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// Looks for an ID.
    ///
    /// @return whether there is one
    boolean find(byte[] b, int from, int to) {
        int bareStart = 0;
        int bareEnd = 0;
        int i = from;
        while (i < to) {
            if (!idByte(b[i])) {
                i++;
                continue;
            }
            int word = i;
            while (i < to && idByte(b[i])) {
                i++;
            }
            int length = i - word;
            if (length >= 3
                    && length <= 20
                    && i + 1 < to
                    && (b[i] == '=' || b[i] == ':' || (b[i] == ' ' && (b[word] | 0x20) == 'r'))
                    && named(b, word, i)) {
                int value = i + 1;
                while (value < to
                        && (b[value] == ' '
                                || b[value] == '"'
                                || b[value] == '['
                                || b[value] == '\''
                                || b[value] == '=')) {
                    value++;
                }
                int stop = value;
                while (stop < to && idByte(b[stop])) {
                    stop++;
                }
                boolean spaced = b[i] == ' ';
                if (stop - value >= 6
                        && stop - value <= 80
                        && digitIn(b, value, stop)
                        && (!spaced || shaped(b, value, stop))) {
                    return take(b, value, stop);
                }
            } else if (bareEnd == 0 && shaped(b, word, i)) {
                bareStart = word;
                bareEnd = i;
            }
        }
        return bareEnd > 0 && take(b, bareStart, bareEnd);
    }

    private boolean take(byte[] b, int from, int to) {
        start = from;
        end = to;
        // traceparent: 00-<trace>-<span>-01; what joins is the trace
        if (to - from == 55 && b[from + 2] == '-' && b[from + 35] == '-') {
            start = from + 3;
            end = from + 35;
        } else if (Ascii.says(b, from, to, "1-") && to - from == 35) {
            return true;
        }
        return !zeros(b, start, end);
    }

    /// The number that stands for an ID, the same for upper and lower case.
    static long hash(byte[] b, int from, int to) {
        long hash = NameHash.START;
        for (int i = from; i < to; i++) {
            if (b[i] != '-') {
                hash = NameHash.with(hash, Ascii.lower(b[i]));
            }
        }
        return hash == 0 ? 1 : hash;
    }

    static long hash(String id) {
        byte[] b = id.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int to = b.length;
        if (to == 55 && b[2] == '-' && b[35] == '-') {
            from = 3;
            to = 35;
        }
        return hash(b, from, to);
    }

    private static boolean zeros(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] != '0' && b[i] != '-') {
                return false;
            }
        }
        return true;
    }

    /// UUIDs, 16 to 40 hexadecimal digits, ULIDs, and the unique IDs of Apache.
    static boolean shaped(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 16 || length > 40) {
            return false;
        }
        int digits = 0;
        int letters = 0;
        int hex = 0;
        int dashes = 0;
        int upper = 0;
        int lower = 0;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (Ascii.digit(c)) {
                digits++;
            } else if (c == '-' || c == '_') {
                dashes++;
            } else if (Ascii.letter(c)) {
                letters++;
                if (Ascii.hex(c)) {
                    hex++;
                }
                if (c >= 'a') {
                    lower++;
                } else {
                    upper++;
                }
            } else {
                return false;
            }
        }
        if (hex == letters && letters > 0 && digits > 2) {
            return (length == 36 && dashes == 4)
                    || (dashes == 0
                            && (length == 16 || length == 24 || length == 32 || length == 40));
        }
        boolean ulid = length == 26 && dashes == 0 && lower == 0 && digits >= 4;
        boolean mixed = (length == 24 || length == 27 || length == 21) && upper >= 4 && lower >= 4;
        return ulid || (mixed && digits > 0);
    }

    private static boolean digitIn(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Ascii.digit(b[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean idByte(byte c) {
        return Ascii.word(c) || c == '-' || c == '.' || c == '@';
    }

    private static boolean named(byte[] b, int from, int to) {
        long hash = NameHash.withName(NameHash.START, b, from, to);
        for (long known : HASHES) {
            if (known == hash) {
                return true;
            }
        }
        return false;
    }

    private static long[] hashes() {
        long[] hashes = new long[NAMES.length];
        for (int i = 0; i < NAMES.length; i++) {
            hashes[i] = NameHash.of(NAMES[i]);
        }
        return hashes;
    }
}
