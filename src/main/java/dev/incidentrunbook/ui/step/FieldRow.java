package dev.incidentrunbook.ui.step;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A field of a step: its label, whether it is saved, and the text.
final class FieldRow {
    /// How long a pause in typing is before what was typed is saved.
    private static final Duration PAUSE = Duration.seconds(1);

    private final FieldViewModel vm;
    private final VBox root = new VBox();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    FieldRow(FieldViewModel vm) {
        this.vm = vm;
        TextInputControl input = vm.field().multiline() ? area() : new TextField();
        input.setId("field-" + vm.field().id());
        input.setPromptText(vm.field().hint());
        input.textProperty().bindBidirectional(vm.text());
        input.accessibleHelpProperty().bind(vm.status());
        input.focusedProperty().subscribe((_, focused) -> {
            if (focused) {
                vm.enter();
            } else {
                pause.stop();
                vm.leave();
            }
        });
        if (input instanceof TextField field) {
            field.setOnAction(_ -> vm.save());
        }
        pause.setOnFinished(_ -> vm.save());
        vm.text().subscribe((_, _) -> pause.playFromStart());

        var label = new Label(vm.field().label());
        label.setLabelFor(input);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(label, status(vm));
        line.getStyleClass().add("field-line");
        root.getStyleClass().add("field");
        root.getChildren().setAll(line, input);
    }

    Node root() {
        return root;
    }

    /// Whether it needs a line of its own.
    boolean multiline() {
        return vm.field().multiline();
    }

    private static Label status(FieldViewModel vm) {
        var status = new Label();
        status.getStyleClass().add("field-status");
        status.setWrapText(true);
        status.textProperty().bind(vm.status());
        vm.failed().subscribe(failed -> Labels.mark(status, failed));
        return status;
    }

    private static TextArea area() {
        var area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        Typing.leaveWithTab(area);
        return area;
    }
}
