package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A text of the open incident that is typed in place and saved without being asked. What was typed is never lost: it stays
/// until it is saved, also when saving fails or the screen goes elsewhere. What others record shows at once where nobody types.
public final class TypedText {
    private final OpenIncident open;
    private final Function<Incident, String> saved;
    private final Function<String, IncidentEvent> event;
    private final StringProperty text;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

    /// What is saved, as far as the text on the screen was made from it.
    private String stored;

    /// The last words sent to the disk, or `stored` when none are on their way.
    private String sent;

    private int underWay;
    private boolean editing;

    /// Whether the field was empty when it was entered, and nobody has typed since.
    private boolean waiting;

    /// @param saved the text as an incident has it
    /// @param event what records it
    public TypedText(
            OpenIncident open,
            Function<Incident, String> saved,
            Function<String, IncidentEvent> event) {
        this.open = open;
        this.saved = saved;
        this.event = event;
        this.stored = saved.apply(open.incident().get());
        this.sent = stored;
        this.text = new SimpleStringProperty(stored);
        text.subscribe((_, _) -> {
            waiting = false;
            typed();
        });
        open.incident()
                .subscribe((_, now) -> {
                    if (!editing) {
                        read(now);
                    }
                });
    }

    /// What stands in the field.
    public StringProperty text() {
        return text;
    }

    /// Whether it is saved, in words; blank when nothing was typed yet.
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Whether the last try to save it failed.
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Somebody types here; what others record is not put under their fingers.
    public void enter() {
        editing = true;
        waiting = words().isEmpty();
    }

    /// Nobody types here any more: what was typed is saved, else what others recorded is shown.
    public void leave() {
        editing = false;
        save();
        read(open.incident().get());
    }

    /// Shows what stands there by itself now, unless somebody types. An empty field that was only entered is filled: what was
    /// to stand there came late.
    public void show() {
        read(open.incident().get());
    }

    /// Saves what was typed, if that is not done yet.
    public void save() {
        String words = words();
        if (words.equals(sent)) {
            return;
        }
        sent = words;
        underWay++;
        status.set(Messages.text("typed.saving"));
        open.record(event.apply(words), Optional.empty(), () -> kept(words), this::notKept);
    }

    private void read(Incident incident) {
        if (underWay > 0 || (editing && !waiting) || !words().equals(stored)) {
            return;
        }
        stored = saved.apply(incident);
        sent = stored;
        if (!words().equals(stored)) {
            boolean goesOn = waiting;
            text.set(stored);
            waiting = goesOn;
            status.set("");
        }
    }

    private void kept(String words) {
        underWay--;
        stored = words;
        typed();
    }

    private void notKept(String sentence) {
        underWay--;
        if (underWay == 0) {
            // Nothing is on its way now, so the next pause or step away tries again.
            sent = stored;
            failed.set(true);
            status.set(Messages.text("typed.not-saved", sentence));
        }
    }

    private void typed() {
        open.unsaved(this, !words().equals(stored));
        if (underWay == 0) {
            failed.set(false);
            status.set(Messages.text(words().equals(stored) ? "typed.saved" : "typed.waiting"));
        }
    }

    private String words() {
        return text.get().strip();
    }
}
