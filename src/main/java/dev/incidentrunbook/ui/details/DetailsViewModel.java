package dev.incidentrunbook.ui.details;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
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
    private final ReadOnlyStringWrapper severityStatus = new ReadOnlyStringWrapper("");

    /// The last choice that was sent to the disk, or what is saved when none is on its way.
    private Optional<Severity> graded = Optional.empty();

    private int grading;
    private int addingIds;
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
        graded = severity.get();
        severity.subscribe((_, chosen) -> grade(chosen));
        newRequestIds.subscribe(words -> open.unsaved(newRequestIds, !words.isBlank()));
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

    /// Whether the chosen severity is saved, in words; blank when none was chosen yet.
    public ReadOnlyStringProperty severityStatus() {
        return severityStatus.getReadOnlyProperty();
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
        if (addingIds > 0) {
            return;
        }
        requestIdProblem.set("");
        String typed = newRequestIds.get();
        try {
            List<IncidentEvent> events =
                    List.of(typed.strip().split("[\\s,;]+", -1)).stream()
                            .filter(id -> !requestIds.contains(id))
                            .distinct()
                            .<IncidentEvent>map(Setting::requestId)
                            .toList();
            addingIds = events.size() + 1;
            events.forEach(event ->
                    open.record(
                            event,
                            Optional.empty(),
                            () -> idAdded(typed),
                            sentence -> {
                                requestIdProblem.set(Messages.text("details.not-saved", sentence));
                                idAdded(typed);
                            }));
            idAdded(typed);
        } catch (RefusedException e) {
            requestIdProblem.set(
                    Messages.text("details.not-saved", String.valueOf(e.getMessage())));
        }
    }

    /// The words leave the field when all of them are saved, not before.
    private void idAdded(String typed) {
        addingIds--;
        if (addingIds == 0
                && requestIdProblem.get().isEmpty()
                && newRequestIds.get().equals(typed)) {
            newRequestIds.set("");
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

    private void read(Incident incident) {
        if (grading == 0) {
            graded = incident.severity();
            severity.set(graded);
        }
        if (!requestIds.equals(incident.requestIds())) {
            requestIds.setAll(incident.requestIds());
        }
        closed.set(incident.closed());
    }

    private void grade(Optional<Severity> chosen) {
        if (chosen.equals(graded)) {
            return;
        }
        graded = chosen;
        grading++;
        severityStatus.set(Messages.text("typed.saving"));
        open.record(
                new DetailSet(Detail.SEVERITY, chosen.map(Severity::name).orElse("")),
                Optional.empty(),
                () -> graded("typed.saved"),
                sentence -> {
                    graded("typed.waiting");
                    open.say(Messages.text("details.not-saved", sentence));
                });
    }

    /// The last choice has arrived, or has failed: what is saved is shown.
    private void graded(String status) {
        grading--;
        if (grading == 0) {
            severityStatus.set(Messages.text(status));
            graded = open.incident().get().severity();
            severity.set(graded);
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
