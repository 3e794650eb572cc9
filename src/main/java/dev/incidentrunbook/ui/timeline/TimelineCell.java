package dev.incidentrunbook.ui.timeline;

import dev.incidentrunbook.ui.kit.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// A row of the timeline. Its links are for the mouse; the keyboard has Enter and the context menu.
final class TimelineCell extends ListCell<TimelineRow> {
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    /// Lists measure some rows before they have a width, and remember what they measured; this keeps such guesses sane.
    private static final double LIKELY_WIDTH = 600;

    private final TimelineViewModel vm;
    private final Runnable copy;
    private final Label time = label("timeline-time");
    private final Label kind = label("timeline-kind");
    private final Label text = label("timeline-text");
    private final HBox links = new HBox();
    private final HBox line = new HBox(time, kind, text, links);
    private final Tooltip details = new Tooltip();

    TimelineCell(TimelineViewModel vm, Runnable copy) {
        this.vm = vm;
        this.copy = copy;
        getStyleClass().add("timeline-row-cell");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        links.setMinWidth(USE_PREF_SIZE);
        links.getStyleClass().add("timeline-links");
        line.getStyleClass().add("timeline-row");
        kind.getStyleClass().add("muted");
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setContextMenu(null);
            setAccessibleText(null);
            pseudoClassStateChanged(UNDONE, false);
            return;
        }
        time.setText(row.time());
        kind.setText(row.kind());
        text.setText(row.text());
        details.setText(row.details());
        links.getChildren().clear();
        row.marks().forEach(this::addMark);
        if (row.stepNumber() > 0) {
            addLink(
                    Messages.text("timeline.step", Integer.toString(row.stepNumber())),
                    () -> vm.openStep(row));
        }
        row.evidence()
                .ifPresent(n ->
                        addLink(
                                Messages.text("timeline.evidence", Integer.toString(n)),
                                () -> vm.openEvidence(row)));
        pseudoClassStateChanged(UNDONE, !row.counts());
        setGraphic(line);
        setTooltip(details);
        setContextMenu(menu(row));
        setAccessibleText(RowWriter.spoken(row));
    }

    /// Long texts wrap, so the height follows from the width.
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
        if (getGraphic() == null) {
            return super.computePrefHeight(width);
        }
        double inside =
                (width > getFont().getSize() * 4 ? width : LIKELY_WIDTH)
                        - snappedLeftInset()
                        - snappedRightInset();
        double besides =
                time.prefWidth(-1)
                        + kind.prefWidth(-1)
                        + links.prefWidth(-1)
                        + 3 * line.getSpacing();
        double height =
                Math.max(time.prefHeight(-1), text.prefHeight(Math.max(1, inside - besides)));
        return height + snappedTopInset() + snappedBottomInset();
    }

    private ContextMenu menu(TimelineRow row) {
        var menu = new ContextMenu(item(Messages.text("timeline.copy"), copy));
        row.evidence()
                .ifPresent(n ->
                        menu.getItems()
                                .add(
                                        item(
                                                Messages.text(
                                                        "timeline.open-evidence",
                                                        Integer.toString(n)),
                                                () -> vm.openEvidence(row))));
        if (row.stepNumber() > 0) {
            menu.getItems()
                    .add(
                            item(
                                    Messages.text(
                                            "timeline.open-step",
                                            Integer.toString(row.stepNumber())),
                                    () -> vm.openStep(row)));
        }
        return menu;
    }

    private void addMark(String word) {
        Label mark = label("timeline-mark");
        mark.setText(word);
        links.getChildren().add(mark);
    }

    private void addLink(String words, Runnable action) {
        var link = new Hyperlink(words);
        link.setFocusTraversable(false);
        link.setOnAction(_ -> action.run());
        links.getChildren().add(link);
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
