package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.TypedInput;
import java.util.HashMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The notes of a step and the form for a new one.
final class NotesView {
    private final NotesViewModel vm;
    private final Moments moments;
    private final Parent root;
    private final Map<NoteViewModel, NoteRow> rows = new HashMap<>();

    @FXML private VBox list;

    @FXML private VBox form;

    @FXML private Label textLabel;

    @FXML private TextArea text;

    @FXML private Label kindLabel;

    @FXML private ComboBox<NoteKind> kind;

    @FXML private Label whenLabel;

    @FXML private TextField when;

    @FXML private Label moment;

    @FXML private Label error;

    @FXML private Label addHint;

    NotesView(NotesViewModel vm, Moments moments) {
        this.vm = vm;
        this.moments = moments;
        this.root = Fxml.load(this, "notes.fxml");
    }

    Parent root() {
        return root;
    }

    /// Where a note is typed.
    Node input() {
        return text;
    }

    /// The form of the new note.
    Node form() {
        return form;
    }

    /// Adds the note when the focus is in its form.
    ///
    /// @return false when it is elsewhere
    boolean addIfWriting() {
        Node owner = text.getScene() == null ? null : text.getScene().getFocusOwner();
        boolean writing = text.equals(owner) || when.equals(owner) || kind.equals(owner);
        if (writing) {
            vm.add();
        }
        return writing;
    }

    @FXML
    private void initialize() {
        textLabel.setLabelFor(text);
        kindLabel.setLabelFor(kind);
        whenLabel.setLabelFor(when);
        text.textProperty().bindBidirectional(vm.text());
        TypedInput.leaveWithTab(text);
        when.textProperty().bindBidirectional(vm.when());
        when.accessibleHelpProperty().bind(vm.moment());
        when.setOnAction(_ -> add());
        kind.getItems().setAll(NoteKind.values());
        kind.setConverter(new Words());
        kind.valueProperty().bindBidirectional(vm.kind());
        Labels.showIfAny(moment, vm.moment());
        Labels.showError(error, vm.error());
        vm.saving().subscribe(this::showSaving);
        vm.notes().subscribe(this::showNotes);
        showNotes();
    }

    @FXML
    private void add() {
        vm.add();
    }

    private void showSaving(boolean saving) {
        addHint.setText(
                saving
                        ? Messages.text("typed.saving")
                        : Messages.text("step.note.add.hint", Shortcut.FINISH_STEP.keyText()));
    }

    private void showNotes() {
        rows.keySet().retainAll(vm.notes());
        if (vm.notes().isEmpty()) {
            list.getChildren().setAll(Labels.muted(Messages.text("step.note.none")));
        } else {
            list.getChildren()
                    .setAll(
                            vm.notes().stream()
                                    .map(n ->
                                            rows.computeIfAbsent(
                                                            n, note -> new NoteRow(note, moments))
                                                    .root())
                                    .toList());
        }
    }

    /// Kinds as people say them.
    private static final class Words extends StringConverter<NoteKind> {
        @Override
        public String toString(NoteKind kind) {
            String words = kind.words();
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }

        @Override
        public NoteKind fromString(String text) {
            return NoteKind.OBSERVATION;
        }
    }
}
