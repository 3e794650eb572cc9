package dev.incidentrunbook.ui.runbooks;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the runbook of the open incident knows, as it read when the incident was opened.
public final class ReferenceViewModel {
    private final String title;
    private final List<Chapter> all;
    private final StringProperty words = new SimpleStringProperty("");
    private final ObservableList<Chapter> chapters = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");

    /// @param open the incident
    public ReferenceViewModel(OpenIncident open) {
        Incident incident = open.incident().get();
        title =
                incident.runbook()
                        .map(r -> Messages.text("reference.title", r.symptom()))
                        .orElseGet(() -> Messages.text("reference.unreadable"));
        all = incident.runbook().map(Chapters::of).orElse(List.of());
        words.subscribe(this::show);
    }

    /// What the reference is about.
    public String title() {
        return title;
    }

    /// Words that must occur.
    public StringProperty words() {
        return words;
    }

    /// What holds the words, in order.
    public ObservableList<Chapter> chapters() {
        return chapters;
    }

    /// How much holds the words; blank while nothing is searched for.
    public ReadOnlyStringProperty found() {
        return found.getReadOnlyProperty();
    }

    private void show(String typed) {
        List<String> wanted =
                Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(w -> !w.isEmpty())
                        .toList();
        List<Chapter> holding =
                all.stream().map(c -> c.holding(wanted)).filter(c -> !c.facts().isEmpty()).toList();
        Patch.apply(chapters, holding);
        int facts = holding.stream().mapToInt(c -> c.facts().size()).sum();
        found.set(
                wanted.isEmpty()
                        ? ""
                        : facts == 0
                                ? Messages.text("reference.found-nothing")
                                : Messages.text("reference.found", Integer.toString(facts)));
    }
}
