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
        row.ifPresentOrElse(
                known -> cell.show(known, number(known), spans(known), false),
                cell::clear);
    }

    private String number(Row row) {
        return switch (row.part()) {
            case WHOLE, FOLDED, OPEN -> Long.toString(row.line());
            case INNER, BYTES -> "";
        };
    }

    private List<Span> spans(Row row) {
        return List.of(new Span(VisibleText.of(row.text()).replace("\t", TAB), List.of("viewer-text")));
    }
}
