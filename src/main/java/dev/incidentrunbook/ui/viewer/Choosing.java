package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which rows are chosen, and what they are as text.
final class Choosing {
    private final RowWindow window;
    private final IntFunction<Optional<String>> within;
    private final UnaryOperator<String> outgoing;
    private final ReadOnlyObjectWrapper<Selection> selection =
            new ReadOnlyObjectWrapper<>(Selection.FIRST);
    private final ReadOnlyIntegerWrapper jumps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper citation = new ReadOnlyStringWrapper("");

    /// @param within in which file of a packed evidence lines lie, given its number; empty when that goes without saying
    /// @param outgoing what becomes of text that leaves for the clipboard
    Choosing(
            RowWindow window,
            IntFunction<Optional<String>> within,
            UnaryOperator<String> outgoing) {
        this.window = window;
        this.within = within;
        this.outgoing = outgoing;
        window.changes().subscribe(this::cite);
        selection.subscribe(this::cite);
    }

    /// Moves to a row.
    ///
    /// @param extend whether the rows on the way are chosen too
    void moveTo(long place, boolean extend) {
        long to = Math.clamp(place, 0, Math.max(0, window.count() - 1));
        selection.set(extend ? new Selection(selection.get().anchor(), to) : Selection.at(to));
    }

    /// Moves to a row and brings it into sight.
    void jumpTo(long place) {
        moveTo(place, false);
        jumps.set(jumps.get() + 1);
    }

    boolean contains(long place) {
        return selection.get().contains(place);
    }

    /// The row that keys move from, once it is read.
    Optional<Row> caret() {
        return window.row(selection.get().caret());
    }

    private void cite() {
        List<Row> chosen = window.known(selection.get().first(), selection.get().last());
        if (!chosen.isEmpty() || window.count() == 0) {
            citation.set(cited(chosen));
        }
    }

    /// How rows are cited, with the file of a packed evidence in which they lie.
    private String cited(List<Row> rows) {
        Optional<String> file =
                rows.stream()
                        .map(Row::evidence)
                        .distinct()
                        .limit(1)
                        .flatMap(number -> within.apply(number).stream())
                        .findFirst();
        return Citation.of(rows, file);
    }

    /// Hands lines on with what they are cited by.
    ///
    /// @return what came of it, in one sentence
    String lines(List<Row> rows, Consumer<String> to) {
        String words =
                rows.stream()
                        .map(row -> AnsiText.words(row.text()))
                        .collect(Collectors.joining("\n"));
        to.accept(outgoing.apply(words + "\n[" + cited(rows) + "]\n"));
        return Messages.text("viewer.copied", cited(rows));
    }

    /// Hands on what lines are cited by.
    ///
    /// @return what came of it, in one sentence
    String citation(List<Row> rows, Consumer<String> to) {
        to.accept(outgoing.apply(cited(rows)));
        return Messages.text("viewer.copied", cited(rows));
    }

    ReadOnlyObjectProperty<Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    /// Counts how often the chosen row must be brought into sight.
    ReadOnlyIntegerProperty jumps() {
        return jumps.getReadOnlyProperty();
    }

    /// How what is chosen is cited.
    ReadOnlyStringProperty citation() {
        return citation.getReadOnlyProperty();
    }
}
