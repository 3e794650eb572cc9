package dev.incidentrunbook.diagnosis;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Questions about single bytes of a log line.
final class Ascii {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int LETTER = 1;
    private static final int HEX = 2;
    private static final int WORD = 4;
    private static final int METHOD = 8;
    private static final byte[] KINDS = kinds();

    private Ascii() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 0; c < 128; c++) {
            int lower = c | 0x20;
            boolean digit = c >= '0' && c <= '9';
            boolean letter = lower >= 'a' && lower <= 'z';
            boolean hex = digit || (lower >= 'a' && lower <= 'f');
            boolean word = digit || letter || c == '_';
            kinds[c] =
                    (byte)
                            ((letter ? LETTER : 0)
                                    | (hex ? HEX : 0)
                                    | (word ? WORD : 0)
                                    | ("GPDHO".indexOf(c) >= 0 ? METHOD : 0));
        }
        return kinds;
    }

    static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean letter(byte b) {
        return (KINDS[b & 0xff] & LETTER) != 0;
    }

    static boolean word(byte b) {
        return (KINDS[b & 0xff] & WORD) != 0;
    }

    static boolean hex(byte b) {
        return (KINDS[b & 0xff] & HEX) != 0;
    }

    /// Whether the name of an HTTP method may begin so, of those that frameworks report.
    static boolean method(byte b) {
        return (KINDS[b & 0xff] & METHOD) != 0;
    }

    /// Where the first control character up to escape stands, the ends of lines among them, looked for in eight bytes at once;
    /// `end` when there is none.
    static int control(byte[] b, int from, int end) {
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long eight = (long) EIGHT.get(b, i);
            // The lowest byte marked is right; a borrow can only mark bytes above it.
            long small = (eight - ONES * 28) & ~eight & HIGHS;
            if (small != 0) {
                return i + (Long.numberOfTrailingZeros(small) >> 3);
            }
        }
        while (i < end && (b[i] & 0xff) > 27) {
            i++;
        }
        return i;
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
        char first = text.charAt(0);
        int stop = end - text.length() + 1;
        int i = find(b, from, stop, first);
        while (i >= 0 && !stands(b, i, text)) {
            i = find(b, i + 1, stop, first);
        }
        return i;
    }

    /// Where a character of ASCII first stands, looked for in eight bytes at once; -1 when it does not.
    static int find(byte[] b, int from, int end, char c) {
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long other = (long) EIGHT.get(b, i) ^ (ONES * c);
            long same = (other - ONES) & ~other & HIGHS;
            if (same != 0) {
                return i + (Long.numberOfTrailingZeros(same) >> 3);
            }
        }
        for (; i < end; i++) {
            if (b[i] == c) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a text stands at a place, in exactly this case. There must be room for it.
    static boolean stands(byte[] b, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
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
