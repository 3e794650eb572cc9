package dev.incidentrunbook.ui.timeline;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.MomentReader;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.timeline.TimelineViewModel.StepChoice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// An entry of the timeline while it is being written. What was typed stays until it is saved.
public final class EntryDraft {
    private final OpenIncident open;
    private final MomentReader moments;
    private final RowWriter writer;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty when = new SimpleStringProperty("");
    private final ObjectProperty<KindOfNote> kind;
    private final ObjectProperty<StepChoice> step;
    private final List<KindOfNote> kinds;
    private final ObservableList<StepChoice> steps = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper moment = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private boolean saving;

    /// What keeps an entry from being added.
    public enum Gap {
        NONE,
        TEXT,
        TIME
    }

    /// A kind of note as it stands in the list of choices.
    public record KindOfNote(NoteKind kind, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    EntryDraft(OpenIncident open, ZoneId zone) {
        this.open = open;
        this.moments = new MomentReader(zone);
        this.writer = new RowWriter(zone);
        kinds =
                Arrays.stream(NoteKind.values())
                        .map(k -> new KindOfNote(k, RowWriter.capital(k.words())))
                        .toList();
        kind = new SimpleObjectProperty<>(kinds.getFirst());
        steps.setAll(stepChoices(open.incident().get()));
        step = new SimpleObjectProperty<>(steps.getFirst());
        open.incident().subscribe(incident -> Patch.apply(steps, stepChoices(incident)));
        open.now().subscribe(_ -> resolve());
        when.subscribe(this::resolve);
        text.subscribe(words -> open.unsaved(this, !words.isBlank()));
        text.subscribe(typed -> {
            if (!typed.isBlank()) {
                outcome.set("");
            }
        });
    }

    /// What happened.
    public StringProperty text() {
        return text;
    }

    /// When it happened, as typed; blank for now.
    public StringProperty when() {
        return when;
    }

    /// What the entry is about.
    public ObjectProperty<KindOfNote> kind() {
        return kind;
    }

    /// The step it belongs to.
    public ObjectProperty<StepChoice> step() {
        return step;
    }

    /// What an entry can be about.
    public List<KindOfNote> kinds() {
        return kinds;
    }

    /// The steps an entry can belong to, the incident as a whole first.
    public ObservableList<StepChoice> steps() {
        return steps;
    }

    /// The moment that `when` says, as it will stand in the timeline; blank when it says none.
    public ReadOnlyStringProperty moment() {
        return moment.getReadOnlyProperty();
    }

    /// Why `when` says no moment; blank when it does.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What became of the last attempt to add, or what is missing; blank when there is nothing to say.
    public ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Adds the entry.
    ///
    /// @return what is missing, for the focus to go there
    public Gap add() {
        if (text.get().isBlank()) {
            outcome.set(Messages.text("timeline.add-text-missing"));
            return Gap.TEXT;
        }
        Optional<Instant> at;
        try {
            at = when.get().isBlank() ? Optional.empty() : Optional.of(read());
        } catch (RefusedException e) {
            problem.set(String.valueOf(e.getMessage()));
            return Gap.TIME;
        }
        // Enter pressed twice must not add twice.
        if (!saving) {
            record(text.get(), at);
        }
        return Gap.NONE;
    }

    /// Records what was typed, before it can be lost; a time that cannot be read becomes part of the words.
    void flush() {
        if (!text.get().isBlank() && add() == Gap.TIME) {
            text.set(text.get().strip() + " (" + when.get().strip() + ")");
            when.set("");
            add();
        }
    }

    private void record(String written, Optional<Instant> at) {
        saving = true;
        outcome.set(Messages.text("typed.saving"));
        open.record(
                new NoteAdded(step.get().step().orElse(""), kind.get().kind(), written.strip()),
                at,
                () -> {
                    saving = false;
                    if (text.get().equals(written)) {
                        text.set("");
                        when.set("");
                    }
                    outcome.set(
                            at.map(t -> Messages.text("timeline.added-at", writer.local(t)))
                                    .orElseGet(() -> Messages.text("timeline.added")));
                },
                sentence -> {
                    saving = false;
                    outcome.set(Messages.text("timeline.not-added", sentence));
                });
    }

    private Instant read() {
        return moments.read(when.get(), open.now().get().wall());
    }

    private void resolve() {
        if (when.get().isBlank()) {
            moment.set(Messages.text("timeline.when-now"));
            problem.set("");
            return;
        }
        try {
            moment.set(Messages.text("timeline.when-resolved", writer.local(read())));
            problem.set("");
        } catch (RefusedException e) {
            moment.set("");
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    static List<StepChoice> stepChoices(Incident incident) {
        var choices = new ArrayList<StepChoice>();
        choices.add(new StepChoice(Optional.of(""), Messages.text("timeline.whole-incident")));
        incident.steps()
                .forEach(run ->
                        choices.add(
                                new StepChoice(
                                        Optional.of(run.step().id()),
                                        run.number() + "  " + run.step().title())));
        return choices;
    }
}
