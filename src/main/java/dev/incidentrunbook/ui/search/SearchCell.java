package dev.incidentrunbook.ui.search;

import dev.incidentrunbook.search.Excerpt;
import dev.incidentrunbook.search.Range;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Something that was found, under its incident when it is the first of it.
final class SearchCell extends ListCell<SearchRow> {
    private final Label incident = new Label();
    private final Label where = new Label();
    private final TextFlow words = new TextFlow();
    private final HBox line = new HBox(where, words);
    private final VBox row = new VBox(incident, line);

    SearchCell() {
        incident.getStyleClass().add("search-incident");
        where.getStyleClass().addAll("muted", "search-where");
        line.getStyleClass().add("search-line");
        row.getStyleClass().add("search-row");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        getStyleClass().add("search-cell");
    }

    @Override
    protected void updateItem(@Nullable SearchRow item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        incident.setText(item.incident());
        incident.setVisible(item.first());
        incident.setManaged(item.first());
        where.setText(item.hit().where());
        words.getChildren().setAll(marked(item.hit().excerpt()));
        setGraphic(row);
        setAccessibleText(item.spoken());
    }

    /// Long excerpts wrap, so the height follows from the width.
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
        double inside = Math.max(1, width - row.getInsets().getLeft() - row.getInsets().getRight());
        double beside = where.prefWidth(-1) + line.getSpacing();
        double above = incident.isManaged() ? incident.prefHeight(-1) + row.getSpacing() : 0;
        return above
                + Math.max(where.prefHeight(-1), words.prefHeight(Math.max(1, inside - beside)))
                + row.getInsets().getTop()
                + row.getInsets().getBottom();
    }

    private static List<Text> marked(Excerpt excerpt) {
        var parts = new ArrayList<Text>();
        int at = 0;
        for (Range mark : excerpt.marks()) {
            parts.add(part(excerpt.text().substring(at, mark.from()), "search-words"));
            parts.add(part(excerpt.text().substring(mark.from(), mark.to()), "search-mark"));
            at = mark.to();
        }
        parts.add(part(excerpt.text().substring(at), "search-words"));
        return parts;
    }

    private static Text part(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }
}
