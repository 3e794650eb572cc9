package dev.incidentrunbook.ui.step;

import atlantafx.base.theme.Styles;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.TypedInput;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A note: when, who, what about, the words; and the form that corrects them.
final class NoteRow {
    private final VBox root = new VBox();
    private final Label head = new Label();
    private final Label words = new Label();
    private final Button correct = new Button(Messages.text("step.note.correct"));
    private final Moments moments;

    NoteRow(NoteViewModel vm, Moments moments) {
        this.moments = moments;
        head.getStyleClass().add("muted");
        head.setWrapText(true);
        head.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(head, Priority.ALWAYS);
        words.setWrapText(true);
        correct.getStyleClass().addAll(Styles.FLAT, "quiet-button");
        correct.setOnAction(_ -> vm.correct());
        correct.disableProperty().bind(vm.correcting());
        var line = new HBox(head, correct);
        line.getStyleClass().add("form-line");
        words.visibleProperty().bind(vm.correcting().not());
        words.managedProperty().bind(words.visibleProperty());
        root.getStyleClass().add("note");
        root.getChildren().setAll(line, words, form(vm));
        vm.note().subscribe(this::show);
    }

    Node root() {
        return root;
    }

    private void show(Note note) {
        String kind = note.kind().words();
        head.setText(Messages.text("step.note.head", moments.brief(note.at()), note.who(), kind));
        head.setTooltip(new Tooltip(moments.full(note.at())));
        words.setText(note.text());
        correct.setAccessibleText(
                Messages.text("step.note.correct.name", moments.brief(note.at())));
    }

    private Node form(NoteViewModel vm) {
        var text = new TextArea();
        text.setAccessibleText(Messages.text("step.note.correction"));
        text.setWrapText(true);
        text.setPrefRowCount(3);
        text.textProperty().bindBidirectional(vm.text());
        TypedInput.leaveWithTab(text);
        var save = new Button(Messages.text("step.note.save"));
        save.setOnAction(_ -> vm.save());
        var cancel = new Button(Messages.text("step.cancel"));
        cancel.setOnAction(_ -> vm.cancel());
        var line = new HBox(save, cancel);
        line.getStyleClass().add("form-line");
        var form = new VBox(text, Labels.error(vm.error()), line);
        form.getStyleClass().add("form");
        form.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        vm.cancel();
                        event.consume();
                    }
                });
        form.visibleProperty().bind(vm.correcting());
        form.managedProperty().bind(vm.correcting());
        vm.correcting().subscribe((_, correcting) -> (correcting ? text : correct).requestFocus());
        return form;
    }
}
