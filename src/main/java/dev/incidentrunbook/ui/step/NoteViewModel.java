package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One note, with the words of a correction while one is being typed.
final class NoteViewModel {
    private final OpenIncident open;
    private final ReadOnlyObjectWrapper<Note> note;
    private final ReadOnlyBooleanWrapper correcting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final StringProperty text = new SimpleStringProperty("");

    NoteViewModel(OpenIncident open, Note note) {
        this.open = open;
        this.note = new ReadOnlyObjectWrapper<>(note);
        correcting.subscribe(this::compare);
        text.subscribe(this::compare);
    }

    ReadOnlyObjectProperty<Note> note() {
        return note.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty correcting() {
        return correcting.getReadOnlyProperty();
    }

    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// The words of the correction.
    StringProperty text() {
        return text;
    }

    void read(Note saved) {
        note.set(saved);
        compare();
    }

    /// It stands on the screen no longer.
    void dropped() {
        open.unsaved(this, false);
    }

    private void compare() {
        open.unsaved(this, correcting.get() && !text.get().strip().equals(note.get().text()));
    }

    void correct() {
        text.set(note.get().text());
        error.set("");
        correcting.set(true);
    }

    void cancel() {
        correcting.set(false);
    }

    /// Records the correction; the earlier words stay in the log.
    void save() {
        String words = text.get().strip();
        if (words.isEmpty()) {
            error.set(Messages.text("step.note.missing"));
            return;
        }
        if (words.equals(note.get().text())) {
            correcting.set(false);
            return;
        }
        open.record(
                new NoteRevised(note.get().id(), words),
                Optional.empty(),
                () -> correcting.set(false),
                sentence -> error.set(Messages.text("typed.not-saved", sentence)));
    }

    /// Records a correction that was typed and not saved.
    void flush() {
        if (correcting.get() && !text.get().isBlank()) {
            save();
        }
    }
}
