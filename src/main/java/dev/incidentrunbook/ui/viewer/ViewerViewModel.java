package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.LogFilter;
import dev.incidentrunbook.evidence.LogScan;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceViewed;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The evidence that is read: which rows there are, which are chosen, and where to go.
public final class ViewerViewModel {
    /// So many rows are copied at most.
    private static final int MOST_CHOSEN = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ViewerViewModel.class);

    private final OpenIncident open;
    private final Merging merging;
    private final Work work;
    private final Dialogs dialogs;
    private final Moments moments;
    private final MomentField momentField;
    private final RowWindow window;
    private final Finding finding;
    private final Marking marking;
    private final Choosing choosing;
    private final Target target;
    private final Opener opener;
    private final BooleanProperty colours = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Inside>> inside =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
    private Rows all = Rows.NONE;
    private FoldedRows rows = FoldedRows.of(Rows.NONE);
    private final StringProperty zone = new SimpleStringProperty("");
    private List<Integer> together = List.of();
    private int wanted;
    private int digits = 1;

    /// Shows nothing yet.
    ///
    /// @param moments shows moments in the responder's zone
    /// @param outgoing what becomes of text that leaves for the clipboard
    public ViewerViewModel(
            OpenIncident open,
            EvidenceStore store,
            Work work,
            Dialogs dialogs,
            Moments moments,
            UnaryOperator<String> outgoing) {
        this.open = open;
        merging = new Merging(store, moments.zone());
        this.work = work;
        this.dialogs = dialogs;
        this.moments = moments;
        momentField = new MomentField(() -> open.now().get().wall());
        window = new RowWindow(work, this::fail);
        IntFunction<Optional<String>> within = n -> merging.inside(n).flatMap(Inside::path);
        choosing = new Choosing(window, within, outgoing);
        target = new Target(work, momentField, going());
        finding = new Finding(work, this::fail);
        marking = new Marking(open, within, told::set);
        opener = new Opener(work, told::set);
    }

    /// Shows a line of an evidence.
    ///
    /// @param number number of the evidence; 0 for whichever was shown
    /// @param file the path of the file in it when it is an archive; blank for whichever was shown
    /// @param line number of the line, counted from 1; 0 for whichever was shown
    public void show(int number, String file, long line) {
        int evidence = number == 0 ? wanted : number;
        boolean other =
                !file.isEmpty()
                        && merging.inside(evidence)
                                .flatMap(Inside::path)
                                .filter(file::equals)
                                .isEmpty();
        if (other) {
            merging.path(evidence, file);
        }
        if (evidence != wanted || other) {
            target.words().set("");
            read(List.of(evidence), line);
        } else if (line > 0) {
            showAll();
            goToLine(line);
        }
    }

    /// Shows the lines of other evidences between those of this one, by their moments; none shows it alone again.
    void merge(List<Integer> others) {
        Optional<Row> at = choosing.caret();
        read(
                Stream.concat(Stream.of(wanted), others.stream()).distinct().sorted().toList(),
                at.map(Row::line).orElse(1L));
    }

    private void read(List<Integer> numbers, long line) {
        opened.set(opened.get() + 1);
        wanted = numbers.contains(wanted) ? wanted : numbers.getFirst();
        together = numbers;
        finding.clear();
        inside.set(Optional.empty());
        show(FoldedRows.of(Rows.NONE));
        Incident incident = open.incident().get();
        title.set(
                numbers.stream()
                        .flatMap(n -> incident.evidence(n).stream())
                        .map(e -> e.label() + "  " + e.name())
                        .collect(Collectors.joining(" + ")));
        if (incident.evidence(wanted).isEmpty()) {
            told.set(Messages.text("viewer.gone", "E" + wanted));
            wanted = 0;
            return;
        }
        told.set(Messages.text(numbers.size() > 1 ? "viewer.merging" : "viewer.opening"));
        opener.open(
                merging.opening(incident, numbers),
                read -> show(read, line),
                e -> {
                    merging.file(wanted, 0);
                    wanted = 0;
                    fail(e);
                });
    }

    /// Stops what is being opened.
    ///
    /// @return whether anything was
    boolean stopOpening() {
        return opener.stop();
    }

    private void show(Merging.Together read, long line) {
        merging.show(read);
        seen(read);
        told.set(
                read.without().isEmpty()
                        ? ""
                        : Messages.text(
                                "viewer.without-moments", String.join(", ", read.without())));
        inside.set(merging.inside(wanted).filter(Inside::several));
        all = read.rows();
        digits = Long.toString(all.count()).length() + (merging.several() ? "E00:".length() : 0);
        zone.set(merging.text(wanted).map(t -> t.times().reader().zone().getId()).orElse(""));
        show(FoldedRows.of(all));
        choosing.moveTo(0, false);
        goTo(Math.max(1, line));
    }

    /// Somebody sees the evidence. Harmless when that cannot be recorded: it is no reason to disturb anyone.
    private void seen(Merging.Together read) {
        for (OpenedEvidence each : read.opened().values()) {
            open.act(
                    incident ->
                            open.response()
                                    .keepCustody(
                                            incident, new EvidenceViewed(each.evidence().id())),
                    () -> {},
                    _ -> {});
        }
    }

    /// Reads another of the files in the packed evidence.
    void readFile(Member file) {
        if (inside.get().filter(in -> in.number() != file.number()).isPresent()) {
            merging.file(wanted, file.number());
            read(together, 1);
        }
    }

    /// Means the moments of the evidence in the zone that was typed, where they name none.
    void changeZone() {
        try {
            String words = zone.get().strip();
            merging.zone(
                    wanted, words.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(words)));
            merge(together);
        } catch (DateTimeException _) {
            told.set(Messages.text("viewer.zone.unclear", zone.get()));
        }
    }

    /// Shows the lines that are wanted, and no others.
    void find() {
        merging.text(wanted)
                .ifPresent(text ->
                        finding.filter(text.times(), momentField)
                                .ifPresent(filter -> find(text, filter)));
    }

    private void find(OpenedEvidence.Text text, LogFilter filter) {
        if (merging.several()) {
            told.set(Messages.text("viewer.merged.no-filter"));
            return;
        }
        if (filter.wantsAll()) {
            showAll();
            return;
        }
        told.set("");
        show(FoldedRows.of(Rows.NONE));
        choosing.moveTo(0, false);
        finding.look(text, filter, this::found);
    }

    private void found(LogScan scan) {
        var now = new FoundRows(wanted, scan, scan.count());
        if (!now.equals(rows.shut())) {
            rows = rows.over(now);
            window.grow(rows);
        }
    }

    /// Shows every line again, the chosen one in sight.
    void showAll() {
        if (finding.scan().get().isEmpty()) {
            return;
        }
        Optional<Row> at = choosing.caret();
        finding.clear();
        show(FoldedRows.of(all));
        at.ifPresent(row -> goToLine(row.line()));
    }

    /// Goes where a person wants to.
    void goToTarget() {
        target.go(merging.text(wanted));
    }

    private Target.Going going() {
        return new Target.Going() {
            @Override
            public void toLine(long line) {
                goToLine(line);
            }

            @Override
            public void toMoment(Instant moment) {
                goToMoment(moment);
            }

            @Override
            public void tell(String sentence) {
                told.set(sentence);
            }

            @Override
            public void failed(Exception e) {
                fail(e);
            }
        };
    }

    /// Goes to the first row that is not before a moment.
    void goToMoment(Instant moment) {
        told.set("");
        merging.text(wanted)
                .ifPresent(text -> go(in -> in.placeOf(wanted, text.times().lineAt(moment))));
    }

    private void goToLine(long line) {
        told.set("");
        goTo(line);
    }

    private void goTo(long line) {
        go(in -> in.placeOf(wanted, line));
    }

    /// Finds the place of something among rows.
    private interface PlaceOf {
        long in(Rows rows) throws IOException;
    }

    private void go(PlaceOf place) {
        Rows in = rows;
        beside(() -> place.in(in), choosing::jumpTo);
    }

    private <T> void beside(Callable<T> job, Consumer<T> done) {
        work.startLong(_ -> job.call(), _ -> {}, done, this::fail);
    }

    /// Marks the chosen lines, or takes a mark away.
    void mark() {
        chosen(chosen -> {
            Row first = chosen.getFirst();
            if (!Citation.followEachOther(chosen)) {
                told.set(Messages.text("viewer.mark.apart"));
                return;
            }
            merging.text(first.evidence())
                    .ifPresent(in ->
                            beside(
                                    () -> in.times().at(first.line()),
                                    at -> marking.turn(chosen, at)));
        });
    }

    /// Gets the chosen lines ready for the clipboard, with what they are cited by.
    void copyLines(Consumer<String> ready) {
        chosen(rows -> told.set(choosing.lines(rows, ready)));
    }

    /// Gets what the chosen lines are cited by ready for the clipboard.
    void copyCitation(Consumer<String> ready) {
        chosen(rows -> told.set(choosing.citation(rows, ready)));
    }

    /// Reads the chosen rows; the first of them, when there are too many.
    private void chosen(Consumer<List<Row>> then) {
        Rows from = rows;
        Selection chosen = choosing.selection().get();
        int most = Math.toIntExact(Math.min(MOST_CHOSEN, chosen.last() - chosen.first() + 1));
        beside(
                () -> from.read(chosen.first(), most),
                read -> {
                    if (!read.isEmpty()) {
                        then.accept(read);
                    }
                });
    }

    /// Folds the chosen line open, or shut.
    void fold() {
        long place = choosing.selection().get().caret();
        choosing.caret()
                .ifPresent(row -> {
                    switch (row.part()) {
                        case FOLDED -> unfold(place, row);
                        case OPEN, INNER -> {
                            long head = rows.head(place);
                            show(rows.without(place));
                            choosing.jumpTo(head);
                        }
                        case WHOLE, BYTES -> {}
                    }
                });
    }

    private void unfold(long place, Row row) {
        FoldedRows shut = rows;
        merging.text(row.evidence())
                .ifPresent(text ->
                        beside(
                                () -> Unfolded.of(row, text.lines()),
                                unfolded -> {
                                    if (shut == rows) {
                                        unfolded.ifPresent(open -> show(rows.with(place, open)));
                                    }
                                }));
    }

    private void show(FoldedRows now) {
        rows = now;
        window.show(now);
    }

    /// Counts how often something else was opened.
    ReadOnlyIntegerProperty opened() {
        return opened.getReadOnlyProperty();
    }

    RowWindow window() {
        return window;
    }

    Choosing choosing() {
        return choosing;
    }

    Target target() {
        return target;
    }

    Finding finding() {
        return finding;
    }

    Marking marking() {
        return marking;
    }

    /// The incident changes as marks come and go.
    ReadOnlyObjectProperty<Incident> incident() {
        return open.incident();
    }

    /// Whether the lines of several evidences are shown.
    boolean merged() {
        return merging.several();
    }

    /// The other evidences of the incident, whose lines can be merged with these.
    List<Evidence> others() {
        return open.incident().get().evidence().stream()
                .filter(e -> !e.removed() && e.number() != wanted)
                .toList();
    }

    /// Whether an evidence is one of those that are shown.
    boolean shown(Evidence evidence) {
        return together.contains(evidence.number());
    }

    /// In which zone moments are meant that name none, as it is typed.
    StringProperty zone() {
        return zone;
    }

    /// Whether colours are shown that lines have for a terminal.
    BooleanProperty colours() {
        return colours;
    }

    Moments moments() {
        return moments;
    }

    int digits() {
        return digits;
    }

    /// Which evidence it is.
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// The files of a packed evidence, when there are several to choose from.
    ReadOnlyObjectProperty<Optional<Inside>> inside() {
        return inside.getReadOnlyProperty();
    }

    /// One sentence about what was asked for; blank when there is nothing to say.
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    private void fail(Exception e) {
        switch (e) {
            case CancellationException _ -> told.set(Messages.text("viewer.opening.stopped"));
            case StorageException storage -> told.set(String.valueOf(storage.getMessage()));
            case IOException io ->
                    told.set(Messages.text("evidence.unreadable", String.valueOf(io.getMessage())));
            default -> {
                LOG.error("Evidence of {} could not be read", open.incident().get().id(), e);
                dialogs.problem(Messages.text("evidence.fault"), e);
                told.set(Messages.text("evidence.fault"));
            }
        }
    }
}
