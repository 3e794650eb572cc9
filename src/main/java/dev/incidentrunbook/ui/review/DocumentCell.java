package dev.incidentrunbook.ui.review;

import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the document in its list, as high as its words need at the list's width.
final class DocumentCell extends ListCell<DocumentLine> {
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
        double inside = width - snappedLeftInset() - snappedRightInset();
        return shown.prefHeight(Math.max(1, inside)) + snappedTopInset() + snappedBottomInset();
    }
}
