package dev.incidentrunbook.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds a text in bytes, skipping as many of them as it can (Horspool).
public final class Needle {
    private final byte[] bytes;
    private final boolean anyCase;
    private final int last;

    /// How far to go on when a byte stands where the needle's last one would; 0 for that last one itself.
    private final int[] skip = new int[256];

    private final int again;

    /// @param anyCase whether capitals and small letters of ASCII are the same
    public Needle(String text, boolean anyCase) {
        this.anyCase = anyCase;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; anyCase && i < utf8.length; i++) {
            utf8[i] = (byte) small(utf8[i]);
        }
        bytes = utf8;
        last = bytes.length - 1;
        Arrays.fill(skip, bytes.length);
        for (int i = 0; i < last; i++) {
            skip(bytes[i], last - i);
        }
        again = skip[bytes[last] & 0xff];
        skip(bytes[last], 0);
    }

    private void skip(int c, int by) {
        skip[c & 0xff] = by;
        if (anyCase && c >= 'a' && c <= 'z') {
            skip[c - 32] = by;
        }
    }

    int length() {
        return bytes.length;
    }

    /// Where the text stands next.
    ///
    /// @return -1 when it does not before `to`
    public int next(byte[] in, int from, int to) {
        int[] by = skip;
        int at = from + last;
        while (at < to) {
            int far = by[in[at] & 0xff];
            if (far > 0) {
                at += far;
            } else if (matches(in, at - last)) {
                return at - last;
            } else {
                at += again;
            }
        }
        return -1;
    }

    private boolean matches(byte[] in, int from) {
        for (int i = 0; i < last; i++) {
            int c = in[from + i];
            if (bytes[i] != (anyCase ? small(c) : c)) {
                return false;
            }
        }
        return true;
    }

    private static int small(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
