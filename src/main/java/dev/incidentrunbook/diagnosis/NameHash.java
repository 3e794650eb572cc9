package dev.incidentrunbook.diagnosis;

/// Numbers that stand for texts, so that names and request IDs can be compared without making objects.
final class NameHash {
    static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private NameHash() {}

    /// The hash with one more byte.
    static long with(long hash, int b) {
        return (hash ^ (b & 0xff)) * PRIME;
    }

    /// The hash of a field's path with one more name: letters in lower case and digits, nothing else.
    static long withName(long hash, byte[] b, int from, int to) {
        long h = hash;
        for (int i = from; i < to; i++) {
            byte c = Ascii.lower(b[i]);
            if (Ascii.digit(c) || Ascii.letter(c) || c < 0) {
                h = with(h, c);
            }
        }
        return h;
    }

    /// The hash of a name written out in code.
    static long of(String name) {
        byte[] b = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return withName(START, b, 0, b.length);
    }
}
