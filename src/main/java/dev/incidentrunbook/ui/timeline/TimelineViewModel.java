package dev.incidentrunbook.ui.timeline;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Timeline;
import dev.incidentrunbook.incident.Timeline.Entry;
import dev.incidentrunbook.incident.Timeline.Kind;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.Place;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The timeline of the open incident: which entries are shown, in which order. One for each open incident.
public final class TimelineViewModel implements Edits {
    private final OpenIncident open;
    private final Place.Navigation navigation;
    private final RowWriter writer;
    private final EntryDraft draft;
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.HAPPENED);
    private final ObjectProperty<KindChoice> kind;
    private final ObjectProperty<StepChoice> step;
    private final StringProperty words = new SimpleStringProperty("");
    private final List<KindChoice> kinds = kindChoices();
    private final ObservableList<StepChoice> steps = FXCollections.observableArrayList();
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<TimelineRow>> wanted =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    /// The two orders an incident can be told in.
    public enum Order {
        HAPPENED,
        RECORDED
    }

    /// A kind to filter by; empty for every kind.
    public record KindChoice(Optional<Kind> kind, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /// A step to filter by or to write to; empty for every step, blank for the incident as a whole.
    public record StepChoice(Optional<String> step, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /// @param open the incident
    /// @param navigation where links lead
    /// @param zone the responder's zone
    public TimelineViewModel(OpenIncident open, Place.Navigation navigation, ZoneId zone) {
        this.open = open;
        this.navigation = navigation;
        this.writer = new RowWriter(zone);
        this.draft = new EntryDraft(open, zone);
        kind = new SimpleObjectProperty<>(kinds.getFirst());
        step =
                new SimpleObjectProperty<>(
                        new StepChoice(Optional.empty(), Messages.text("timeline.all-steps")));
        open.incident().subscribe(this::show);
        order.subscribe(() -> show(incident()));
        kind.subscribe(() -> show(incident()));
        step.subscribe(() -> show(incident()));
        words.subscribe(() -> show(incident()));
    }

    /// By which of its two moments an event is placed and dated.
    public ObjectProperty<Order> order() {
        return order;
    }

    /// The kind shown.
    public ObjectProperty<KindChoice> kind() {
        return kind;
    }

    /// The step shown.
    public ObjectProperty<StepChoice> step() {
        return step;
    }

    /// Words that must occur.
    public StringProperty words() {
        return words;
    }

    /// Every kind there is, "all" first.
    public List<KindChoice> kinds() {
        return kinds;
    }

    /// Every step there is, "all" first.
    public ObservableList<StepChoice> steps() {
        return steps;
    }

    /// What is shown.
    public ObservableList<TimelineRow> rows() {
        return rows;
    }

    /// How many entries are shown, and of how many.
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    @Override
    public void flush() {
        draft.flush();
    }

    /// The entry that is being written.
    public EntryDraft draft() {
        return draft;
    }

    /// The row to go to next; empty for the newest.
    ObjectProperty<Optional<TimelineRow>> wanted() {
        return wanted;
    }

    /// Makes the event at a place the one to go to, and sees that it is shown; 0 leaves everything as it is.
    public void show(long seq) {
        incident().history().stream()
                .filter(e -> e.seq() == seq)
                .map(Recorded::id)
                .findFirst()
                .ifPresent(event -> {
                    clearFilter();
                    wanted.set(rows.stream().filter(r -> r.event().equals(event)).findFirst());
                });
    }

    /// Shows everything again.
    public void clearFilter() {
        kind.set(kinds.getFirst());
        step.set(steps.getFirst());
        words.set("");
    }

    /// Goes to what a row is about: its evidence, else its step. Harmless for rows about neither.
    public void open(TimelineRow row) {
        if (row.evidence().isPresent()) {
            openEvidence(row);
        } else {
            openStep(row);
        }
    }

    /// Goes to the evidence of a row.
    public void openEvidence(TimelineRow row) {
        row.evidence()
                .ifPresent(number ->
                        navigation.go(
                                incident().history().stream()
                                        .filter(e -> e.id().equals(row.event()))
                                        .map(Recorded::event)
                                        .<Place>map(e -> place(number, e))
                                        .findFirst()
                                        .orElse(new Place.Evidence(number))));
    }

    /// Marked lines are read where they stand.
    private static Place place(int number, IncidentEvent event) {
        return event instanceof LinesMarked marked
                ? new Place.Viewer(number, marked.file(), marked.firstLine())
                : new Place.Evidence(number);
    }

    /// Goes to the step of a row.
    public void openStep(TimelineRow row) {
        if (!row.step().isEmpty()) {
            navigation.go(new Place.Step(row.step()));
        }
    }

    /// Rows as text for a message or a ticket, one a line, tabs between the columns.
    public String asText(List<TimelineRow> chosen) {
        return chosen.stream().map(RowWriter::line).collect(Collectors.joining("\n"));
    }

    private Incident incident() {
        return open.incident().get();
    }

    private void show(Incident incident) {
        Patch.apply(steps, stepChoices(incident));
        List<Entry> entries =
                switch (order.get()) {
                    case HAPPENED -> Timeline.byHappening(incident);
                    case RECORDED -> Timeline.byRecording(incident);
                };
        TimelineFilter filter =
                TimelineFilter.of(kind.get().kind(), step.get().step(), words.get());
        List<TimelineRow> wanted = rows(incident, entries.stream().filter(filter::wants).toList());
        Patch.apply(rows, wanted);
        String all = Integer.toString(groups(entries).size());
        count.set(
                Integer.toString(wanted.size()).equals(all)
                        ? Messages.text("timeline.count", all)
                        : Messages.text(
                                "timeline.count-filtered", Integer.toString(wanted.size()), all));
    }

    private List<TimelineRow> rows(Incident incident, List<Entry> entries) {
        return groups(entries).stream()
                .map(group -> writer.row(incident, group, order.get()))
                .toList();
    }

    /// A section of the review is saved at every pause in typing; such saves in a row are told as one, the last of them.
    private static List<List<Entry>> groups(List<Entry> entries) {
        var groups = new ArrayList<List<Entry>>();
        for (Entry entry : entries) {
            if (!groups.isEmpty() && isSaveOfTheSame(groups.getLast().getLast(), entry)) {
                groups.getLast().add(entry);
            } else {
                groups.add(new ArrayList<>(List.of(entry)));
            }
        }
        return groups;
    }

    private static boolean isSaveOfTheSame(Entry one, Entry other) {
        return one.kind() == Kind.REVIEW
                && other.kind() == Kind.REVIEW
                && one.counts() == other.counts()
                && one.text().equals(other.text())
                && one.event().who().equals(other.event().who());
    }

    private static List<KindChoice> kindChoices() {
        return Stream.concat(
                        Stream.of(
                                new KindChoice(
                                        Optional.empty(), Messages.text("timeline.all-kinds"))),
                        Arrays.stream(Kind.values())
                                .map(k ->
                                        new KindChoice(
                                                Optional.of(k), RowWriter.capital(k.words()))))
                .toList();
    }

    private static List<StepChoice> stepChoices(Incident incident) {
        var choices = new ArrayList<StepChoice>();
        choices.add(new StepChoice(Optional.empty(), Messages.text("timeline.all-steps")));
        choices.addAll(EntryDraft.stepChoices(incident));
        return choices;
    }
}
