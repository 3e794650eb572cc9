package dev.incidentrunbook.evidence;

/// The HTTP status that a line of a log tells of: behind the request in quotes, behind a key, or behind the version of HTTP.
final class HttpStatus {
    private static final String[] KEYS = {
        "status", "code", "http/1.0", "http/1.1", "http/2", "http/3", "returned", "responded"
    };

    private HttpStatus() {}

    /// Whether a line tells of a status.
    ///
    /// @param wanted `500`, `50x` or `5xx`
    static boolean stands(byte[] line, int from, int to, String wanted) {
        for (int at = from; at + 3 <= to; at++) {
            if (fits(line, at, wanted)
                    && !word(line, at - 1, from, to)
                    && !word(line, at + 3, from, to)
                    && introduced(line, from, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(byte[] line, int at, String wanted) {
        for (int i = 0; i < 3; i++) {
            char c = wanted.charAt(i);
            boolean fits =
                    c == 'x' ? line[at + i] >= '0' && line[at + i] <= '9' : line[at + i] == c;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean word(byte[] line, int at, int from, int to) {
        if (at < from || at >= to) {
            return false;
        }
        int c = line[at];
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '-'
                || c == '/';
    }

    private static boolean introduced(byte[] line, int from, int at) {
        int before = at - 1;
        if (before - 1 >= from && line[before] == ' ' && line[before - 1] == '"') {
            return true;
        }
        while (before >= from && " \":='".indexOf(line[before]) >= 0) {
            before--;
        }
        if (before == at - 1) {
            return false;
        }
        for (String key : KEYS) {
            if (ends(line, from, before + 1, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(byte[] line, int from, int to, String key) {
        int begin = to - key.length();
        if (begin < from) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            int c = line[begin + i];
            int small = c >= 'A' && c <= 'Z' ? c + 32 : c;
            if (small != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
