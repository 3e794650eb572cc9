package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.review.DocumentLine.Run;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Draws the lines of a document with plain nodes. Nothing in them can be clicked.
final class MarkdownNodes {
    private static final int DEEPEST_INDENT = 6;

    private MarkdownNodes() {}

    static Region node(DocumentLine line) {
        return switch (line) {
            case DocumentLine.Heading(int level, List<Run> runs) ->
                    styled(flow(runs), "document-heading-" + level);
            case DocumentLine.Paragraph(int indent, String marker, List<Run> runs) ->
                    paragraph(indent, marker, runs);
            case DocumentLine.Code(int indent, String text) -> code(indent, text);
            case DocumentLine.Row row -> row(row);
            case DocumentLine.Rule() -> styled(new Region(), "document-rule");
        };
    }

    private static Region paragraph(int indent, String marker, List<Run> runs) {
        TextFlow flow = flow(runs);
        if (marker.isEmpty()) {
            return styled(flow, "document-paragraph", indentStyle(indent));
        }
        TextFlow sign =
                styled(flow(List.of(new Run(marker, false, false, false))), "document-marker");
        HBox.setHgrow(flow, Priority.ALWAYS);
        var item = new HBox(sign, flow);
        return styled(item, "document-item", indentStyle(indent));
    }

    private static Region code(int indent, String text) {
        TextFlow flow = flow(List.of(new Run(text, false, false, true)));
        var box = new HBox(styled(flow, "document-code"));
        HBox.setHgrow(flow, Priority.ALWAYS);
        return styled(box, "document-paragraph", indentStyle(indent));
    }

    private static Region row(DocumentLine.Row row) {
        var grid = new GridPane();
        double all = row.weights().stream().mapToInt(Integer::intValue).sum();
        for (int column = 0; column < row.weights().size(); column++) {
            var width = new ColumnConstraints();
            width.setPercentWidth(100 * row.weights().get(column) / all);
            grid.getColumnConstraints().add(width);
            if (column < row.cells().size()) {
                TextFlow cell = styled(flow(row.cells().get(column)), "document-table-cell");
                GridPane.setValignment(cell, VPos.TOP);
                grid.add(cell, column, 0);
            }
        }
        return styled(grid, row.header() ? "document-table-head" : "document-table-row");
    }

    private static TextFlow flow(List<Run> runs) {
        var flow = new TextFlow();
        for (Run run : runs) {
            var text = styled(new Text(run.text()), "document-text");
            if (run.strong()) {
                styled(text, "document-strong");
            }
            if (run.emphasis()) {
                styled(text, "document-emphasis");
            }
            if (run.code()) {
                styled(text, "document-mono");
            }
            flow.getChildren().add(text);
        }
        flow.setMinWidth(0);
        return flow;
    }

    private static String indentStyle(int indent) {
        return "document-indent-" + Math.min(indent, DEEPEST_INDENT);
    }

    private static <N extends javafx.scene.Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }
}
