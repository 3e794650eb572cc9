package dev.incidentrunbook.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of text set in columns.
final class Columns {
    private Columns() {}

    /// The rows with every column but the last padded to its widest cell.
    static String of(List<List<String>> rows) {
        int last = rows.getFirst().size() - 1;
        int[] widths =
                IntStream.range(0, last)
                        .map(c -> rows.stream().mapToInt(row -> width(row.get(c))).max().orElse(0))
                        .toArray();
        return rows.stream()
                .map(row ->
                        IntStream.rangeClosed(0, last)
                                .mapToObj(c ->
                                        c == last
                                                ? row.get(c)
                                                : row.get(c)
                                                        + " ".repeat(widths[c] - width(row.get(c))))
                                .collect(Collectors.joining("  ")))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
