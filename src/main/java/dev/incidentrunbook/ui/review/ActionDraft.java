package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.ActionItem.Priority;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ActionReopened;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A follow-up action as it stands in its row. A field is saved when it is left; one that cannot be saved keeps its words
/// and says why.
public final class ActionDraft {
    static final List<TypeChoice> TYPES =
            Stream.concat(
                            Stream.of(
                                    new TypeChoice(
                                            Optional.empty(), Messages.text("review.no-type"))),
                            Arrays.stream(ActionItem.Type.values())
                                    .map(t -> new TypeChoice(Optional.of(t), words(t))))
                    .toList();
    static final List<PriorityChoice> PRIORITIES =
            Stream.concat(
                            Stream.of(
                                    new PriorityChoice(
                                            Optional.empty(), Messages.text("review.no-priority"))),
                            Arrays.stream(Priority.values())
                                    .map(p -> new PriorityChoice(Optional.of(p), p.name())))
                    .toList();

    private final OpenIncident open;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty owner = new SimpleStringProperty("");
    private final StringProperty due = new SimpleStringProperty("");
    private final ObjectProperty<TypeChoice> type = new SimpleObjectProperty<>(TYPES.getFirst());
    private final ObjectProperty<PriorityChoice> priority =
            new SimpleObjectProperty<>(PRIORITIES.getFirst());
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper savingDone = new ReadOnlyBooleanWrapper();
    private Action saved;
    private int doneUnderWay;

    /// What an action is for, as it stands in the list of choices; empty when nobody said.
    public record TypeChoice(Optional<ActionItem.Type> type, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /// How soon an action matters, as it stands in the list of choices; empty when nobody said.
    public record PriorityChoice(Optional<Priority> priority, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    ActionDraft(Action action, OpenIncident open) {
        this.open = open;
        this.saved = action;
        fill(action.item());
        done.set(action.done());
        Stream.<ReadOnlyProperty<?>>of(text, owner, due, type, priority)
                .forEach(property -> property.subscribe(this::compare));
    }

    /// How it is called: `A2`.
    public String label() {
        return "A" + saved.number();
    }

    /// What to do.
    public StringProperty text() {
        return text;
    }

    /// Who does it.
    public StringProperty owner() {
        return owner;
    }

    /// By when, as typed.
    public StringProperty due() {
        return due;
    }

    /// What it is for.
    public ObjectProperty<TypeChoice> type() {
        return type;
    }

    /// How soon it matters.
    public ObjectProperty<PriorityChoice> priority() {
        return priority;
    }

    /// Whether it is done.
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /// Whether the mark of being done is still on its way to the disk.
    public ReadOnlyBooleanProperty savingDone() {
        return savingDone.getReadOnlyProperty();
    }

    /// Why something in the row is not saved; blank when all of it is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Saves what was changed in the row, if it can be saved as it stands.
    public void save() {
        if (text.get().isBlank()) {
            problem.set(Messages.text("review.action-blank"));
            return;
        }
        Optional<LocalDate> date;
        try {
            date =
                    due.get().isBlank()
                            ? Optional.empty()
                            : Optional.of(LocalDate.parse(due.get().strip()));
        } catch (DateTimeParseException _) {
            problem.set(Messages.text("review.action-due-wrong"));
            return;
        }
        problem.set("");
        var wanted =
                new ActionItem(
                        text.get().strip(),
                        Optional.of(owner.get().strip()).filter(o -> !o.isEmpty()),
                        date,
                        type.get().type(),
                        priority.get().priority());
        if (!wanted.equals(saved.item())) {
            record(new ActionChanged(saved.id(), wanted));
        }
    }

    /// Marks it as done, or as open again.
    public void toggleDone() {
        boolean wanted = !done.get();
        done.set(wanted);
        doneUnderWay++;
        savingDone.set(true);
        open.record(
                wanted ? new ActionCompleted(saved.id()) : new ActionReopened(saved.id()),
                Optional.empty(),
                this::arrived,
                sentence -> {
                    arrived();
                    fail(sentence);
                });
    }

    private void arrived() {
        doneUnderWay--;
        savingDone.set(doneUnderWay > 0);
        showDone();
    }

    /// Shows whether it is done as far as that is saved, unless a newer answer is on its way.
    private void showDone() {
        if (doneUnderWay == 0) {
            done.set(saved.done());
        }
    }

    private void compare() {
        open.unsaved(this, !untouched(saved.item()));
    }

    /// Drops it.
    public void remove() {
        String told = Messages.text("review.action-removed", label());
        open.record(
                new ActionRemoved(saved.id()), Optional.empty(), () -> open.say(told), this::fail);
    }

    /// It stands on the screen no longer.
    void dropped() {
        open.unsaved(this, false);
    }

    /// Whether nobody took it on, or it has no date, though it is still to be done.
    boolean incomplete() {
        return !saved.done() && (saved.item().owner().isEmpty() || saved.item().due().isEmpty());
    }

    boolean is(Action action) {
        return saved.id().equals(action.id());
    }

    /// Takes over what is saved now, except where somebody is typing.
    void show(Action action) {
        Action before = saved;
        saved = action;
        if (untouched(before.item())) {
            fill(action.item());
            problem.set("");
        }
        showDone();
        compare();
    }

    private boolean untouched(ActionItem item) {
        return text.get().equals(item.text())
                && owner.get().equals(item.owner().orElse(""))
                && due.get().equals(item.due().map(LocalDate::toString).orElse(""))
                && type.get().type().equals(item.type())
                && priority.get().priority().equals(item.priority());
    }

    private void fill(ActionItem item) {
        text.set(item.text());
        owner.set(item.owner().orElse(""));
        due.set(item.due().map(LocalDate::toString).orElse(""));
        TYPES.stream().filter(c -> c.type().equals(item.type())).forEach(type::set);
        PRIORITIES.stream()
                .filter(c -> c.priority().equals(item.priority()))
                .forEach(priority::set);
    }

    private void record(IncidentEvent event) {
        open.record(event, Optional.empty(), () -> {}, this::fail);
    }

    private void fail(String sentence) {
        problem.set(Messages.text("review.not-saved", sentence));
    }

    private static String words(ActionItem.Type type) {
        return switch (type) {
            case MITIGATE -> Messages.text("review.type-mitigate");
            case PREVENT -> Messages.text("review.type-prevent");
            case DETECT -> Messages.text("review.type-detect");
            case PROCESS -> Messages.text("review.type-process");
        };
    }
}
