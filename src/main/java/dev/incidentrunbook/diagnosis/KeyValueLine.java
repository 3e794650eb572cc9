package dev.incidentrunbook.diagnosis;

/// Reads `name=value` pairs, as logfmt and many access logs write them; values with spaces stand in quotes.
final class KeyValueLine {
    private static final int MOST = 100;

    private final Fields fields;

    KeyValueLine(Fields fields) {
        this.fields = fields;
    }

    /// Reads all pairs of a stretch of a line.
    ///
    /// @return how many there were
    int read(byte[] b, int from, int to) {
        fields.begin(b);
        int at = from;
        int found = 0;
        while (at < to && found < MOST) {
            int name = at;
            while (at < to && nameByte(b[at])) {
                at++;
            }
            if (at >= to) {
                break;
            }
            if (b[at] != '=' || at == name) {
                at++;
                continue;
            }
            int value = at + 1;
            boolean quoted = value < to && (b[value] == '"' || b[value] == '\'');
            int stop = quoted ? closing(b, value, to) : plain(b, value, to);
            fields.add(
                    NameHash.withName(NameHash.START, b, name, at),
                    quoted ? value + 1 : value,
                    stop,
                    quoted,
                    quoted);
            found++;
            at = stop + 1;
        }
        return found;
    }

    /// Whether a line looks as if it held at least three pairs.
    static boolean likely(byte[] b, int from, int to) {
        int pairs = 0;
        int stop = Math.min(to, from + 500);
        for (int i = from + 1; i < stop && pairs < 3; i++) {
            if (b[i] == '=' && Ascii.word(b[i - 1])) {
                pairs++;
            }
        }
        return pairs >= 3;
    }

    private static boolean nameByte(byte c) {
        return Ascii.word(c) || c == '.' || c == '-' || c == '@';
    }

    private static int plain(byte[] b, int from, int to) {
        int i = from;
        while (i < to
                && b[i] != ' '
                && b[i] != '\t'
                && b[i] != ','
                && b[i] != ']'
                && b[i] != '}'
                && b[i] != ')') {
            i++;
        }
        return i;
    }

    private static int closing(byte[] b, int quote, int to) {
        int i = quote + 1;
        while (i < to && b[i] != b[quote]) {
            i += b[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }
}
