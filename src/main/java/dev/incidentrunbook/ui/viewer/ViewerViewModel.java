package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The evidence that is read: which rows there are, which are chosen, and where to go.
public final class ViewerViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ViewerViewModel.class);

    private final OpenIncident open;
    private final EvidenceStore store;
    private final Work work;
    private final Dialogs dialogs;
    private final RowWindow window;
    private final ReadOnlyObjectWrapper<Selection> selection =
            new ReadOnlyObjectWrapper<>(Selection.FIRST);
    private final ReadOnlyIntegerWrapper jumps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper citation = new ReadOnlyStringWrapper("");
    private final StringProperty target = new SimpleStringProperty("");
    private Optional<OpenedEvidence> opened = Optional.empty();
    private int wanted;
    private int digits = 1;
    private Work.Cancellable opening = () -> {};

    public ViewerViewModel(OpenIncident open, EvidenceStore store, Work work, Dialogs dialogs) {
        this.open = open;
        this.store = store;
        this.work = work;
        this.dialogs = dialogs;
        window = new RowWindow(work, this::fail);
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
                goToLine(line);
            }
            return;
        }
        wanted = evidence;
        opening.cancel();
        opened = Optional.empty();
        window.show(Rows.NONE);
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
        opening =
                work.startLong(
                        _ -> OpenedEvidence.of(store, evidence),
                        _ -> {},
                        read -> {
                            if (evidence.number() == wanted) {
                                show(read, line);
                            }
                        },
                        this::fail);
    }

    private void show(OpenedEvidence read, long line) {
        opened = Optional.of(read);
        told.set("");
        int number = read.evidence().number();
        Rows rows =
                read.lines()
                        .<Rows>map(lines -> new LineRows(number, lines))
                        .orElseGet(() -> new ByteRows(number, read.chunks()));
        digits = Long.toString(rows.count()).length();
        window.show(rows);
        selection.set(Selection.FIRST);
        goToLine(Math.max(1, line));
    }

    /// Goes where a person wants to.
    void goToTarget() {
        String words = target.get().strip();
        try {
            goToLine(Long.parseLong(words.replaceAll("[ ,._]", "")));
        } catch (NumberFormatException _) {
            told.set(Messages.text("viewer.target.unclear", words));
        }
    }

    private void goToLine(long line) {
        Rows rows = window.rows();
        work.startLong(
                _ -> rows.placeOf(wanted, line),
                _ -> {},
                place -> jumpTo(rows, place),
                this::fail);
    }

    private void jumpTo(Rows rows, long place) {
        if (rows == window.rows()) {
            select(Selection.at(place));
            jumps.set(jumps.get() + 1);
        }
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

    private void cite() {
        Optional<Row> first = window.row(selection.get().first());
        Optional<Row> last = window.row(selection.get().last());
        if (first.isPresent() && last.isPresent()) {
            citation.set(Citation.of(first.get(), last.get()));
        }
    }

    /// Folds a line open, or shut.
    void fold() {}

    boolean selected(long place) {
        return selection.get().contains(place);
    }

    RowWindow window() {
        return window;
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
