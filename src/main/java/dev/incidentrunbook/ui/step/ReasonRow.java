package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The question for a reason, in place. Enter answers, Esc leaves it.
final class ReasonRow {
    private final VBox root = new VBox();
    private final TextField text = new TextField();

    /// @param vm the question
    /// @param back what gets the focus when the question closes
    ReasonRow(ReasonViewModel vm, Node back) {
        var question = new Label();
        question.setWrapText(true);
        question.setLabelFor(text);
        question.textProperty().bind(vm.question());
        text.textProperty().bindBidirectional(vm.text());
        text.accessibleHelpProperty().bind(vm.error());
        text.setOnAction(_ -> vm.confirm());
        HBox.setHgrow(text, Priority.ALWAYS);
        var confirm = new Button();
        confirm.textProperty().bind(vm.verb());
        confirm.setOnAction(_ -> vm.confirm());
        var cancel = new Button(Messages.text("step.cancel"));
        cancel.setOnAction(_ -> vm.cancel());
        var line = new HBox(text, confirm, cancel);
        line.getStyleClass().add("reason-line");

        root.getStyleClass().add("reason");
        root.getChildren().setAll(question, line, Labels.error(vm.error()));
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        vm.cancel();
                        event.consume();
                    }
                });
        root.visibleProperty().bind(vm.asking());
        root.managedProperty().bind(vm.asking());
        vm.asking().subscribe((_, asking) -> (asking ? text : back).requestFocus());
        vm.error()
                .subscribe((_, missing) -> {
                    if (!missing.isBlank()) {
                        text.requestFocus();
                    }
                });
    }

    Node root() {
        return root;
    }
}
