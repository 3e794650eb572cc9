package dev.incidentrunbook.diagnosis;

import java.util.stream.Collectors;

/// What a record says in its own words, with values masked that do not belong on a screen.
final class Told {
    private static final int LONGEST = 240;

    private Told() {}

    /// The words that carry a group's sign: the exception with its message, or the head's message.
    static String detail(Evidence evidence) {
        String text =
                evidence.group().chain().filter(c -> !ThrownText.wrapper(c.root().type()) || !c.root().message().isBlank()).map(c -> c.root().text()).orElse(evidence.sample().text());
        return line(text);
    }

    /// A text on one line, shortened.
    static String line(String text) {
        String one = text.indexOf('\n') < 0 ? text : text.lines().map(String::strip).filter(l -> !l.isEmpty()).collect(Collectors.joining(" "));
        return one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one;
    }
}
