package dev.incidentrunbook.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rows of what is damaged, and of what mending the store came to.
public final class CareRows {
    private CareRows() {}

    /// The row of a line: a sign, what it is about, and the sentence.
    public static Node row(CareLine line) {
        FontIcon sign =
                FontIcon.of(
                        switch (line.sign()) {
                            case DAMAGED -> Feather.ALERT_TRIANGLE;
                            case RECOVERED -> Feather.CHECK;
                            case LOST -> Feather.X_CIRCLE;
                        });
        var about = new Label(line.about());
        about.getStyleClass().add("care-about");
        var sentence = new Label(line.sentence());
        sentence.setWrapText(true);
        var words = new VBox(about, sentence);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(sign, words);
        row.getStyleClass().addAll("care-line", sign(line));
        row.setAccessibleText(line.spoken());
        return row;
    }

    private static String sign(CareLine line) {
        return switch (line.sign()) {
            case DAMAGED -> "outcome-waiting";
            case RECOVERED -> "outcome-done";
            case LOST -> "outcome-trouble";
        };
    }
}
