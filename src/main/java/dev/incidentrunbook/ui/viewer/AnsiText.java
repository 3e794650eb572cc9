package dev.incidentrunbook.ui.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours that a program gave its lines for a terminal (ECMA-48), and the words without them.
final class AnsiText {
    private static final Pattern COMMAND =
            Pattern.compile(
                    "\u001b(?:\\[([0-9;:]*)([@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\^_])");
    private static final List<String> COLOURS =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    private AnsiText() {}

    /// The words alone.
    static String words(String text) {
        return text.indexOf('\u001b') < 0 ? text : COMMAND.matcher(text).replaceAll("");
    }

    /// The words in stretches that look alike.
    static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        var colour = "";
        boolean bold = false;
        int at = 0;
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            add(spans, text.substring(at, command.start()), colour, bold);
            at = command.end();
            if ("m".equals(command.group(2))) {
                for (String code : command.group(1).split("[;:]", -1)) {
                    int number =
                            code.isEmpty()
                                    ? 0
                                    : Integer.parseInt(code, 0, Math.min(3, code.length()), 10);
                    bold = number == 1 || (bold && number != 0 && number != 22);
                    colour = colour(number, colour);
                    if (number == 38 || number == 48) {
                        // A colour of one's own; the theme's is read more easily.
                        break;
                    }
                }
            }
        }
        add(spans, text.substring(at), colour, bold);
        return spans;
    }

    private static String colour(int code, String before) {
        if (code >= 30 && code <= 37) {
            return COLOURS.get(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return COLOURS.get(code - 90);
        }
        return code == 0 || code == 39 ? "" : before;
    }

    private static void add(List<Span> spans, String words, String colour, boolean bold) {
        if (words.isEmpty()) {
            return;
        }
        var styles = new ArrayList<String>();
        styles.add("viewer-text");
        if (!colour.isEmpty()) {
            styles.add("viewer-" + colour);
        }
        if (bold) {
            styles.add("viewer-bold");
        }
        spans.add(new Span(words, styles));
    }
}
