package dev.incidentrunbook.ui.step;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;

/// How the page of a step is divided.
final class Columns {
    static final List<ColumnConstraints> ONE = List.of(percent(100));
    static final List<ColumnConstraints> EQUAL = List.of(percent(50), percent(50));
    static final List<ColumnConstraints> TWO = List.of(percent(60), percent(40));

    private Columns() {}

    private static ColumnConstraints percent(double width) {
        var column = new ColumnConstraints();
        column.setPercentWidth(width);
        column.setFillWidth(true);
        return column;
    }
}
