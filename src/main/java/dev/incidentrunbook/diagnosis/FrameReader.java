package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads one line of a stack trace, in the forms of Java, JavaScript, .NET, Python, PHP, Ruby, Go, Rust and Elixir.
final class FrameReader {
    private static final int MOST_KNOWN = 4_096;
    private static final int LONGEST_KNOWN = 300;
    // Monolog's JSON lists a trace as places alone.
    private static final java.util.regex.Pattern PHP_PLACE =
            java.util.regex.Pattern.compile("/[^\\s:]{1,300}\\.php:[0-9]{1,7}");

    private final OwnCode ownCode;

    // The same few calls stand in trace after trace.
    private final Map<String, Frame> known = new HashMap<>();

    FrameReader(OwnCode ownCode) {
        this.ownCode = ownCode;
    }

    /// Whether a line is a part of a trace, whatever it says. Such lines are never searched for signs, since a frame that
    /// passes through a pool says nothing about the pool.
    static boolean part(String line) {
        String text = line.strip();
        return text.startsWith("at ")
                || text.startsWith("File \"")
                || (text.startsWith("#")
                        && text.length() > 2
                        && Character.isDigit(text.charAt(1))
                        && text.contains(" "))
                || text.startsWith("... ")
                || (line.startsWith("\t/") && text.contains(".go:"))
                || (text.startsWith("from ") && text.contains(":in "))
                || text.startsWith("^")
                || text.startsWith("created by ")
                || rubyCall(text);
    }

    /// Whether a line is a part of a trace, told by its bytes; the usual forms without making an object.
    static boolean part(byte[] b, int from, int to) {
        int i = Ascii.afterSpaces(b, from, to);
        if (i >= to) {
            return false;
        }
        return switch (b[i]) {
            case 'a' -> (i + 2 < to && b[i + 1] == 't' && b[i + 2] == ' ') || slow(b, from, to);
            case '.' ->
                    (i + 3 < to && b[i + 1] == '.' && b[i + 2] == '.' && b[i + 3] == ' ')
                            || slow(b, from, to);
            case '^' -> true;
            default -> slow(b, from, to);
        };
    }

    private static boolean slow(byte[] b, int from, int to) {
        int i = Ascii.afterSpaces(b, from, to);
        boolean possible =
                b[i] == 'F'
                        || b[i] == '#'
                        || b[i] == 'f'
                        || b[i] == 'c'
                        || b[i] == '/'
                        || Ascii.find(b, i, Math.min(to, i + 300), ":in ") > 0;
        return possible
                && part(new String(b, from, Math.min(to - from, 1_000), StandardCharsets.UTF_8));
    }

    private static boolean rubyCall(String tagged) {
        int in = tagged.indexOf(":in ");
        if (in < 0 || !tagged.endsWith("'")) {
            return false;
        }
        String text = withoutTags(tagged);
        int call = text.indexOf(":in ");
        return call > 0 && text.lastIndexOf(':', call - 1) > 0 && text.indexOf(' ') >= call;
    }

    /// Rails repeats the tags of a request before each line of a trace.
    private static String withoutTags(String text) {
        String rest = text;
        while (rest.startsWith("[")) {
            int close = rest.indexOf("] ");
            if (close < 0 || close > 120) {
                return rest;
            }
            rest = rest.substring(close + 2).stripLeading();
        }
        return rest;
    }

    /// The frame on a line.
    ///
    /// @param next the line after it, where Go and Rust say the file
    Optional<Frame> read(String line, String next, int at) {
        String text = line.strip();
        if (text.startsWith("at ")) {
            return Optional.of(known(text, at));
        }
        if (text.startsWith("File \"")) {
            return python(text, at);
        }
        if (text.startsWith("#")) {
            return php(text, at);
        }
        if (PHP_PLACE.matcher(text).matches()) {
            return Optional.of(place("", text, at));
        }
        Optional<Frame> go = go(text, next, at);
        if (go.isPresent()) {
            return go;
        }
        Optional<Frame> rust = rust(text, next, at);
        return rust.isPresent() ? rust : ruby(withoutTags(text), at).or(() -> elixir(text, at));
    }

    private Frame known(String text, int at) {
        Frame seen = known.get(text);
        if (seen != null) {
            return new Frame(seen.function(), seen.file(), seen.line(), seen.ownCode(), at);
        }
        Frame frame = afterAt(text.substring(3), at);
        if (text.length() <= LONGEST_KNOWN && known.size() < MOST_KNOWN) {
            known.put(text, frame);
        }
        return frame;
    }

    private Frame afterAt(String call, int at) {
        String text = call.startsWith("async ") ? call.substring(6) : call;
        int in = text.indexOf(") in ");
        if (in > 0) {
            String file = text.substring(in + 5);
            int line = file.lastIndexOf(":line ");
            return frame(
                    text.substring(0, in + 1),
                    line > 0 ? file.substring(0, line) : file,
                    line > 0 ? number(file.substring(line + 6)) : 0,
                    at);
        }
        int open = text.indexOf('(');
        int close = text.indexOf(')', Math.max(0, open));
        if (open < 0) {
            return place("", text, at);
        }
        String inside = close > open ? text.substring(open + 1, close) : text.substring(open + 1);
        boolean place =
                inside.contains(".java:")
                        || inside.contains(".kt:")
                        || inside.contains(".scala:")
                        || inside.contains(".groovy:")
                        || inside.contains("/")
                        || inside.startsWith("node:")
                        || inside.contains("\\")
                        || inside.contains(".js:")
                        || inside.contains(".ts:")
                        || inside.contains(".mjs:")
                        || inside.contains(".cjs:");
        String function = text.substring(0, open).strip();
        if (place) {
            return place(function, inside, at);
        }
        boolean java =
                inside.equals("Native Method")
                        || inside.equals("Unknown Source")
                        || inside.startsWith("<")
                        || inside.endsWith(".java");
        return frame(java ? function : function + "()", "", 0, at);
    }

    /// `/srv/pay.js:41:9`, `Pay.java:41`.
    private Frame place(String function, String place, int at) {
        String file = place;
        int line = 0;
        int colon = file.lastIndexOf(':');
        if (colon > 0 && digits(file.substring(colon + 1))) {
            line = number(file.substring(colon + 1));
            file = file.substring(0, colon);
            int second = file.lastIndexOf(':');
            if (second > 0 && digits(file.substring(second + 1))) {
                line = number(file.substring(second + 1));
                file = file.substring(0, second);
            }
        }
        return frame(function, file, line, at);
    }

    private Optional<Frame> python(String text, int at) {
        int close = text.indexOf('"', 6);
        if (close < 0) {
            return Optional.empty();
        }
        int line = text.indexOf("line ", close);
        int in = text.indexOf(", in ", close);
        String function = in > 0 ? text.substring(in + 5).strip() : "<module>";
        return Optional.of(
                frame(
                        function,
                        text.substring(6, close),
                        line > 0 ? number(text.substring(line + 5)) : 0,
                        at));
    }

    private Optional<Frame> php(String text, int at) {
        int space = text.indexOf(' ');
        if (space < 2 || !digits(text.substring(1, space))) {
            return Optional.empty();
        }
        String rest = text.substring(space + 1).strip();
        int colon = rest.indexOf(": ");
        if (colon < 0) {
            return Optional.empty();
        }
        String place = rest.substring(0, colon);
        // JSON around it doubles the backslashes.
        String call = rest.substring(colon + 2).replace("\\\\", "\\");
        int open = place.lastIndexOf('(');
        String function = call.indexOf('(') > 0 ? call.substring(0, call.indexOf('(')) : call;
        return Optional.of(
                open > 0
                        ? frame(
                                function,
                                place.substring(0, open),
                                number(place.substring(open + 1)),
                                at)
                        : frame(function, place, 0, at));
    }

    private Optional<Frame> go(String text, String next, int at) {
        String place = next.strip();
        int extension = place.indexOf(".go:");
        if (extension < 0
                || !(next.startsWith("\t")
                        || next.startsWith("        ")
                        || next.startsWith("    "))
                || text.startsWith("goroutine ")
                || (text.contains(" ") && !text.startsWith("created by ") && !text.endsWith(")"))) {
            return Optional.empty();
        }
        String call = text.startsWith("created by ") ? text.substring(11) : text;
        int args = call.lastIndexOf('(');
        String function = args > 0 ? call.substring(0, args) : call;
        String file = place.substring(0, extension + 3);
        return Optional.of(frame(function, file, number(place.substring(extension + 4)), at + 1));
    }

    private Optional<Frame> rust(String text, String next, int at) {
        int colon = text.indexOf(": ");
        if (colon < 1 || !digits(text.substring(0, colon).strip())) {
            return Optional.empty();
        }
        String function = text.substring(colon + 2).strip();
        int hash = function.lastIndexOf("::h");
        if (hash > 0 && function.length() - hash == 19) {
            function = function.substring(0, hash);
        }
        String place = next.strip();
        if (function.indexOf(' ') > 0 && !function.startsWith("<")) {
            return Optional.empty();
        }
        return place.startsWith("at ")
                ? Optional.of(place(function, place.substring(3), at))
                : function.contains("::")
                        ? Optional.of(frame(function, "", 0, at))
                        : Optional.empty();
    }

    /// The place that a Rust panic names in its first line.
    Optional<Frame> panicked(String text, int at) {
        int words = text.indexOf("panicked at ");
        String place = words < 0 ? "" : text.substring(words + 12).strip();
        int quoted = place.lastIndexOf("', ");
        place = quoted > 0 ? place.substring(quoted + 3) : place;
        place = place.endsWith(":") ? place.substring(0, place.length() - 1) : place;
        return place.contains(".rs:") && place.indexOf(' ') < 0
                ? Optional.of(place("", place, at))
                : Optional.empty();
    }

    private Optional<Frame> ruby(String text, int at) {
        String call = text.startsWith("from ") ? text.substring(5) : text;
        int in = call.indexOf(":in ");
        if (in < 0 || (call.indexOf(' ') < in && call.indexOf(' ') > 0)) {
            return Optional.empty();
        }
        int quote = in + 5;
        int close = call.indexOf('\'', quote);
        int colon = call.lastIndexOf(':', in - 1);
        if (close < 0 || colon < 0 || !digits(call.substring(colon + 1, in))) {
            return Optional.empty();
        }
        return Optional.of(
                frame(
                        call.substring(quote, close),
                        call.substring(0, colon),
                        number(call.substring(colon + 1, in)),
                        at));
    }

    private Optional<Frame> elixir(String text, int at) {
        String call = text;
        String application = "";
        if (call.startsWith("(")) {
            int close = call.indexOf(") ");
            if (close < 0) {
                return Optional.empty();
            }
            application = call.substring(1, close).split(" ", 2)[0];
            call = call.substring(close + 2);
        }
        int extension =
                Math.max(
                        call.indexOf(".ex:"),
                        Math.max(call.indexOf(".exs:"), call.indexOf(".erl:")));
        if (extension < 0 || call.indexOf(": ", extension) < 0 || call.indexOf(' ') < extension) {
            return Optional.empty();
        }
        int after = call.indexOf(": ", extension);
        int colon = call.indexOf(':', extension);
        String file = call.substring(0, colon);
        return Optional.of(
                frame(
                        call.substring(after + 2),
                        application.isEmpty() ? file : application + "/" + file,
                        number(call.substring(colon + 1)),
                        at));
    }

    /// A frame whose parts are known.
    Frame frame(String function, String file, int line, int at) {
        String name = FrameNames.stable(function.strip());
        return new Frame(name, file, line, ownCode.is(name, file), at);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String text) {
        int n = 0;
        for (int i = 0; i < text.length() && i < 8 && Character.isDigit(text.charAt(i)); i++) {
            n = n * 10 + (text.charAt(i) - '0');
        }
        return n;
    }
}
