package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.runbook.Step.Field;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One field of a step. What was typed is never lost: it stays until it is saved, also when saving fails or the screen goes
/// elsewhere.
final class FieldViewModel {
    private final OpenIncident open;
    private final String stepId;
    private final Field field;
    private final StringProperty text;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    /// What is saved, as far as the text on the screen was made from it.
    private String stored;
    /// The last words sent to the disk, or stored when none are on their way.
    private String sent;
    private int underWay;
    private boolean editing;

    FieldViewModel(OpenIncident open, StepRun run, Field field) {
        this.open = open;
        this.stepId = run.step().id();
        this.field = field;
        this.stored = run.field(field.id());
        this.sent = stored;
        this.text = new SimpleStringProperty(stored);
        text.subscribe((_, _) -> typed());
    }

    Field field() {
        return field;
    }

    /// What stands in the field.
    StringProperty text() {
        return text;
    }

    /// Whether it is saved, in words; blank when nothing was typed yet.
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Whether the last try to save it failed.
    ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Somebody types here; what others record is not put under their fingers.
    void enter() {
        editing = true;
    }

    /// Nobody types here any more: what was typed is saved, else what others recorded is shown.
    void leave() {
        editing = false;
        save();
        open.incident().get().step(stepId).ifPresent(this::read);
    }

    /// Saves what was typed, if that is not done yet.
    void save() {
        String words = words();
        if (words.equals(sent)) {
            return;
        }
        sent = words;
        underWay++;
        status.set(Messages.text("step.field.saving"));
        open.record(new FieldFilled(stepId, field.id(), words), Optional.empty(), () -> saved(words), this::notSaved);
    }

    /// Takes in what is saved, unless newer words stand here.
    void read(StepRun run) {
        if (underWay > 0 || editing || !words().equals(stored)) {
            return;
        }
        stored = run.field(field.id());
        sent = stored;
        if (!words().equals(stored)) {
            text.set(stored);
            status.set("");
        }
    }

    private void saved(String words) {
        underWay--;
        stored = words;
        typed();
    }

    private void notSaved(String sentence) {
        underWay--;
        if (underWay == 0) {
            // Nothing is on its way now, so the next pause or step away tries again.
            sent = stored;
            failed.set(true);
            status.set(Messages.text("step.not-saved", sentence));
        }
    }

    private void typed() {
        if (underWay == 0) {
            failed.set(false);
            boolean same = words().equals(stored);
            status.set(Messages.text(same ? "step.field.saved" : "step.field.typing"));
        }
    }

    private String words() {
        return text.get().strip();
    }
}
