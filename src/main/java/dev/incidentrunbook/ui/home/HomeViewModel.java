package dev.incidentrunbook.ui.home;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All incidents, newest first, as far as they match what is looked for.
public final class HomeViewModel {
    private final IncidentLog log;
    private final StampSource clock;
    private final Work work;
    private final Doors doors;
    private final String lastOpen;
    private final Map<String, HomeRow> all = new HashMap<>();
    private final ObservableList<HomeRow> rows = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hint =
            new ReadOnlyStringWrapper(Messages.text("home.reading"));
    private final ReadOnlyObjectWrapper<Optional<HomeRow>> unfinished =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Stamp> now;
    private boolean read;

    /// Where one can go from here.
    public interface Doors {
        /// Opens an incident where work goes on in it.
        void open(String incident);

        /// Begins a new incident, with nothing asked.
        void begin();

        /// Shows what the incidents have in common.
        void compare();
    }

    /// @param lastOpen id of the incident that was open last, which is offered first; blank when there is none
    public HomeViewModel(
            IncidentLog log, StampSource clock, Work work, Doors doors, String lastOpen) {
        this.log = log;
        this.clock = clock;
        this.work = work;
        this.doors = doors;
        this.lastOpen = lastOpen;
        this.now = new ReadOnlyObjectWrapper<>(clock.now());
        search.subscribe(_ -> show());
    }

    /// What is shown, newest first.
    public ObservableList<HomeRow> rows() {
        return rows;
    }

    /// What is looked for: every word of it must occur in an incident.
    public StringProperty search() {
        return search;
    }

    /// What to say when no row is shown.
    public ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    /// An incident that was not closed: the one that was open last, otherwise the newest.
    public ReadOnlyObjectProperty<Optional<HomeRow>> unfinished() {
        return unfinished.getReadOnlyProperty();
    }

    /// The clocks, about once a second.
    public ReadOnlyObjectProperty<Stamp> now() {
        return now.getReadOnlyProperty();
    }

    /// Every incident, newest first, whatever is looked for.
    public List<HomeRow> all() {
        return sorted(all.values());
    }

    /// Moves the clocks on; called about once a second.
    public void tick() {
        now.set(clock.now());
    }

    /// Takes in all incidents there are.
    public void show(List<Summary> incidents) {
        read = true;
        put(incidents.stream().map(HomeRow::of).toList());
    }

    /// Takes in events that arrived in the log since.
    public void take(List<Recorded> events) {
        Set<String> changed = new LinkedHashSet<>();
        events.forEach(event -> changed.add(event.incident()));
        work.start(() -> rows(changed), this::put, this::fail);
    }

    /// Opens an incident.
    public void open(HomeRow row) {
        doors.open(row.id());
    }

    /// Begins a new incident.
    public void begin() {
        doors.begin();
    }

    /// Shows what the incidents have in common.
    public void compare() {
        doors.compare();
    }

    private List<HomeRow> rows(Set<String> incidents) {
        return incidents.stream()
                .map(id -> HomeRow.of(Summary.of(Incident.replay(log.read(id)))))
                .toList();
    }

    private void put(List<HomeRow> changed) {
        changed.forEach(row -> all.put(row.id(), row));
        show();
    }

    /// Says why incidents are missing here.
    public void unreadable(String sentence) {
        hint.set(Messages.text("home.unreadable", sentence));
    }

    private void fail(Exception e) {
        unreadable(String.valueOf(e.getMessage()));
    }

    private void show() {
        if (!read) {
            return;
        }
        List<HomeRow> sorted = all();
        List<HomeRow> found = sorted.stream().filter(row -> row.matches(search.get())).toList();
        unfinished.set(
                sorted.stream()
                        .filter(HomeRow::open)
                        .filter(row -> row.id().equals(lastOpen))
                        .findFirst()
                        .or(() -> sorted.stream().filter(HomeRow::open).findFirst()));
        if (!found.equals(rows)) {
            rows.setAll(found);
        }
        hint.set(Messages.text(all.isEmpty() ? "home.empty" : "home.nothing-found"));
    }

    private static List<HomeRow> sorted(Collection<HomeRow> rows) {
        return rows.stream()
                .sorted(
                        Comparator.comparing((HomeRow row) -> row.summary().openedAt())
                                .thenComparing(HomeRow::id)
                                .reversed())
                .toList();
    }
}
