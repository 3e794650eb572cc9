package dev.incidentrunbook.ui.review;

import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the document in its list, as high as its words need at the list's width.
final class DocumentCell extends ListCell<DocumentLine> {
    /// Lists measure some rows before they have a width, and remember what they measured; this keeps such guesses sane.
    private static final double LIKELY_WIDTH = 600;

    private @Nullable Region shown;

    DocumentCell() {
        getStyleClass().add("document-cell");
    }

    @Override
    protected void updateItem(@Nullable DocumentLine line, boolean empty) {
        super.updateItem(line, empty);
        shown = empty || line == null ? null : MarkdownNodes.node(line);
        setGraphic(shown);
        setAccessibleText(line == null ? null : line.spoken());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (shown == null) {
            return super.computePrefHeight(width);
        }
        double inside =
                (width > getFont().getSize() * 4 ? width : LIKELY_WIDTH)
                        - snappedLeftInset()
                        - snappedRightInset();
        return shown.prefHeight(Math.max(1, inside)) + snappedTopInset() + snappedBottomInset();
    }
}
