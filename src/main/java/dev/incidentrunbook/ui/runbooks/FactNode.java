package dev.incidentrunbook.ui.runbooks;

import dev.incidentrunbook.ui.runbooks.Chapter.Fact;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One fact: its title, how likely or hard it is in a word and a bar, and the words below.
final class FactNode extends VBox {
    private static final double HIGHEST_LEVEL = 3;

    FactNode(Fact fact) {
        getStyleClass().add("reference-fact");
        if (!fact.title().isBlank()) {
            getChildren().add(wrapped(fact.title(), "reference-fact-title"));
        }
        if (fact.level() > 0) {
            getChildren().add(grade(fact));
        }
        if (!fact.text().isBlank()) {
            getChildren().add(wrapped(fact.text(), "reference-fact-text"));
        }
        fact.points().forEach(point -> getChildren().add(point(point)));
    }

    private static HBox grade(Fact fact) {
        var bar = new ProgressBar(fact.level() / HIGHEST_LEVEL);
        bar.setAccessibleText(fact.grade());
        var line = new HBox(bar, new Label(fact.grade()));
        line.getStyleClass().add("reference-grade");
        return line;
    }

    private static HBox point(String text) {
        var line = new HBox(new Label("\u2022"), wrapped(text, "reference-fact-text"));
        line.getStyleClass().add("reference-point");
        return line;
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
