package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.runbook.Step;
import dev.incidentrunbook.runbook.Step.Field;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.TypedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// All that stands on the page of one step. Pages are kept while the incident is open, so that words typed on one are still
/// there after a visit to another.
final class StepPage {
    private final Step step;
    private final int number;
    private final List<ItemViewModel> items;
    private final Map<Field, TypedText> fields;
    private final NotesViewModel notes;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper gap = new ReadOnlyStringWrapper("");
    private boolean pressedEarly;

    StepPage(OpenIncident open, StepRun run, Moments moments) {
        step = run.step();
        number = run.number();
        items = step.items().stream().map(i -> new ItemViewModel(open, run, i)).toList();
        fields = new LinkedHashMap<>();
        step.fields().forEach(f -> fields.put(f, typed(open, f)));
        notes = new NotesViewModel(open, step.id(), moments);
        items.forEach(i -> i.answer().subscribe((_, _) -> countItems()));
        countItems();
    }

    /// Takes in what is saved.
    void read(Incident incident) {
        incident.step(step.id()).ifPresent(run -> items.forEach(i -> i.read(run)));
        notes.read(incident);
    }

    /// Saves what was typed into fields.
    void save() {
        fields.values().forEach(TypedText::save);
    }

    /// Required items that are open, in order. From now on the page says how many are left.
    List<ItemViewModel> gaps() {
        pressedEarly = true;
        countItems();
        return openRequired();
    }

    Step step() {
        return step;
    }

    int number() {
        return number;
    }

    List<ItemViewModel> items() {
        return items;
    }

    /// What is typed into each field, in order.
    Map<Field, TypedText> fields() {
        return fields;
    }

    NotesViewModel notes() {
        return notes;
    }

    /// How many items have an answer.
    ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /// How many required items are left, once somebody tried to finish too early; else blank.
    ReadOnlyStringProperty gap() {
        return gap.getReadOnlyProperty();
    }

    private TypedText typed(OpenIncident open, Field field) {
        return new TypedText(
                open,
                incident -> incident.step(step.id()).map(run -> run.field(field.id())).orElse(""),
                words -> new FieldFilled(step.id(), field.id(), words));
    }

    private void countItems() {
        long answered =
                items.stream().filter(i -> !(i.answer().get() instanceof Answer.Open)).count();
        count.set(
                Messages.text(
                        "step.checklist.count",
                        Long.toString(answered),
                        Integer.toString(items.size())));
        int left = openRequired().size();
        if (!pressedEarly || left == 0) {
            gap.set("");
        } else {
            gap.set(
                    left == 1
                            ? Messages.text("step.gap.one")
                            : Messages.text("step.gap.many", Integer.toString(left)));
        }
    }

    private List<ItemViewModel> openRequired() {
        return items.stream().filter(ItemViewModel::gap).toList();
    }
}
