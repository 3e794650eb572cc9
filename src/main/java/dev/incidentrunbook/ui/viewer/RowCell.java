package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// One row on the screen: the number of the line in the gutter, and its words. Used again for other rows.
final class RowCell extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CARET = PseudoClass.getPseudoClass("caret");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private static final double APART = 6;

    private final Label gutter = new Label();
    private final TextFlow words = new TextFlow();
    private final Rectangle clip = new Rectangle();
    private double gutterWidth;
    private double scrolled;
    private Optional<Row> shown = Optional.empty();
    private int version = -1;

    RowCell() {
        getStyleClass().add("viewer-row");
        gutter.getStyleClass().add("viewer-gutter");
        gutter.setMinWidth(0);
        words.getStyleClass().add("viewer-words");
        getChildren().setAll(words, gutter);
        setClip(clip);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setMouseTransparent(true);
        setManaged(false);
    }

    /// Shows nothing.
    void clear() {
        shown = Optional.empty();
        version = -1;
        gutter.setText("");
        words.getChildren().clear();
        setAccessibleText("");
    }

    /// Whether it shows a row as it looks now.
    boolean shows(Row row, int now) {
        return version == now && shown.filter(row::equals).isPresent();
    }

    /// @param number what stands in the gutter
    /// @param spans the words of the row
    /// @param now tells how rows look now from how they look later
    void show(Row row, String number, List<Span> spans, boolean marked, int now) {
        shown = Optional.of(row);
        version = now;
        gutter.setText(number);
        pseudoClassStateChanged(MARKED, marked);
        var texts = spans.stream().map(RowCell::text).toList();
        words.getChildren().setAll(texts);
        // They are measured in this very frame, in which nobody else dresses them.
        words.applyCss();
        var spoken = new StringBuilder();
        spans.forEach(span -> spoken.append(span.text()));
        setAccessibleText(
                Messages.text(
                        marked ? "viewer.row.marked" : "viewer.row.spoken",
                        number.strip(),
                        spoken.toString()));
    }

    void select(boolean selected, boolean caret) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(CARET, caret);
    }

    /// Places the words.
    ///
    /// @param gutterWide width of the gutter
    /// @param by by how much the words are moved to the left
    void place(double gutterWide, double by) {
        gutterWidth = gutterWide;
        scrolled = by;
        requestLayout();
    }

    /// How wide the words are.
    double wordsWidth() {
        return words.prefWidth(-1);
    }

    @Override
    protected void layoutChildren() {
        gutter.resizeRelocate(0, 0, gutterWidth, getHeight());
        double height = words.prefHeight(-1);
        words.resizeRelocate(
                gutterWidth + APART - scrolled,
                Math.max(0, (getHeight() - height) / 2),
                words.prefWidth(-1) + 1,
                height);
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }

    private static Text text(Span span) {
        var text = new Text(span.text());
        text.getStyleClass().addAll(span.styles());
        return text;
    }
}
