package dev.incidentrunbook.ui.review;

import java.util.List;
import java.util.stream.Collectors;

/// One piece of a document as it is shown from top to bottom. Documents are cut so small that a list can show only what is
/// in sight, and that a change of one row leaves the rest of the screen alone.
public sealed interface DocumentLine {
    /// A heading.
    ///
    /// @param level 1 to 6, 1 the largest
    record Heading(int level, List<Run> runs) implements DocumentLine {
        public Heading {
            runs = List.copyOf(runs);
        }
    }

    /// Words that flow.
    ///
    /// @param indent how many lists and quotes it stands in
    /// @param marker what stands before it: a bullet, a number, or nothing
    record Paragraph(int indent, String marker, List<Run> runs) implements DocumentLine {
        public Paragraph {
            runs = List.copyOf(runs);
        }
    }

    /// Text that keeps its lines.
    record Code(int indent, String text) implements DocumentLine {}

    /// A row of a table.
    ///
    /// @param header whether it names the columns
    /// @param weights how wide each column is, compared with the others; the same for every row of a table
    record Row(boolean header, List<Integer> weights, List<List<Run>> cells)
            implements DocumentLine {
        public Row {
            weights = List.copyOf(weights);
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    /// A line from side to side.
    record Rule() implements DocumentLine {}

    /// Words in one style.
    record Run(String text, boolean strong, boolean emphasis, boolean code) {}

    /// The words alone, for reading aloud.
    default String spoken() {
        return switch (this) {
            case Heading(int _, List<Run> runs) -> words(runs);
            case Paragraph(int _, String marker, List<Run> runs) ->
                    (marker + " " + words(runs)).strip();
            case Code(int _, String text) -> text;
            case Row(boolean _, List<Integer> _, List<List<Run>> cells) ->
                    cells.stream().map(DocumentLine::words).collect(Collectors.joining(", "));
            case Rule() -> "";
        };
    }

    private static String words(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
