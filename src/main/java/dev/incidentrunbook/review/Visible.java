package dev.incidentrunbook.review;

/// Makes characters visible that would hide something or do something: text from a log may colour a terminal, turn the
/// reading direction round, or look like another text. They are shown, not dropped, because evidence may rest on them.
///
/// - line ends of every system become LF
/// - control characters become their pictures, ESC for instance `␛`
/// - characters without a shape (bidirectional marks, zero-width, tags, private use, variation selectors, fillers) become
///   their number, for instance `⟨U+202E⟩`
/// - half surrogate pairs become U+FFFD, so that the text can be written as UTF-8
/// - spaces of other widths become spaces, a tab four of them
final class Visible {
    private static final int CONTROL_PICTURES = 0x2400;

    private Visible() {}

    /// Text that keeps its lines.
    static String lines(String text) {
        return of(text, "\n", "    ");
    }

    /// Text on one line; where a line ended stands `⏎`.
    static String line(String text) {
        return of(text, "⏎", " ");
    }

    private static String of(String text, String lineEnd, String tab) {
        var out = new StringBuilder(text.length() + 16);
        String unified = text.replace("\r\n", "\n").replace('\r', '\n');
        unified.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '\n' -> out.append(lineEnd);
                        case '\t' -> out.append(tab);
                        case 0x7F -> out.append('␡');
                        default -> append(out, c);
                    }
                });
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c < ' ') {
            out.appendCodePoint(CONTROL_PICTURES + c);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            out.append('\uFFFD');
        } else if (Character.getType(c) == Character.SPACE_SEPARATOR) {
            out.append(' ');
        } else if (shapeless(c)) {
            out.append("⟨U+%04X⟩".formatted(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean shapeless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE ->
                    true;
            default -> variationSelector(c) || filler(c) || nonCharacter(c);
        };
    }

    private static boolean variationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || (c >= 0x180B && c <= 0x180F);
    }

    private static boolean filler(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x034F
                || c == 0x17B4
                || c == 0x17B5;
    }

    private static boolean nonCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
