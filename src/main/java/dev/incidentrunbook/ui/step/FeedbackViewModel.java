package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Feedback;
import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Place;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the runbook's step that is shown fitted what was met.
final class FeedbackViewModel {
    private final OpenIncident open;
    private final Place.Navigation navigation;
    private final ReasonViewModel words = new ReasonViewModel();
    private final ObservableList<Feedback> given = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private String stepId = "";

    FeedbackViewModel(OpenIncident open, Place.Navigation navigation) {
        this.open = open;
        this.navigation = navigation;
        open.incident().subscribe((_, now) -> read(now));
    }

    /// Shows what was said about a step.
    void show(String step) {
        if (!step.equals(stepId)) {
            words.cancel();
            error.set("");
        }
        stepId = step;
        read(open.incident().get());
    }

    /// Says how the step fitted. That it held needs no words; for the rest they are asked for and may be left out.
    void say(Verdict verdict) {
        switch (verdict) {
            case HELD -> record(Verdict.HELD, "");
            case CONTRADICTED, MISSING ->
                    words.ask(
                            Messages.text("step.feedback.ask." + verdict.words()),
                            Messages.text("step.feedback.record"),
                            false,
                            text -> record(verdict, text));
        }
    }

    /// Takes back what was said.
    void takeBack(Feedback feedback) {
        open.record(new Undone(feedback.id()), Optional.empty(), () -> error.set(""), error::set);
    }

    /// Shows what it comes to.
    void openPatch() {
        navigation.go(new Place.RunbookChanges());
    }

    /// The question for words.
    ReasonViewModel words() {
        return words;
    }

    /// What was said about the step.
    ObservableList<Feedback> given() {
        return given;
    }

    /// Why it was not kept; blank when nothing is wrong.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    private void record(Verdict verdict, String text) {
        String step = stepId;
        boolean said =
                given.stream().anyMatch(f -> f.verdict() == verdict && f.text().equals(text));
        if (said) {
            return;
        }
        open.act(
                incident ->
                        open.response()
                                .record(
                                        incident,
                                        Setting.feedback(
                                                Response.step(incident, step), verdict, text)),
                () -> error.set(""),
                sentence -> error.set(Messages.text("typed.not-saved", sentence)));
    }

    private void read(Incident incident) {
        List<Feedback> now = incident.feedbackOf(stepId);
        if (!now.equals(given)) {
            given.setAll(now);
        }
    }
}
