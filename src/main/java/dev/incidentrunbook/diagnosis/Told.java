package dev.incidentrunbook.diagnosis;

import java.util.stream.Collectors;

/// What a record says in its own words, with values masked that do not belong on a screen.
final class Told {
    private static final int LONGEST = 240;

    private Told() {}

    /// The words that carry a group's sign: the exception with its message, or the head's message.
    static String detail(Evidence evidence) {
        String text =
                evidence.group()
                        .chain()
                        .filter(_ -> !evidence.sample().ownWords())
                        .filter(c ->
                                !ThrownText.wrapper(c.root().type())
                                        || !c.root().message().isBlank())
                        .map(c -> c.root().text())
                        .orElse(evidence.sample().text());
        return line(text);
    }

    /// A text on one line, shortened.
    static String line(String text) {
        String one =
                text.indexOf('\n') < 0
                        ? text
                        : text.lines()
                                .map(String::strip)
                                .filter(l -> !l.isEmpty())
                                .collect(Collectors.joining(" "));
        one = withoutNumbers(one);
        return one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one;
    }

    /// Without the process, connection and client with which web servers begin their messages.
    private static String withoutNumbers(String text) {
        String rest = text;
        int hash = rest.indexOf('#');
        if (hash > 0
                && hash < 10
                && Character.isDigit(rest.charAt(0))
                && rest.indexOf(": ") > hash
                && rest.indexOf(": ") < 24) {
            rest = rest.substring(rest.indexOf(": ") + 2);
            rest =
                    rest.startsWith("*") && rest.indexOf(' ') > 0
                            ? rest.substring(rest.indexOf(' ') + 1)
                            : rest;
        }
        while (rest.startsWith("[pid ")
                || rest.startsWith("[client ")
                || rest.startsWith("[rid ")
                || rest.startsWith("[tid ")) {
            int close = rest.indexOf("] ");
            if (close < 0 || close > 80) {
                break;
            }
            rest = rest.substring(close + 2);
        }
        return rest;
    }
}
