package dev.incidentrunbook.ui.step;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The kinds of label the rows of a step share.
final class Labels {
    private Labels() {}

    /// A sentence about what went wrong, with an icon, since colour alone says nothing; takes no room when blank.
    static Label error(ObservableValue<String> sentence) {
        var label = new Label();
        showError(label, sentence);
        return label;
    }

    /// Lets a label show a sentence about what went wrong.
    static void showError(Label label, ObservableValue<String> sentence) {
        label.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        label.getStyleClass().remove("field-error");
        label.getStyleClass().add("field-error");
        label.setWrapText(true);
        showIfAny(label, sentence);
    }

    /// Lets a label show a text, and take no room when it is blank.
    static void showIfAny(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    /// A quiet sentence.
    static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
