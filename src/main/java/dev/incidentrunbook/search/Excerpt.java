package dev.incidentrunbook.search;

import java.util.List;

/// A piece of a text that fits on a line, with what was looked for marked in it.
///
/// @param text on one line; where something was left out stands `…`
/// @param marks what was looked for, in order
public record Excerpt(String text, List<Range> marks) {
    private static final int BEFORE = 50;
    private static final int LONGEST = 200;
    private static final String LEFT_OUT = "…";

    public Excerpt {
        marks = List.copyOf(marks);
    }

    /// The piece of a text around the first of the marks.
    ///
    /// @param marks what to mark, in order; when there is none, the piece is the beginning
    static Excerpt around(String text, List<Range> marks) {
        int first = marks.isEmpty() ? 0 : marks.getFirst().from();
        int end = Math.min(text.length(), Math.max(0, first - BEFORE) + LONGEST);
        int from = whole(text, Math.max(0, Math.min(first - BEFORE, end - LONGEST)));
        int to = whole(text, end);
        String before = from > 0 ? LEFT_OUT : "";
        String after = to < text.length() ? LEFT_OUT : "";
        int shift = before.length() - from;
        List<Range> inside =
                marks.stream()
                        .filter(mark -> mark.from() < to && mark.to() > from)
                        .map(mark ->
                                new Range(
                                        Math.max(mark.from(), from) + shift,
                                        Math.min(mark.to(), to) + shift))
                        .toList();
        return new Excerpt(before + onOneLine(text.substring(from, to)) + after, inside);
    }

    /// Not between the two halves of a character.
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                ? at - 1
                : at;
    }

    /// Character for character, so that the marks stay where they are.
    private static String onOneLine(String text) {
        var line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int type = Character.getType(c);
            if (Character.isISOControl(c)
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.FORMAT) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }
}
