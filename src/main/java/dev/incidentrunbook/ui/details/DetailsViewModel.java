package dev.incidentrunbook.ui.details;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdRemoved;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is known about the incident as a whole. Nothing is mandatory, and everything can be filled in at any time.
public final class DetailsViewModel implements Edits {
    private final OpenIncident open;
    private final Dialogs dialogs;
    private final Map<Detail, FieldDraft> details = new EnumMap<>(Detail.class);
    private final Map<Milestone, FieldDraft> milestones = new EnumMap<>(Milestone.class);
    private final ObjectProperty<Optional<Severity>> severity =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<String> requestIds = FXCollections.observableArrayList();
    private final StringProperty newRequestIds = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper requestIdProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper();

    public DetailsViewModel(OpenIncident open, Dialogs dialogs, Moments moments) {
        this.open = open;
        this.dialogs = dialogs;
        for (Detail detail :
                List.of(Detail.TITLE, Detail.SERVICE, Detail.ENVIRONMENT, Detail.ENDPOINT)) {
            details.put(detail, FieldDraft.of(open, detail, moments));
        }
        for (Milestone milestone : Milestone.values()) {
            milestones.put(milestone, FieldDraft.of(open, milestone, moments));
        }
        open.incident().subscribe(this::read);
        severity.subscribe((_, chosen) -> grade(chosen));
    }

    /// The field of a detail; the severity has none, since it is chosen.
    public FieldDraft detail(Detail detail) {
        return Optional.ofNullable(details.get(detail)).orElseThrow();
    }

    /// The field of a milestone.
    public FieldDraft milestone(Milestone milestone) {
        return Optional.ofNullable(milestones.get(milestone)).orElseThrow();
    }

    /// How bad it is; choosing saves.
    public ObjectProperty<Optional<Severity>> severity() {
        return severity;
    }

    /// The requests that failed.
    public ObservableList<String> requestIds() {
        return requestIds;
    }

    /// Request IDs about to be added: one, or several with spaces, commas or line breaks between them.
    public StringProperty newRequestIds() {
        return newRequestIds;
    }

    /// Why a request ID was not added; blank when it was.
    public ReadOnlyStringProperty requestIdProblem() {
        return requestIdProblem.getReadOnlyProperty();
    }

    /// Whether the incident is closed.
    public ReadOnlyBooleanProperty closed() {
        return closed.getReadOnlyProperty();
    }

    @Override
    public void flush() {
        details.values().forEach(FieldDraft::save);
        milestones.values().forEach(FieldDraft::save);
        if (!newRequestIds.get().isBlank()) {
            addRequestIds();
        }
    }

    /// Says that a milestone was reached just now.
    public void reachNow(Milestone milestone) {
        milestone(milestone).enter("now");
    }

    /// Adds the request IDs that were typed.
    public void addRequestIds() {
        requestIdProblem.set("");
        String typed = newRequestIds.get();
        List<String> ids =
                List.of(typed.strip().split("[\\s,;]+", -1)).stream()
                        .filter(id -> !requestIds.contains(id))
                        .distinct()
                        .toList();
        newRequestIds.set("");
        try {
            ids.stream()
                    .map(Setting::requestId)
                    .forEach(event ->
                            open.record(
                                    event,
                                    Optional.empty(),
                                    () -> {},
                                    sentence -> giveBack(typed, sentence)));
        } catch (RefusedException e) {
            giveBack(typed, String.valueOf(e.getMessage()));
        }
    }

    /// Says that a request does not belong here.
    public void removeRequestId(String id) {
        open.record(new RequestIdRemoved(id));
    }

    /// Closes the incident, after telling what is still open in it.
    public void close() {
        flush();
        Incident incident = open.incident().get();
        String title = Messages.text("details.close.title", incident.id());
        if (dialogs.confirm(title, whatIsOpen(incident), Messages.text("details.close.verb"))) {
            open.record(new Closed());
        }
    }

    /// Takes a closed incident up again.
    public void reopen() {
        open.record(new Reopened());
    }

    private void giveBack(String typed, String sentence) {
        newRequestIds.set(typed);
        requestIdProblem.set(Messages.text("details.not-saved", sentence));
    }

    private void read(Incident incident) {
        severity.set(incident.severity());
        if (!requestIds.equals(incident.requestIds())) {
            requestIds.setAll(incident.requestIds());
        }
        closed.set(incident.closed());
    }

    private void grade(Optional<Severity> chosen) {
        if (!chosen.equals(open.incident().get().severity())) {
            open.record(
                    new DetailSet(Detail.SEVERITY, chosen.map(Severity::name).orElse("")),
                    Optional.empty(),
                    () -> {},
                    sentence -> {
                        severity.set(open.incident().get().severity());
                        open.say(sentence);
                    });
        }
    }

    private static String whatIsOpen(Incident incident) {
        List<StepRun> waiting =
                incident.steps().stream().filter(run -> !run.outcome().settled()).toList();
        if (waiting.isEmpty()) {
            return Messages.text("details.close.nothing-open");
        }
        return Messages.text(
                "details.close.open",
                waiting.stream()
                        .map(run ->
                                Messages.text(
                                        "details.close.step",
                                        Integer.toString(run.number()),
                                        run.step().title(),
                                        run.outcome().words()))
                        .collect(Collectors.joining("\n")));
    }
}
