package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.VisibleText;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Says how rows look.
final class Painter {
    private static final String TAB = "    ";

    private final ViewerViewModel vm;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    Painter(ViewerViewModel vm) {
        this.vm = vm;
        vm.incident().subscribe(this::changed);
        vm.colours().subscribe(this::changed);
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// Counts how often all rows must be painted anew.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// How many characters the numbers of lines have.
    int digits() {
        return vm.digits();
    }

    /// Shows a row in a cell; nothing while it is being read.
    void paint(RowCell cell, Optional<Row> row) {
        row.ifPresentOrElse(known -> paint(cell, known), cell::clear);
    }

    private void paint(RowCell cell, Row row) {
        if (!cell.shows(row, changes.get())) {
            boolean marked = vm.marking().marked(row);
            cell.show(row, number(row), spans(row), marked, changes.get());
        }
    }

    private String number(Row row) {
        String line = (vm.merged() ? "E" + row.evidence() + ":" : "") + row.line();
        return switch (row.part()) {
            case WHOLE -> line;
            case FOLDED -> "+ " + line;
            case OPEN -> "− " + line;
            case INNER, BYTES -> "";
        };
    }

    private List<Span> spans(Row row) {
        List<Span> spans =
                vm.colours().get()
                        ? AnsiText.spans(row.text())
                        : List.of(new Span(AnsiText.words(row.text()), List.of("viewer-text")));
        return spans.stream()
                .map(s -> new Span(VisibleText.of(s.text()).replace("\t", TAB), s.styles()))
                .toList();
    }
}
