package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.ui.home.HomeViewModel;
import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.LogWatch;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.search.SearchViewModel;
import dev.incidentrunbook.ui.settings.SettingsViewModel;
import dev.incidentrunbook.ui.trends.TrendsViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The window: which incident is open, which screen is in front, and what the frame around it says.
public final class ShellViewModel implements Place.Navigation, HomeViewModel.Doors {
    private final Choices choices;
    private final Work work;
    private final Dialogs dialogs;
    private final IncidentReader reader;
    private final LogWatch watch;
    private final PastIncidents past;
    private final TrendsViewModel trends;
    private final Upkeep upkeep;
    private final Closing closing;
    private final HomeViewModel home;
    private final SettingsViewModel settings;
    private final SearchViewModel search;
    private final Route route;
    private final Bundling bundling;
    private final IncidentFrame frame;
    private final Incidents incidents;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private Subscription following = Subscription.EMPTY;
    private final List<Work.Cancellable> beats = new ArrayList<>();

    /// Where one can go only when the store is closed before.
    public interface Doors {
        /// Closes the store, mends it, and comes back.
        void recover(Health health);

        /// Closes the store, puts a backup in its place, and comes back.
        ///
        /// @param exactly whether to leave out what was recorded after it
        void restore(Backup backup, boolean exactly);
    }

    /// @param store the store, which is open as long as this is used
    /// @param doors where one can go when the store is closed before
    /// @param left damage that somebody chose to go on with
    public ShellViewModel(
            Desktop desktop,
            DesktopStore store,
            Choices choices,
            Appearance appearance,
            Work work,
            Dialogs dialogs,
            Doors doors,
            Health left) {
        this.choices = choices;
        this.work = work;
        this.dialogs = dialogs;
        var masking = new Masking(work, dialogs, choices);
        frame = new IncidentFrame(new Moments(desktop.zone()));
        reader = new IncidentReader(desktop, store, choices, work, dialogs);
        past = new PastIncidents(store.log(), work);
        trends =
                new TrendsViewModel(
                        past, desktop.clock(), desktop.zone(), work, dialogs, this::open);
        upkeep =
                new Upkeep(
                        desktop,
                        store,
                        choices,
                        work,
                        dialogs,
                        doors,
                        left,
                        reader.response(),
                        notice::set);
        incidents =
                new Incidents(
                        incident ->
                                new OpenIncident(
                                        incident,
                                        reader.response(),
                                        store.log(),
                                        desktop.clock(),
                                        work,
                                        dialogs),
                        open ->
                                IncidentScreens.of(
                                        open,
                                        desktop,
                                        store,
                                        past,
                                        work,
                                        dialogs,
                                        choices,
                                        masking,
                                        this,
                                        upkeep.watch()::suspect),
                        work,
                        notice::set);
        incidents.inFront().subscribe(upkeep::enter);
        route = new Route(frame, incidents.inFront(), this::flush);
        closing = new Closing(incidents, this::flush, work, dialogs);
        home =
                new HomeViewModel(
                        store.log(),
                        desktop.clock(),
                        work,
                        this,
                        choices.get(Choice.LAST_INCIDENT).orElse(""));
        search =
                new SearchViewModel(
                        store.index(),
                        store.log(),
                        store.evidence(),
                        desktop.clock(),
                        work,
                        new Finding(this));
        settings =
                new SettingsViewModel(
                        choices,
                        appearance,
                        store.responder(),
                        desktop.folder(),
                        desktop.zone(),
                        this::reenter,
                        () -> go(new Place.Safekeeping()));
        bundling = new Bundling(desktop, store, work, dialogs, masking, notice::set);
        watch = new LogWatch(store.log(), work, this::begin);
        watch.listen(home::take);
        watch.whenTroubled(home::unreadable);
        watch.listen(this::refresh);
        watch.listen(this::learn);
    }

    /// Starts the clocks, looks for what other programs write, and opens the incident that was asked for.
    ///
    /// @param incident the incident to open
    /// @param at the place to go to in it, when that is not where work goes on
    public void start(Optional<String> incident, Optional<Place> at) {
        beats.add(work.every(1000, this::tick));
        beats.add(work.every(500, this::look));
        look();
        upkeep.start();
        incident.ifPresentOrElse(
                id ->
                        reader.open(
                                id,
                                opened -> enter(opened, at.orElseGet(() -> Route.work(opened))),
                                notice::set),
                () -> at.ifPresent(this::go));
    }

    /// Ends the clocks, and checks and backups that are under way, before the store is closed.
    ///
    /// @param ended called when they have come to their end
    void stop(Runnable ended) {
        beats.forEach(Work.Cancellable::cancel);
        bundling.cancel();
        search.cancel();
        upkeep.stop(ended);
    }

    /// The incident that is open; empty when none is.
    Optional<String> openIncident() {
        return screens().get().map(s -> s.open().incident().get().id());
    }

    /// Looks after the store.
    Upkeep upkeep() {
        return upkeep;
    }

    /// Waits with closing until everything is saved.
    Closing closing() {
        return closing;
    }

    /// The screens of the open incident.
    ReadOnlyObjectProperty<Optional<IncidentScreens>> screens() {
        return incidents.inFront();
    }

    HomeViewModel home() {
        return home;
    }

    /// What the incidents have in common.
    TrendsViewModel trends() {
        return trends;
    }

    SearchViewModel search() {
        return search;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    SettingsViewModel settings() {
        return settings;
    }

    /// What is in front.
    public ReadOnlyObjectProperty<Place> place() {
        return route.place();
    }

    /// What the top of the window says; empty when no incident is open.
    ReadOnlyObjectProperty<Optional<Header>> header() {
        return frame.header();
    }

    /// The list of steps; empty when no incident is open.
    ObservableList<StepLine> steps() {
        return frame.steps();
    }

    /// What the list at the left calls the evidence, with how many there are.
    ReadOnlyStringProperty evidence() {
        return frame.evidence();
    }

    /// Whether everything is on the disk, in a word.
    ReadOnlyStringProperty saved() {
        return frame.saved();
    }

    /// A sentence that concerns the whole incident, or the whole program; blank when there is none.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Takes the notice away.
    void dismissNotice() {
        notice.set("");
        screens().get().ifPresent(s -> s.open().say(""));
    }

    /// How one gets from place to place.
    Route route() {
        return route;
    }

    @Override
    public void go(Place wanted) {
        route.go(wanted);
    }

    /// Opens an incident at a place.
    void open(String id, Place at) {
        if (openIncident().filter(id::equals).isPresent()) {
            go(at);
        } else {
            reader.open(id, incident -> enter(incident, at), notice::set);
        }
    }

    /// Whether the incident is in front, so that what is done to it can be seen.
    boolean atIncident() {
        return route.place().get() instanceof Place.OfIncident && screens().get().isPresent();
    }

    @Override
    public void open(String id) {
        if (openIncident().filter(id::equals).isPresent()) {
            route.goToWork();
            return;
        }
        reader.open(id, incident -> enter(incident, Route.work(incident)), notice::set);
    }

    @Override
    public void begin() {
        reader.begin(incident -> enter(incident, Route.work(incident)), notice::set);
    }

    @Override
    public void compare() {
        go(new Place.Trends());
    }

    /// Takes back the last thing.
    void undo() {
        if (atIncident()) {
            screens().get().ifPresent(s -> s.open().undo());
        }
    }

    /// Takes back the last undo.
    void redo() {
        if (atIncident()) {
            screens().get().ifPresent(s -> s.open().redo());
        }
    }

    /// Exports the open incident as one file that the responder chooses.
    void exportBundle() {
        openIncident()
                .ifPresent(id ->
                        bundling.chooseTarget(id)
                                .ifPresent(file -> {
                                    flush();
                                    // Read after everything that is on its way to the disk.
                                    reader.open(
                                            id,
                                            incident ->
                                                    bundling.export(
                                                            incident, reader.response(), file),
                                            notice::set);
                                }));
    }

    /// Imports a bundle that the responder chooses.
    void importBundle() {
        bundling.importOne(this::look);
    }

    /// The bundle that is exported or imported.
    Bundling bundling() {
        return bundling;
    }

    /// Records what was typed anywhere and not recorded yet.
    public void flush() {
        settings.flush();
        incidents.all().forEach(IncidentScreens::flush);
    }

    /// Gets ready to close the window: what was typed is recorded first. When that does not succeed, the responder decides.
    ///
    /// @param ready closes the window
    public void close(Runnable ready) {
        closing.close(ready);
    }

    /// Looks whether another program wrote something.
    void look() {
        watch.look();
    }

    private void tick() {
        home.tick();
        upkeep.watch().look();
        screens().get().ifPresent(s -> s.open().tick());
    }

    private void begin(List<Summary> incidents) {
        home.show(incidents);
        search.learn();
    }

    private void learn(List<Recorded> events) {
        if (events.stream().anyMatch(e -> e.event() instanceof EvidenceAttached)) {
            search.learn();
        }
    }

    private void refresh(List<Recorded> events) {
        screens()
                .get()
                .map(IncidentScreens::open)
                .ifPresent(open -> {
                    Incident now = open.incident().get();
                    if (events.stream()
                            .anyMatch(e -> e.incident().equals(now.id()) && e.seq() > now.seq())) {
                        open.refresh();
                    }
                });
    }

    private void enter(Incident incident, Place at) {
        following.unsubscribe();
        flush();
        IncidentScreens entered = incidents.enter(incident);
        OpenIncident open = entered.open();
        following =
                Subscription.combine(
                        frame.follow(open),
                        open.notice().subscribe(notice::set),
                        open.incident().subscribe(this::backUpWhenClosed),
                        entered.attachments().active().subscribe(_ -> closing.attached()));
        choices.set(Choice.LAST_INCIDENT, incident.id());
        past.read();
        go(at);
    }

    private void backUpWhenClosed(Incident before, Incident after) {
        if (after.closed() && !before.closed()) {
            upkeep.watch().backUpIfDue();
        }
    }

    /// Opens the incident anew under the responder's new name.
    private void reenter() {
        screens()
                .get()
                .ifPresent(s -> {
                    Place at = route.place().get();
                    reader.open(
                            s.open().incident().get().id(),
                            incident -> enter(incident, at),
                            notice::set);
                });
    }
}
