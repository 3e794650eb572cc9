package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ReviewStaged;
import dev.incidentrunbook.incident.ReviewStage;
import dev.incidentrunbook.incident.ReviewStage.Stage;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How far the review is, and who reviews it.
public final class StageDraft {
    private final OpenIncident open;
    private final Moments moments;
    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.DRAFT);
    private final StringProperty reviewers = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<ReviewStage> recorded = Optional.empty();

    StageDraft(OpenIncident open, Moments moments) {
        this.open = open;
        this.moments = moments;
        tell();
        open.incident().subscribe(this::show);
    }

    /// The stage chosen.
    public ObjectProperty<Stage> stage() {
        return stage;
    }

    /// Who reviews it, as typed, with commas between.
    public StringProperty reviewers() {
        return reviewers;
    }

    /// How far it is and since when, as recorded.
    public ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// Why it was not recorded; blank when it was.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Records the stage and the reviewers, if they are not as recorded.
    public void save() {
        problem.set("");
        List<String> names = names();
        if (recorded.filter(r -> r.stage() == stage.get() && r.reviewers().equals(names))
                .isPresent()) {
            return;
        }
        if (stage.get() == Stage.REVIEWED && names.isEmpty()) {
            problem.set(Messages.text("review.stage-nobody"));
            return;
        }
        open.record(
                new ReviewStaged(stage.get(), names),
                Optional.empty(),
                () -> {},
                sentence -> problem.set(Messages.text("review.not-saved", sentence)));
    }

    private List<String> names() {
        return Arrays.stream(reviewers.get().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// What is chosen and not recorded yet stays until something else is recorded.
    private void show(Incident incident) {
        if (!incident.reviewStage().equals(recorded)) {
            recorded = incident.reviewStage();
            stage.set(recorded.map(ReviewStage::stage).orElse(Stage.DRAFT));
            reviewers.set(recorded.map(r -> String.join(", ", r.reviewers())).orElse(""));
            tell();
        }
    }

    private void tell() {
        told.set(
                recorded.map(r ->
                                Messages.text(
                                        "review.stage-since",
                                        r.stage().words(),
                                        moments.brief(r.since())))
                        .orElseGet(() -> Messages.text("review.stage-none")));
    }
}
