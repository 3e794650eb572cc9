package dev.incidentrunbook.ui.trends;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.trends.TrendsViewModel.Bar;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Bars below each other, each with its name before and its time behind it, so that no colour and no scale has to be read.
final class BarChart {
    private final GridPane root = new GridPane();

    BarChart() {
        root.getStyleClass().add("trends-chart");
        root.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        var names = new ColumnConstraints();
        names.setMaxWidth(Region.USE_PREF_SIZE);
        var lengths = new ColumnConstraints();
        lengths.setHgrow(Priority.ALWAYS);
        var words = new ColumnConstraints();
        words.setMinWidth(Region.USE_PREF_SIZE);
        root.getColumnConstraints().setAll(names, lengths, words);
    }

    Node root() {
        return root;
    }

    /// Shows other bars.
    ///
    /// @param what what their lengths are
    void show(String what, List<Bar> bars) {
        root.getChildren().clear();
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.get(row);
            var name = new Label(bar.name());
            name.getStyleClass().add("trends-name");
            var words = new Label(bar.words());
            words.getStyleClass().add(bar.length() == 0 ? "muted" : "trends-words");
            root.addRow(row, name, track(bar), words);
        }
        root.setAccessibleText(
                Messages.text(
                        "trends.chart.spoken",
                        what,
                        bars.stream()
                                .map(b -> b.name() + ": " + b.words())
                                .collect(Collectors.joining("; "))));
    }

    private static Node track(Bar bar) {
        var length = new Region();
        length.getStyleClass().add("trends-bar");
        var track = new HBox(length);
        track.getStyleClass().add("trends-track");
        track.setMinWidth(0);
        track.setPrefWidth(0);
        length.setMinWidth(0);
        length.prefWidthProperty().bind(track.widthProperty().multiply(bar.length()));
        length.maxWidthProperty().bind(length.prefWidthProperty());
        length.setVisible(bar.length() > 0);
        return track;
    }
}
