package dev.incidentrunbook.diagnosis;

/// Questions about single bytes of a log line.
final class Ascii {
    private Ascii() {}

    static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean letter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean word(byte b) {
        return digit(b) || letter(b) || b == '_';
    }

    static boolean hex(byte b) {
        int lower = b | 0x20;
        return digit(b) || (lower >= 'a' && lower <= 'f');
    }

    static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    /// The number of digits at a place.
    static int digits(byte[] b, int at, int end) {
        int i = at;
        while (i < end && digit(b[i])) {
            i++;
        }
        return i - at;
    }

    /// The number that so many digits say.
    static int number(byte[] b, int at, int digits) {
        int n = 0;
        for (int i = at; i < at + digits; i++) {
            n = n * 10 + (b[i] - '0');
        }
        return n;
    }

    /// Whether a lower-case word stands at a place, in any case.
    static boolean says(byte[] b, int at, int end, String word) {
        if (at < 0 || end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(b[at + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where a text first stands, in exactly this case; -1 when it does not.
    static int find(byte[] b, int from, int end, String text) {
        byte first = (byte) text.charAt(0);
        int last = end - text.length();
        for (int i = from; i <= last; i++) {
            if (b[i] == first && same(b, i, text)) {
                return i;
            }
        }
        return -1;
    }

    static int find(byte[] b, int from, int end, char c) {
        for (int i = from; i < end; i++) {
            if (b[i] == c) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(byte[] b, int at, String text) {
        for (int i = 1; i < text.length(); i++) {
            if (b[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where the spaces at a place end.
    static int afterSpaces(byte[] b, int from, int end) {
        int i = from;
        while (i < end && (b[i] == ' ' || b[i] == '\t')) {
            i++;
        }
        return i;
    }
}
