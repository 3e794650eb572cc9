package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A line of a preview, with its number if lines have some.
final class LineCell extends ListCell<String> {
    private static final int DIGITS = 5;
    private final boolean numbered;

    LineCell(boolean numbered) {
        this.numbered = numbered;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setAccessibleText(null);
            return;
        }
        String number = Integer.toString(getIndex() + 1);
        // A tab is as wide as its place asks for in a file, but a label draws nothing for it.
        String line = item.replace("\t", "    ");
        setText(
                numbered
                        ? " ".repeat(Math.max(0, DIGITS - number.length())) + number + "  " + line
                        : line);
        setAccessibleText(numbered ? Messages.text("evidence.preview.line", number, item) : item);
    }
}
