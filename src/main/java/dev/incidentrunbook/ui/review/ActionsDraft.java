package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.review.Preventions;
import dev.incidentrunbook.review.Preventions.Offer;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The follow-up actions while they are agreed on.
public final class ActionsDraft {
    private final OpenIncident open;
    private final ObservableList<ActionDraft> rows = FXCollections.observableArrayList();
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ObservableList<ActionDraft> incomplete = FXCollections.observableArrayList();
    private final StringProperty newText = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean adding;

    ActionsDraft(OpenIncident open) {
        this.open = open;
        open.incident().subscribe(this::show);
        newText.subscribe(words -> {
            problem.set("");
            open.unsaved(this, !words.isBlank());
        });
    }

    /// The actions agreed on, in the order of their numbers.
    public ObservableList<ActionDraft> rows() {
        return rows;
    }

    /// The actions that nobody has taken on or that have no date.
    public ObservableList<ActionDraft> incomplete() {
        return incomplete;
    }

    /// What the runbook suggests and is not agreed on yet; what helps against the causes that were named comes first.
    public ObservableList<Offer> offers() {
        return offers;
    }

    /// The action that is being typed.
    public StringProperty newText() {
        return newText;
    }

    /// Why the typed action was not added; blank when there is nothing to say.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Adds what was typed.
    public void add() {
        String typed = newText.get();
        if (typed.isBlank()) {
            problem.set(Messages.text("review.action-missing"));
        } else if (!adding) {
            adding = true;
            add(
                    ActionItem.of(typed.strip()),
                    () -> {
                        adding = false;
                        if (newText.get().equals(typed)) {
                            newText.set("");
                        }
                    });
        }
    }

    /// Adds what the runbook suggests.
    public void add(Offer offer) {
        Optional<ActionItem.Type> type =
                Arrays.stream(ActionItem.Type.values())
                        .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(offer.type()))
                        .findFirst();
        add(
                new ActionItem(
                        offer.text(), Optional.empty(), Optional.empty(), type, Optional.empty()),
                () -> problem.set(""));
    }

    /// Saves what was changed in the rows, and adds what was typed and not added.
    void save() {
        rows.forEach(ActionDraft::save);
        if (!newText.get().isBlank()) {
            add();
        }
    }

    private void add(ActionItem item, Runnable added) {
        open.record(
                new ActionAdded(item),
                Optional.empty(),
                added,
                sentence -> {
                    adding = false;
                    problem.set(Messages.text("review.not-saved", sentence));
                });
    }

    private void show(Incident incident) {
        List<Action> actions = incident.actions().stream().filter(a -> !a.removed()).toList();
        List<ActionDraft> wanted = actions.stream().map(this::row).toList();
        rows.stream().filter(r -> !wanted.contains(r)).forEach(ActionDraft::dropped);
        Patch.apply(rows, wanted);
        Patch.apply(incomplete, rows.stream().filter(ActionDraft::incomplete).toList());
        Patch.apply(offers, Preventions.offered(incident));
    }

    /// Rows are kept, since somebody may be typing in them.
    private ActionDraft row(Action action) {
        Optional<ActionDraft> standing = rows.stream().filter(r -> r.is(action)).findFirst();
        standing.ifPresent(r -> r.show(action));
        return standing.orElseGet(() -> new ActionDraft(action, open));
    }
}
