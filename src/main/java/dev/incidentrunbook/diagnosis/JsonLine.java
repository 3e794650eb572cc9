package dev.incidentrunbook.diagnosis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads one line that is a JSON object, without building a tree. A line that was cut gives what stood before the cut.
final class JsonLine {
    private static final int DEPTH = 8;
    private static final int MOST = 400;

    private final Fields fields;
    private byte[] b = {};
    private int at;
    private int end;
    private int seen;
    private boolean escapes;

    JsonLine(Fields fields) {
        this.fields = fields;
    }

    /// Reads the object that begins at `from`.
    ///
    /// @return whether it is one: its first name was readable
    boolean read(byte[] bytes, int from, int to) {
        b = bytes;
        at = from;
        end = to;
        seen = 0;
        fields.begin(bytes);
        object(NameHash.START, 0);
        return seen > 0;
    }

    /// Reads the object at the cursor; leaves the cursor after it.
    ///
    /// @return whether it was whole
    private boolean object(long path, int depth) {
        at++;
        while (true) {
            spaces();
            if (at >= end) {
                return false;
            }
            if (b[at] == '}') {
                at++;
                return true;
            }
            if (b[at] == ',') {
                at++;
                continue;
            }
            if (b[at] != '"' || seen >= MOST) {
                return false;
            }
            int name = at + 1;
            if (!string()) {
                return false;
            }
            long hash = NameHash.withName(path, b, name, at - 1);
            spaces();
            if (at >= end || b[at] != ':') {
                return false;
            }
            at++;
            seen++;
            if (!value(hash, depth)) {
                return false;
            }
        }
    }

    private boolean value(long name, int depth) {
        spaces();
        if (at >= end) {
            return false;
        }
        int from = at;
        return switch (b[at]) {
            case '"' -> {
                boolean whole = string();
                fields.add(name, from + 1, whole ? at - 1 : at, escapes, true);
                yield whole;
            }
            case '{' -> depth < DEPTH && object(name, depth + 1);
            case '[' -> depth < DEPTH && array(name, from, depth + 1);
            default -> {
                while (at < end && b[at] != ',' && b[at] != '}' && b[at] != ']' && b[at] != ' ') {
                    at++;
                }
                if (b[from] != 'n') {
                    fields.add(name, from, at, false, false);
                }
                yield at > from;
            }
        };
    }

    private boolean array(long name, int from, int depth) {
        at++;
        boolean strings = false;
        while (true) {
            spaces();
            if (at >= end) {
                return false;
            }
            if (b[at] == ']') {
                at++;
                if (strings) {
                    fields.addList(name, from + 1, at - 1);
                }
                return true;
            }
            if (b[at] == ',') {
                at++;
                continue;
            }
            if (b[at] == '"') {
                strings = true;
                if (!string()) {
                    return false;
                }
            } else if (!value(b[at] == '{' ? name : 1, depth)) {
                return false;
            }
        }
    }

    /// Passes the string at the cursor.
    private boolean string() {
        escapes = false;
        at++;
        while (at < end) {
            byte c = b[at++];
            if (c == '"') {
                return true;
            }
            if (c == '\\') {
                escapes = true;
                at++;
            }
        }
        at = end;
        return false;
    }

    private void spaces() {
        while (at < end && (b[at] == ' ' || b[at] == '\t')) {
            at++;
        }
    }

    /// A string's bytes with the escapes resolved.
    @SuppressWarnings("IncrementInForLoopAndHeader")
    static byte[] unescape(byte[] b, int from, int to) {
        byte[] out = new byte[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (c != '\\' || i + 1 >= to) {
                out[n++] = c;
                continue;
            }
            i++;
            switch (b[i]) {
                case 'n' -> out[n++] = '\n';
                case 't' -> out[n++] = '\t';
                case 'r', 'b', 'f' -> out[n++] = ' ';
                case 'u' -> {
                    if (i + 4 >= to) {
                        return Arrays.copyOf(out, n);
                    }
                    // Six bytes of an escape become three at most.
                    byte[] character = character(b, i + 1, to);
                    System.arraycopy(character, 0, out, n, character.length);
                    n += character.length;
                    i = Math.min(i + 4, to - 1);
                }
                default -> out[n++] = b[i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    /// The strings of an array as lines.
    static byte[] lines(byte[] b, int from, int to) {
        var out = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            int open = Ascii.find(b, i, to, '"');
            if (open < 0) {
                break;
            }
            int close = open + 1;
            while (close < to && b[close] != '"') {
                close += b[close] == '\\' ? 2 : 1;
            }
            out.writeBytes(unescape(b, open + 1, Math.min(close, to)));
            out.write('\n');
            i = close + 1;
        }
        return out.toByteArray();
    }

    private static byte[] character(byte[] b, int from, int to) {
        int code = 0;
        for (int i = from; i < Math.min(from + 4, to); i++) {
            code = code << 4 | Math.max(0, Character.digit(b[i], 16));
        }
        return String.valueOf((char) code).getBytes(StandardCharsets.UTF_8);
    }
}
