package dev.incidentrunbook.ui.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// Nodes that share a room in equal parts, beside or above one another. A split pane would let one drag the border, but
/// forgets where it was told to put it when it is told before it has a size.
public final class Shares extends GridPane {

    /// Puts nodes beside each other.
    public void across(List<? extends Node> nodes) {
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        getRowConstraints().setAll(row);
        getColumnConstraints().setAll(nodes.stream().map(_ -> column(nodes.size())).toList());
        for (int i = 0; i < nodes.size(); i++) {
            setConstraints(nodes.get(i), i, 0);
        }
        fill(nodes);
    }

    /// Puts nodes above each other.
    public void down(List<? extends Node> nodes) {
        getColumnConstraints().setAll(column(1));
        getRowConstraints().setAll(nodes.stream().map(_ -> row(nodes.size())).toList());
        for (int i = 0; i < nodes.size(); i++) {
            setConstraints(nodes.get(i), 0, i);
        }
        fill(nodes);
    }

    private void fill(List<? extends Node> nodes) {
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    private static ColumnConstraints column(int of) {
        var column = new ColumnConstraints();
        column.setPercentWidth(100.0 / of);
        return column;
    }

    private static RowConstraints row(int of) {
        var row = new RowConstraints();
        row.setPercentHeight(100.0 / of);
        return row;
    }
}
