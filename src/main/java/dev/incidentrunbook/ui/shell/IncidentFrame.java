package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// What the frame around every screen says about the open incident.
final class IncidentFrame {
    private final Moments moments;
    private final ReadOnlyObjectWrapper<Optional<Header>> header =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<StepLine> steps = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper evidence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");

    IncidentFrame(Moments moments) {
        this.moments = moments;
    }

    /// What the top of the window says; empty when no incident is open.
    ReadOnlyObjectProperty<Optional<Header>> header() {
        return header.getReadOnlyProperty();
    }

    /// The list of steps; empty when no incident is open.
    ObservableList<StepLine> steps() {
        return steps;
    }

    /// What the list at the left calls the evidence, with how many there are.
    ReadOnlyStringProperty evidence() {
        return evidence.getReadOnlyProperty();
    }

    /// Whether everything is on the disk, in a word.
    ReadOnlyStringProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /// The number of a step; 0 when there is no such step.
    int number(String stepId) {
        return steps.stream()
                .filter(line -> line.place().stepId().equals(stepId))
                .map(StepLine::number)
                .findFirst()
                .orElse(0);
    }

    /// Shows an incident from now on, until the subscription is given back.
    Subscription follow(OpenIncident open) {
        return Subscription.combine(
                open.incident().subscribe(_ -> show(open)),
                open.now().subscribe(_ -> show(open)),
                open.saving().subscribe(_ -> showSaved(open)),
                open.unsaved().subscribe(_ -> showSaved(open)));
    }

    private void show(OpenIncident open) {
        Incident incident = open.incident().get();
        header.set(Optional.of(Header.of(incident, open.now().get(), moments)));
        List<StepLine> lines = StepLine.of(incident, open.now().get());
        if (!lines.equals(steps)) {
            steps.setAll(lines);
        }
        long attached = incident.evidence().stream().filter(e -> !e.removed()).count();
        evidence.set(Messages.text("shell.evidence", Long.toString(attached)));
    }

    private void showSaved(OpenIncident open) {
        String unsaved = open.unsaved().get() ? "shell.not-saved-yet" : "shell.saved";
        saved.set(Messages.text(open.saving().get() > 0 ? "shell.saving" : unsaved));
    }
}
