package dev.incidentrunbook.search;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// What may be the id of a request: a run of letters, digits, `-` and `_` that is long enough and holds a digit. Case does not
/// count. Known by hashes, which are part of a file format and never change.
final class RequestIds {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private RequestIds() {}

    /// The hashes of all ids in a typed text.
    static Set<Long> in(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var hashes = new TreeSet<Long>();
        each(bytes, 0, bytes.length, hashes::add);
        return hashes;
    }

    /// Hears the hash of every id that begins in a stretch of bytes.
    static void each(byte[] bytes, int from, int to, LongConsumer heard) {
        int at = from;
        while (at < to) {
            if (!part(bytes[at])) {
                at++;
                continue;
            }
            int start = at;
            long hash = FNV_START;
            boolean digit = false;
            while (at < bytes.length && part(bytes[at])) {
                int c = bytes[at];
                digit |= c <= '9' && c >= '0';
                hash = (hash ^ small(c)) * FNV_PRIME;
                at++;
            }
            if (digit && at - start >= SHORTEST && at - start <= LONGEST) {
                heard.accept(mixed(hash));
            }
        }
    }

    private static int small(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static boolean part(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '_';
    }

    /// Spreads what differs in few bits over all of them.
    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return h ^ (h >>> 29);
    }
}
