package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;

/// The route of a path: its identifiers are replaced by `{id}`, so that requests for different things are counted together.
final class Routes {
    private static final int LONGEST = 512;

    private Routes() {}

    /// The route's number, equal for paths that differ in identifiers only.
    static long hash(byte[] b, int methodAt, int methodEnd, int from, int to) {
        long hash = NameHash.START;
        for (int i = methodAt; i < methodEnd; i++) {
            hash = NameHash.with(hash, b[i]);
        }
        int stop = end(b, from, to);
        int i = from;
        while (i < stop) {
            int segment = i + 1;
            int close = segment;
            while (close < stop && b[close] != '/') {
                close++;
            }
            hash = NameHash.with(hash, '/');
            if (identifier(b, segment, close)) {
                hash = NameHash.with(hash, '{');
            } else {
                boolean version = version(b, segment, close);
                for (int k = segment; k < close; k++) {
                    if (version || !Ascii.digit(b[k])) {
                        hash = NameHash.with(hash, b[k]);
                    }
                }
            }
            i = close;
        }
        return hash;
    }

    /// The route in words, `GET /orders/{id}/pay`.
    static String text(byte[] b, int methodAt, int methodEnd, int from, int to) {
        var text =
                new StringBuilder(
                        new String(b, methodAt, methodEnd - methodAt, StandardCharsets.ISO_8859_1));
        if (methodEnd > methodAt) {
            text.append(' ');
        }
        int stop = end(b, from, to);
        int i = from;
        while (i < stop) {
            int segment = i + 1;
            int close = segment;
            while (close < stop && b[close] != '/') {
                close++;
            }
            text.append((char) b[i]);
            if (identifier(b, segment, close)) {
                text.append("{id}");
            } else {
                text.append(masked(b, segment, close));
            }
            i = close;
        }
        return text.toString();
    }

    /// A path as text, without the query.
    static String path(String path) {
        byte[] b = path.getBytes(StandardCharsets.UTF_8);
        return text(b, 0, 0, 0, b.length);
    }

    private static String masked(byte[] b, int from, int to) {
        String plain = new String(b, from, to - from, StandardCharsets.UTF_8);
        return version(b, from, to) ? plain : plain.replaceAll("[0-9]+", "{n}");
    }

    private static boolean version(byte[] b, int from, int to) {
        return to - from <= 4
                && to - from >= 2
                && (b[from] | 0x20) == 'v'
                && Ascii.digits(b, from + 1, to) == to - from - 1;
    }

    private static boolean identifier(byte[] b, int from, int to) {
        int digits = 0;
        int hex = 0;
        int other = 0;
        for (int i = from; i < to; i++) {
            if (Ascii.digit(b[i])) {
                digits++;
            } else if (Ascii.hex(b[i])) {
                hex++;
            } else if (b[i] != '-' && b[i] != '_' && b[i] != ':') {
                other++;
            }
        }
        if (digits == 0) {
            return to - from > 40;
        }
        boolean hasDot = Ascii.find(b, from, to, '.') > 0;
        boolean code = !hasDot && !version(b, from, to) && digits * 3 >= to - from;
        return hex + other == 0
                || (other == 0 && to - from >= 8)
                || code
                || (!hasDot && to - from > 16);
    }

    private static int end(byte[] b, int from, int to) {
        int stop = Math.min(to, from + LONGEST);
        for (int i = from; i < stop; i++) {
            if (b[i] == '?' || b[i] == ';' || b[i] == '#') {
                return i;
            }
        }
        return stop;
    }
}
