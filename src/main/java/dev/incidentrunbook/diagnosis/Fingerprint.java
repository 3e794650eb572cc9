package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What makes two failures the same one, although lines, identifiers and builds differ. The way it is computed has a
/// number, since fingerprints are compared with those of earlier incidents.
final class Fingerprint {
    /// The way of computing that this program uses.
    static final String VERSION = "v1";

    private Fingerprint() {}

    /// Equal for the same fault: type of the root cause and the innermost call in the user's own code.
    static String family(Chain chain) {
        return chain.root().type()
                + "@"
                + chain.ownFrame()
                        .map(Frame::function)
                        .orElseGet(() -> chain.hasFrames() ? "" : template(chain.root().message()));
    }

    /// Equal for the same fault reached the same way: the five innermost calls count, and what wraps the exception.
    static String strict(Chain chain) {
        List<Frame> own = chain.root().frames().stream().filter(Frame::ownCode).toList();
        String calls =
                (own.isEmpty() ? chain.root().frames() : own)
                        .stream().limit(5).map(Frame::function).collect(Collectors.joining(";"));
        String all =
                String.join(
                        "\n", VERSION, chain.root().type(), calls, chain.links().getFirst().type());
        long hash = NameHash.START;
        for (byte b : all.getBytes(StandardCharsets.UTF_8)) {
            hash = NameHash.with(hash, b);
        }
        return VERSION + "-" + String.format("%016x", hash);
    }

    /// A message with its numbers, identifiers and quoted values taken out.
    static String template(String message) {
        var out = new StringBuilder();
        int end = Math.min(message.length(), 160);
        int i = 0;
        while (i < end) {
            char c = message.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                int word = i;
                boolean digit = false;
                while (i < end
                        && (Character.isLetterOrDigit(message.charAt(i))
                                || message.charAt(i) == '-'
                                || message.charAt(i) == '_')) {
                    digit |= Character.isDigit(message.charAt(i));
                    i++;
                }
                out.append(digit ? "#" : message.substring(word, i));
            } else if (c == '"' || c == '\'') {
                int close = message.indexOf(c, i + 1);
                boolean value = close > i && close - i < 80;
                out.append(value ? "'#'" : String.valueOf(c));
                i = value ? close + 1 : i + 1;
            } else if (c == '/') {
                while (i < end
                        && !Character.isWhitespace(message.charAt(i))
                        && message.charAt(i) != '"'
                        && message.charAt(i) != ',') {
                    i++;
                }
                out.append("/#");
            } else {
                out.append(c);
                i++;
            }
        }
        return Stream.of(out.toString().split("\\s+")).limit(12).collect(Collectors.joining(" "));
    }
}
