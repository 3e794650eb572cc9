package dev.incidentrunbook.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Words that are there to be taken elsewhere, such as a path: they can be selected, and a button copies them.
public final class CopyField {
    private final TextField field = new TextField();
    private final Button copy = new Button(Messages.text("copy.words"));
    private final HBox root = new HBox(field, copy);

    /// An empty one.
    public CopyField() {
        field.setEditable(false);
        HBox.setHgrow(field, Priority.ALWAYS);
        copy.setGraphic(FontIcon.of(Feather.COPY));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> copy());
        root.getStyleClass().add("field-line");
    }

    /// Shows words.
    ///
    /// @param name what the button copies, for people who hear it
    public void set(String words, String name) {
        field.setText(words);
        copy.setAccessibleText(name);
        copy.setTooltip(new Tooltip(name));
        copy.setText(Messages.text("copy.words"));
    }

    /// The field, for its label.
    public TextField field() {
        return field;
    }

    /// The nodes.
    public Node root() {
        return root;
    }

    private void copy() {
        var text = new ClipboardContent();
        text.putString(field.getText());
        Clipboard.getSystemClipboard().setContent(text);
        copy.setText(Messages.text("copy.done"));
    }
}
