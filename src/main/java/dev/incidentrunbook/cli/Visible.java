package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.VisibleText;

/// Text of other people and of files, for one line of a terminal: what would steer the terminal is shown instead of obeyed.
final class Visible {
    private Visible() {}

    /// The text on one line, with ` ⏎ ` where a line ended.
    static String line(String text) {
        return VisibleText.of(text.strip().replaceAll("\\R", " ⏎ ").replace('\t', ' '));
    }
}
