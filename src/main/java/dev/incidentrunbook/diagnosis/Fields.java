package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The values of one structured line that mean something, by what they mean. Points into the line's bytes; good until the
/// next line.
@SuppressWarnings(
        "EnumOrdinal") // Ordinals are places in this object's arrays, and leave it in no way.
final class Fields {
    private static final int COUNT = Field.values().length;

    private final int[] starts = new int[COUNT];
    private final int[] ends = new int[COUNT];
    private final int[] ranks = new int[COUNT];
    private final boolean[] escaped = new boolean[COUNT];
    private final boolean[] quoted = new boolean[COUNT];
    private final boolean[] list = new boolean[COUNT];
    private byte[] bytes = {};
    private int pairs;

    /// Forgets the line before.
    void begin(byte[] line) {
        bytes = line;
        pairs = 0;
        Arrays.fill(ranks, Integer.MAX_VALUE);
    }

    /// The number of name and value pairs seen, whether they mean something or not.
    int pairs() {
        return pairs;
    }

    /// Takes a value in, if its name means something and no better name was seen.
    void add(long name, int from, int to, boolean isEscaped, boolean isQuoted) {
        pairs++;
        int meaning = Field.meaning(name);
        if (meaning < 0 || from >= to) {
            return;
        }
        int field = meaning >>> 8;
        int rank = Field.rank(meaning);
        if (rank < ranks[field]) {
            ranks[field] = rank;
            starts[field] = from;
            ends[field] = to;
            escaped[field] = isEscaped;
            quoted[field] = isQuoted;
            list[field] = false;
        }
    }

    /// Takes an array of strings in, as the lines of one text.
    void addList(long name, int from, int to) {
        int before = pairs;
        add(name, from, to, true, true);
        int meaning = Field.meaning(name);
        if (pairs > before && meaning >= 0 && starts[meaning >>> 8] == from) {
            list[meaning >>> 8] = true;
        }
    }

    boolean has(Field field) {
        return ranks[field.ordinal()] != Integer.MAX_VALUE;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(Field field) {
        return starts[field.ordinal()];
    }

    int end(Field field) {
        return ends[field.ordinal()];
    }

    int length(Field field) {
        return has(field) ? end(field) - start(field) : 0;
    }

    boolean quoted(Field field) {
        return quoted[field.ordinal()];
    }

    byte first(Field field) {
        return bytes[start(field)];
    }

    /// The value as text, with JSON's escapes resolved.
    Optional<String> text(Field field) {
        if (!has(field)) {
            return Optional.empty();
        }
        byte[] raw =
                escaped[field.ordinal()]
                        ? unescaped(field)
                        : Arrays.copyOfRange(bytes, start(field), end(field));
        return Optional.of(new String(raw, StandardCharsets.UTF_8));
    }

    /// The value's bytes with JSON's escapes resolved.
    byte[] unescaped(Field field) {
        return list[field.ordinal()]
                ? JsonLine.lines(bytes, start(field), end(field))
                : JsonLine.unescape(bytes, start(field), end(field));
    }

    /// lograge writes Rails' controller and action as two fields.
    Optional<String> handler() {
        return has(Field.CONTROLLER) && has(Field.ACTION)
                ? text(Field.CONTROLLER).flatMap(c -> text(Field.ACTION).map(a -> c + "#" + a))
                : Optional.empty();
    }

    /// The value as a whole number; -1 when it is none.
    int number(Field field) {
        if (!has(field)) {
            return -1;
        }
        int from = start(field);
        int to = end(field);
        int digits = Ascii.digits(bytes, from, to);
        boolean whole =
                digits > 0
                        && digits < 9
                        && (from + digits == to
                                || bytes[from + digits] == '.'
                                || bytes[from + digits] == ' '
                                || bytes[from + digits] == ',');
        return whole ? Ascii.number(bytes, from, digits) : -1;
    }
}
