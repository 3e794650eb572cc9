package dev.incidentrunbook.ui.trends;

import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.WholeFile;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.review.Metric;
import dev.incidentrunbook.review.PastIncident;
import dev.incidentrunbook.review.Trends;
import dev.incidentrunbook.review.Trends.By;
import dev.incidentrunbook.review.Trends.Cost;
import dev.incidentrunbook.review.Trends.Due;
import dev.incidentrunbook.review.Trends.Group;
import dev.incidentrunbook.review.Trends.Median;
import dev.incidentrunbook.review.Trends.PassedOver;
import dev.incidentrunbook.review.TrendsCsv;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the incidents have in common.
public final class TrendsViewModel {
    /// A chart of more rows shows nothing any more.
    private static final int MOST_BARS = 12;

    private final PastIncidents past;
    private final StampSource clock;
    private final ZoneId zone;
    private final Work work;
    private final Dialogs dialogs;
    private final Consumer<String> opens;
    private final ObjectProperty<By> by = new SimpleObjectProperty<>(By.MONTH);
    private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.MITIGATE);
    private final ObservableList<Group> groups = FXCollections.observableArrayList();
    private final ObservableList<Bar> bars = FXCollections.observableArrayList();
    private final ObservableList<Due> actions = FXCollections.observableArrayList();
    private final ObservableList<Cost> steps = FXCollections.observableArrayList();
    private final ObservableList<PassedOver> passedOver = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

    /// A bar of the chart.
    ///
    /// @param length from 0 to 1; 0 when the time is not known
    /// @param words the time, and of how many incidents it is the middle
    record Bar(String name, double length, String words) {}

    /// @param opens opens an incident by its id
    public TrendsViewModel(
            PastIncidents past,
            StampSource clock,
            ZoneId zone,
            Work work,
            Dialogs dialogs,
            Consumer<String> opens) {
        this.past = past;
        this.clock = clock;
        this.zone = zone;
        this.work = work;
        this.dialogs = dialogs;
        this.opens = opens;
        past.all().subscribe(this::compute);
        past.problem().subscribe((_, _) -> compute(past.all().get()));
        by.subscribe((_, _) -> showGroups());
        metric.subscribe((_, _) -> showBars());
    }

    /// Reads what was recorded since.
    public void read() {
        past.read();
    }

    /// By what the incidents are put together.
    ObjectProperty<By> by() {
        return by;
    }

    /// The time in the chart.
    ObjectProperty<Metric> metric() {
        return metric;
    }

    /// The table behind the chart.
    ObservableList<Group> groups() {
        return groups;
    }

    /// The chart: of months the newest, of the rest the first.
    ObservableList<Bar> bars() {
        return bars;
    }

    ObservableList<Due> actions() {
        return actions;
    }

    ObservableList<Cost> steps() {
        return steps;
    }

    ObservableList<PassedOver> passedOver() {
        return passedOver;
    }

    /// Of how many incidents all this is made.
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// What became of the export; blank before.
    ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether the export failed.
    ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Opens the incident that an action belongs to.
    void open(Due due) {
        opens.accept(due.incident());
    }

    /// Writes the table as CSV to a file that the responder chooses.
    void export() {
        String name = "incidents-by-" + key(by.get()) + ".csv";
        dialogs.chooseFileToWrite(Messages.text("trends.export.title"), name)
                .ifPresent(this::export);
    }

    private void export(Path file) {
        String csv = TrendsCsv.of(by.get(), groups);
        work.start(
                () -> {
                    WholeFile.write(
                            file,
                            // The window asked before a file that is there was chosen.
                            Existing.REPLACE,
                            out -> out.write(csv.getBytes(StandardCharsets.UTF_8)));
                    return file;
                },
                written -> {
                    failed.set(false);
                    outcome.set(Messages.text("trends.exported", written.toString()));
                },
                e -> {
                    failed.set(true);
                    outcome.set(String.valueOf(e.getMessage()));
                });
    }

    /// A median in words, for instance "12 min (3)", or that it is not known.
    static String words(Median median) {
        return median.time()
                .map(time ->
                        Messages.text(
                                "trends.median",
                                Elapsed.text(time),
                                Integer.toString(median.count())))
                .orElseGet(() -> Messages.text("trends.unknown"));
    }

    static String key(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /// Adding up a thousand incidents takes longer than a frame.
    private void compute(List<PastIncident> incidents) {
        LocalDate today = LocalDate.ofInstant(clock.now().wall(), zone);
        work.startLong(
                _ -> Trends.of(incidents, today),
                _ -> {},
                trends -> show(incidents, trends),
                e ->
                        summary.set(
                                Messages.text(
                                        "trends.unreadable", String.valueOf(e.getMessage()))));
    }

    private void show(List<PastIncident> incidents, Trends trends) {
        actions.setAll(trends.actions());
        steps.setAll(trends.steps());
        passedOver.setAll(trends.passedOver());
        showGroups();
        long overdue = trends.actions().stream().filter(Due::overdue).count();
        if (!past.problem().get().isBlank()) {
            summary.set(Messages.text("trends.unreadable", past.problem().get()));
        } else if (incidents.isEmpty()) {
            summary.set(Messages.text("trends.empty"));
        } else {
            summary.set(
                    Messages.text(
                            "trends.summary",
                            Integer.toString(incidents.size()),
                            Integer.toString(trends.actions().size()),
                            Long.toString(overdue)));
        }
    }

    private void showGroups() {
        groups.setAll(Trends.groups(past.all().get(), by.get(), zone));
        showBars();
    }

    private void showBars() {
        List<Group> shown =
                by.get() == By.MONTH
                        ? groups.subList(Math.max(0, groups.size() - MOST_BARS), groups.size())
                        : groups.subList(0, Math.min(MOST_BARS, groups.size()));
        double longest =
                shown.stream()
                        .flatMap(g -> g.time(metric.get()).time().stream())
                        .mapToDouble(time -> time.toMillis())
                        .max()
                        .orElse(0);
        bars.setAll(shown.stream().map(g -> bar(g, longest)).toList());
    }

    private Bar bar(Group group, double longest) {
        Median median = group.time(metric.get());
        double length =
                longest == 0 ? 0 : median.time().map(t -> t.toMillis() / longest).orElse(0.0);
        return new Bar(group.name(), length, words(median));
    }
}
