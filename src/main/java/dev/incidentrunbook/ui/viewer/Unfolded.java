package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.JsonLine;
import dev.incidentrunbook.evidence.LogLines;
import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A line that is folded open, and the rows below it.
///
/// @param row the row of the line
/// @param count how many rows are below it
/// @param parts the words of those rows
record Unfolded(Row row, long count, Parts parts) {
    /// A longer line is no object that anybody reads.
    private static final long LONGEST_OBJECT = 256 * 1024;

    /// Reads the words of a row below a line.
    @FunctionalInterface
    interface Parts {
        /// The words of one row.
        ///
        /// @param part counted from 0
        /// @throws IOException when what is stored is damaged
        String text(long part) throws IOException;
    }

    /// Folds a line open: an object in JSON is set on lines of its own, and of a long line all segments are shown. Blocks.
    ///
    /// @return empty when there is nothing more to show
    /// @throws IOException when what is stored is damaged
    static Optional<Unfolded> of(Row row, LogLines log) throws IOException {
        List<Line> lines = log.read(row.line(), 1);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Line line = lines.getFirst();
        Optional<List<String>> object =
                line.length() <= LONGEST_OBJECT
                        ? JsonLine.unfolded(whole(line, log))
                        : Optional.empty();
        if (object.isPresent()) {
            List<String> parts = object.get();
            return Optional.of(
                    new Unfolded(row, parts.size(), part -> parts.get(Math.toIntExact(part))));
        }
        return line.clipped()
                ? Optional.of(
                        new Unfolded(row, line.segments() - 1, part -> log.segment(line, part + 1)))
                : Optional.empty();
    }

    private static String whole(Line line, LogLines log) throws IOException {
        var whole = new StringBuilder(line.text());
        for (long segment = 1; segment < line.segments(); segment++) {
            whole.append(log.segment(line, segment));
        }
        return whole.toString();
    }

    /// A row below the line.
    Row part(long part) throws IOException {
        return new Row(row.evidence(), row.line(), Row.Part.INNER, parts.text(part));
    }

    /// The row of the line itself.
    Row open() {
        return new Row(row.evidence(), row.line(), Row.Part.OPEN, row.text());
    }
}
