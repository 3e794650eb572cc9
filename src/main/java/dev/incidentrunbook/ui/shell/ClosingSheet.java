package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Says what closing the window waits for, and lets one stay, or cut attachments short.
final class ClosingSheet {
    private final StackPane root = new StackPane();
    private final Label sentence = new Label();
    private final Button stay = new Button(Messages.text("shell.closing.stay"));
    private final Button cutShort = new Button(Messages.text("shell.closing.cut-short"));

    ClosingSheet(Closing closing) {
        sentence.setWrapText(true);
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(sentence.textProperty());
        stay.setOnAction(_ -> closing.stay());
        cutShort.setOnAction(_ -> closing.cutShort());
        cutShort.managedProperty().bind(cutShort.visibleProperty());
        var actions = new HBox(stay, cutShort);
        actions.getStyleClass().add("field-line");
        var sheet = new VBox(sentence, bar, actions);
        sheet.getStyleClass().addAll("shell-sheet", "shell-closing");
        sheet.setMaxHeight(VBox.USE_PREF_SIZE);
        root.getChildren().add(sheet);
        root.getStyleClass().add("shell-ground");
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        closing.stay();
                        event.consume();
                    }
                });
    }

    Parent root() {
        return root;
    }

    void focus() {
        stay.requestFocus();
    }

    /// Shows what is waited for now.
    void show(Closing.Waiting waiting) {
        sentence.setText(waiting.sentence());
        cutShort.setVisible(waiting.attachments());
    }
}
