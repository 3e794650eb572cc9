package dev.incidentrunbook.evidence;

/// Makes characters visible that would otherwise act on a screen instead of standing on it: terminal commands, characters that
/// turn the direction of writing round (CVE-2021-42574) and characters of no width.
public final class VisibleText {
    private VisibleText() {}

    /// The text with every such character replaced: controls by their picture from U+2400 on, others by their number in
    /// angle brackets. Tabs and line feeds stay; a carriage return before a line feed goes.
    public static String of(String text) {
        var visible = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean endOfLine = character == '\r' && at < text.length() && text.charAt(at) == '\n';
            if (!endOfLine) {
                append(visible, character);
            }
        }
        return visible.toString();
    }

    private static void append(StringBuilder visible, int character) {
        if (character == '\n' || character == '\t') {
            visible.appendCodePoint(character);
        } else if (character < ' ') {
            visible.appendCodePoint(0x2400 + character);
        } else if (character == 0x7f) {
            visible.appendCodePoint(0x2421);
        } else if (acts(character)) {
            visible.append(String.format("⟨U+%04X⟩", character));
        } else {
            visible.appendCodePoint(character);
        }
    }

    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
