package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.MomentReader;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notes of a step, and the one being written.
final class NotesViewModel {
    private final OpenIncident open;
    private final String stepId;
    private final MomentReader reader;
    private final Moments moments;
    private final ObservableList<NoteViewModel> notes = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<NoteKind> kind = new SimpleObjectProperty<>(NoteKind.OBSERVATION);
    private final StringProperty when = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper moment = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    NotesViewModel(OpenIncident open, String stepId, Moments moments) {
        this.open = open;
        this.stepId = stepId;
        this.reader = new MomentReader(moments.zone());
        this.moments = moments;
        when.subscribe((_, _) -> showMoment());
        text.subscribe((_, _) -> error.set(""));
        text.subscribe(words -> open.unsaved(this, !words.isBlank()));
        read(open.incident().get());
    }

    /// The notes, the newest happening last.
    ObservableList<NoteViewModel> notes() {
        return notes;
    }

    /// The words of the note being written.
    StringProperty text() {
        return text;
    }

    /// What the note being written is about.
    ObjectProperty<NoteKind> kind() {
        return kind;
    }

    /// When what it tells happened, as typed; blank for now.
    StringProperty when() {
        return when;
    }

    /// The moment that was understood, or how to write one.
    ReadOnlyStringProperty moment() {
        return moment.getReadOnlyProperty();
    }

    /// Whether the note is on its way to the disk.
    ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /// Why the note was not added; blank when nothing is wrong.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// Adds the note. The words leave the field when they are saved, not before.
    void add() {
        if (text.get().isBlank()) {
            error.set(Messages.text("step.note.missing"));
            return;
        }
        try {
            add(happenedAt());
        } catch (RefusedException e) {
            error.set(String.valueOf(e.getMessage()));
        }
    }

    /// Records what was typed, before it can be lost; a time that cannot be read becomes part of the words.
    void flush() {
        notes.forEach(NoteViewModel::flush);
        if (text.get().isBlank()) {
            return;
        }
        try {
            add(happenedAt());
        } catch (RefusedException _) {
            text.set(text.get().strip() + " (" + when.get().strip() + ")");
            when.set("");
            add(Optional.empty());
        }
    }

    /// Takes in what is saved. Rows stay, so that a correction being typed stays too.
    void read(Incident incident) {
        List<NoteViewModel> shown = new ArrayList<>();
        for (Note note : incident.notesOf(stepId)) {
            NoteViewModel row =
                    notes.stream()
                            .filter(n -> n.note().get().id().equals(note.id()))
                            .findFirst()
                            .orElseGet(() -> new NoteViewModel(open, note));
            row.read(note);
            shown.add(row);
        }
        notes.stream().filter(n -> !shown.contains(n)).forEach(NoteViewModel::dropped);
        if (!shown.equals(notes)) {
            notes.setAll(shown);
        }
    }

    private void add(Optional<Instant> at) {
        if (saving.get()) {
            return;
        }
        saving.set(true);
        error.set("");
        String words = text.get();
        open.record(
                new NoteAdded(stepId, kind.get(), words.strip()),
                at,
                () -> {
                    saving.set(false);
                    if (text.get().equals(words)) {
                        text.set("");
                        when.set("");
                        kind.set(NoteKind.OBSERVATION);
                    }
                },
                sentence -> {
                    saving.set(false);
                    error.set(Messages.text("typed.not-saved", sentence));
                });
    }

    private Optional<Instant> happenedAt() {
        return when.get().isBlank()
                ? Optional.empty()
                : Optional.of(reader.read(when.get(), open.now().get().wall()));
    }

    private void showMoment() {
        try {
            moment.set(happenedAt().map(this::ago).orElse(""));
        } catch (RefusedException e) {
            moment.set(String.valueOf(e.getMessage()));
        }
    }

    private String ago(Instant at) {
        Duration since = Duration.between(at, open.now().get().wall());
        return Messages.text("step.note.moment", moments.full(at), Elapsed.text(since));
    }
}
