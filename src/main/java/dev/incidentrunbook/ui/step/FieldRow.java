package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.runbook.Step.Field;
import dev.incidentrunbook.ui.kit.TypedInput;
import dev.incidentrunbook.ui.kit.TypedText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A field of a step: its label, whether it is saved, and the text.
final class FieldRow {
    private final Field field;
    private final VBox root = new VBox();

    FieldRow(Field field, TypedText typed) {
        this.field = field;
        TextInputControl input = field.multiline() ? area() : new TextField();
        input.setId("field-" + field.id());
        input.setPromptText(field.hint());
        var status = new Label();
        status.getStyleClass().add("field-status");
        status.setWrapText(true);
        TypedInput.join(input, status, typed);

        var label = new Label(field.label());
        label.setLabelFor(input);
        // A long label wraps: were it never narrower than its words, it would push the whole page
        // out of the window.
        label.setWrapText(true);
        label.setMinSize(0, Region.USE_PREF_SIZE);
        var line = new HBox(label, status);
        line.getStyleClass().add("field-line");
        root.getStyleClass().add("field");
        root.getChildren().setAll(line, input);
    }

    Node root() {
        return root;
    }

    /// Whether it needs a line of its own.
    boolean multiline() {
        return field.multiline();
    }

    private static TextArea area() {
        var area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }
}
