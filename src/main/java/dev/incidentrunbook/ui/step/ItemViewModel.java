package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One checklist item. Its answer changes on the screen at once and on the disk a moment later; when that fails, this item
/// alone goes back to what is saved, and says why. Other items on their way are left alone.
final class ItemViewModel {
    private final OpenIncident open;
    private final String stepId;
    private final ChecklistItem item;
    private final String number;
    private final ReadOnlyObjectWrapper<Answer> answer;
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReasonViewModel reason = new ReasonViewModel();
    private int underWay;

    ItemViewModel(OpenIncident open, StepRun run, ChecklistItem item) {
        this.open = open;
        this.stepId = run.step().id();
        this.item = item;
        this.number = Address.itemName(run, item);
        this.answer = new ReadOnlyObjectWrapper<>(run.answer(item.id()));
    }

    ChecklistItem item() {
        return item;
    }

    /// How the shell names it: `2.3`.
    String number() {
        return number;
    }

    /// The answer as it stands on the screen.
    ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Whether the answer on the screen is still on its way to the disk.
    ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /// Why the last answer was not kept; blank when it was.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// Asks why the item does not apply.
    ReasonViewModel reason() {
        return reason;
    }

    /// Whether finishing the step has to wait for this item.
    boolean gap() {
        return item.required() && answer.get() instanceof Answer.Open;
    }

    /// Ticks the item, or unticks a ticked one.
    void toggle() {
        give(
                switch (answer.get()) {
                    case Answer.Open _, Answer.NotApplicable _ -> new Answer.Done();
                    case Answer.Done _ -> new Answer.Open();
                });
    }

    /// Begins to set the item aside, or takes it back in when it was.
    void setAsideOrTakeBack() {
        switch (answer.get()) {
            case Answer.NotApplicable _ -> give(new Answer.Open());
            case Answer.Open _, Answer.Done _ ->
                    reason.ask(
                            Messages.text("step.item.why", number),
                            Messages.text("step.item.set-aside.verb"),
                            true,
                            why -> give(new Answer.NotApplicable(why)));
        }
    }

    /// Takes in what is saved, unless an answer is on its way, which is newer.
    void read(StepRun run) {
        if (underWay == 0) {
            answer.set(run.answer(item.id()));
        }
    }

    private void give(Answer next) {
        error.set("");
        answer.set(next);
        underWay++;
        saving.set(true);
        open.record(
                new ItemAnswered(stepId, item.id(), next),
                Optional.empty(),
                this::arrived,
                sentence -> {
                    error.set(Messages.text("typed.not-saved", sentence));
                    arrived();
                });
    }

    private void arrived() {
        underWay--;
        saving.set(underWay > 0);
        open.incident().get().step(stepId).ifPresent(this::read);
    }
}
