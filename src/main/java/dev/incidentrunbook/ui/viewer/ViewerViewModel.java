package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.LogFilter;
import dev.incidentrunbook.evidence.LogScan;
import dev.incidentrunbook.evidence.TimeBuckets;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
    private final EvidenceStore store;
    private final Work work;
    private final Dialogs dialogs;
    private final Moments moments;
    private final MomentField momentField;
    private final RowWindow window;
    private final Finding finding;
    private final Marking marking;
    private final UnaryOperator<String> outgoing;
    private final BooleanProperty colours = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Selection> selection =
            new ReadOnlyObjectWrapper<>(Selection.FIRST);
    private final ReadOnlyIntegerWrapper jumps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper citation = new ReadOnlyStringWrapper("");
    private final StringProperty target = new SimpleStringProperty("");
    private FoldedRows rows = FoldedRows.of(Rows.NONE);
    private Optional<OpenedEvidence> opened = Optional.empty();
    private int wanted;
    private int digits = 1;

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
        this.store = store;
        this.work = work;
        this.dialogs = dialogs;
        this.moments = moments;
        momentField = new MomentField(() -> open.now().get().wall());
        window = new RowWindow(work, this::fail);
        this.outgoing = outgoing;
        finding = new Finding(work, this::fail);
        marking = new Marking(open, told::set);
        window.changes().subscribe(this::cite);
    }

    /// Shows a line of an evidence.
    ///
    /// @param number number of the evidence; 0 for whichever was shown
    /// @param line number of the line, counted from 1; 0 for whichever was shown
    public void show(int number, long line) {
        int evidence = number == 0 ? wanted : number;
        if (evidence == wanted && opened.isPresent()) {
            if (line > 0) {
                showAll();
                goToLine(line);
            }
            return;
        }
        wanted = evidence;
        opened = Optional.empty();
        finding.clear();
        show(FoldedRows.of(Rows.NONE));
        open.incident()
                .get()
                .evidence(evidence)
                .ifPresentOrElse(
                        found -> read(found, line),
                        () -> told.set(Messages.text("viewer.gone", "E" + evidence)));
    }

    private void read(Evidence evidence, long line) {
        title.set(evidence.label() + "  " + evidence.name());
        told.set(Messages.text("viewer.opening"));
        beside(
                () -> OpenedEvidence.of(store, evidence, Optional.empty(), moments.zone()),
                read -> {
                    if (evidence.number() == wanted) {
                        show(read, line);
                    }
                });
    }

    private void show(OpenedEvidence read, long line) {
        opened = Optional.of(read);
        told.set("");
        Rows all = read.rows();
        digits = Long.toString(all.count()).length();
        show(FoldedRows.of(all));
        selection.set(Selection.FIRST);
        goToLine(Math.max(1, line));
    }

    /// Shows the lines that are wanted, and no others.
    void find() {
        opened.flatMap(OpenedEvidence::text)
                .ifPresent(text ->
                        finding.filter(text.times(), momentField)
                                .ifPresent(filter -> find(text, filter)));
    }

    private void find(OpenedEvidence.Text text, LogFilter filter) {
        if (filter.wantsAll()) {
            showAll();
            return;
        }
        Optional<Row> at = caretRow();
        show(FoldedRows.of(Rows.NONE));
        selection.set(Selection.FIRST);
        finding.look(text, filter, this::found);
        at.ifPresent(row -> goToLine(row.line()));
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
        Optional<Row> at = caretRow();
        finding.clear();
        opened.ifPresent(read -> show(FoldedRows.of(read.rows())));
        at.ifPresent(row -> goToLine(row.line()));
    }

    /// Goes where a person wants to: to a line, a moment, or the first line about a request.
    void goToTarget() {
        String words = target.get().strip();
        String number = words.replaceAll("[ ,._]", "");
        if (number.matches("\\d{1,18}")) {
            goToLine(Long.parseLong(number));
        } else if (MomentField.looksLikeOne(words)) {
            goToMoment(words);
        } else if (!words.isEmpty()) {
            goToRequest(words);
        }
    }

    private void goToMoment(String words) {
        opened.flatMap(OpenedEvidence::text)
                .ifPresent(text -> {
                    try {
                        momentField.read(words, text.times()).ifPresent(this::goToMoment);
                    } catch (RefusedException e) {
                        told.set(String.valueOf(e.getMessage()));
                    }
                });
    }

    /// Goes to the first row that is not before a moment.
    void goToMoment(Instant moment) {
        told.set("");
        opened.flatMap(OpenedEvidence::text)
                .ifPresent(text -> go(in ->
                        in.placeOf(wanted, text.times().lineAt(moment))));
    }

    private void goToRequest(String words) {
        opened.flatMap(OpenedEvidence::text)
                .ifPresent(text -> {
                    told.set(Messages.text("viewer.target.looking", words));
                    var scan =
                            new LogScan(
                                    text.lines(),
                                    LogFilter.ofRequest(words),
                                    text.times().reader(),
                                    TimeBuckets.none());
                    work.startLong(
                            control -> {
                                scan.run(() -> control.cancelled() || scan.count() > 0);
                                return scan.read(0, 1);
                            },
                            _ -> {},
                            lines -> {
                                if (lines.isEmpty()) {
                                    told.set(Messages.text("viewer.target.unclear", words));
                                } else {
                                    goToLine(lines.getFirst().number());
                                }
                            },
                            this::fail);
                });
    }

    private void goToLine(long line) {
        told.set("");
        go(in -> in.placeOf(wanted, line));
    }

    /// Finds the place of something among rows.
    private interface PlaceOf {
        long in(Rows all) throws IOException;
    }

    private void go(PlaceOf place) {
        Rows all = rows;
        beside(
                () -> place.in(all),
                found -> {
                    select(Selection.at(Math.clamp(found, 0, Math.max(0, window.count() - 1))));
                    jumps.set(jumps.get() + 1);
                });
    }

    private <T> void beside(Callable<T> job, Consumer<T> done) {
        work.startLong(_ -> job.call(), _ -> {}, done, this::fail);
    }

    /// Moves to a row.
    ///
    /// @param extend whether the rows on the way are chosen too
    void moveTo(long place, boolean extend) {
        long to = Math.clamp(place, 0, Math.max(0, window.count() - 1));
        select(extend ? new Selection(selection.get().anchor(), to) : Selection.at(to));
    }

    private void select(Selection chosen) {
        selection.set(chosen);
        cite();
    }

    private Optional<Row> caretRow() {
        return window.row(selection.get().caret());
    }

    private void cite() {
        List<Row> chosen = window.known(selection.get().first(), selection.get().last());
        if (!chosen.isEmpty()) {
            citation.set(Citation.of(chosen));
        }
    }

    /// Marks the chosen lines, or takes a mark away.
    void mark() {
        Optional<OpenedEvidence.Text> text = opened.flatMap(OpenedEvidence::text);
        text.ifPresent(in ->
                chosen(rows -> {
                    long line = rows.getFirst().line();
                    beside(() -> in.times().at(line), at -> marking.turn(rows, at));
                }));
    }

    /// Gets the chosen lines ready for the clipboard, with what they are cited by.
    void copyLines(Consumer<String> ready) {
        chosen(rows -> {
            String lines =
                    rows.stream()
                            .map(row -> AnsiText.words(row.text()))
                            .collect(Collectors.joining("\n"));
            ready.accept(outgoing.apply(lines + "\n[" + Citation.of(rows) + "]\n"));
            told.set(Messages.text("viewer.copied", Citation.of(rows)));
        });
    }

    /// Gets what the chosen lines are cited by ready for the clipboard.
    void copyCitation(Consumer<String> ready) {
        chosen(rows -> {
            ready.accept(outgoing.apply(Citation.of(rows)));
            told.set(Messages.text("viewer.copied", Citation.of(rows)));
        });
    }

    /// Reads the chosen rows; the first of them, when there are too many.
    private void chosen(Consumer<List<Row>> then) {
        Rows all = rows;
        Selection chosen = selection.get();
        int most = Math.toIntExact(Math.min(MOST_CHOSEN, chosen.last() - chosen.first() + 1));
        beside(
                () -> all.read(chosen.first(), most),
                read -> {
                    if (!read.isEmpty()) {
                        then.accept(read);
                    }
                });
    }

    /// Folds the chosen line open, or shut.
    void fold() {
        long place = selection.get().caret();
        caretRow().ifPresent(row -> {
            switch (row.part()) {
                case FOLDED -> unfold(place, row);
                case OPEN, INNER -> {
                    long head = rows.head(place);
                    show(rows.without(place));
                    moveTo(head, false);
                    jumps.set(jumps.get() + 1);
                }
                case WHOLE, BYTES -> {}
            }
        });
    }

    private void unfold(long place, Row row) {
        FoldedRows shut = rows;
        opened.flatMap(OpenedEvidence::text)
                .ifPresent(text -> beside(
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

    boolean selected(long place) {
        return selection.get().contains(place);
    }

    RowWindow window() {
        return window;
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

    ReadOnlyObjectProperty<Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    /// Counts how often the chosen row must be brought into sight.
    ReadOnlyIntegerProperty jumps() {
        return jumps.getReadOnlyProperty();
    }

    /// Which evidence it is.
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// One sentence about what was asked for; blank when there is nothing to say.
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// How what is chosen is cited.
    ReadOnlyStringProperty citation() {
        return citation.getReadOnlyProperty();
    }

    /// Where to go, as it is typed.
    StringProperty target() {
        return target;
    }

    private void fail(Exception e) {
        switch (e) {
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
