package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.LogScan;
import java.io.IOException;
import java.util.List;

/// The lines of one evidence that were found so far.
///
/// @param evidence number of the evidence
/// @param count how many they were
record FoundRows(int evidence, LogScan scan, long count) implements Rows {
    @Override
    public List<Row> read(long first, int most) throws IOException {
        int inside = Math.toIntExact(Math.clamp(count - first, 0, most));
        return scan.read(first, inside).stream().map(line -> LineRows.row(evidence, line)).toList();
    }

    @Override
    public long placeOf(int number, long line) throws IOException {
        return Math.clamp(scan.countBefore(line), 0, Math.max(0, count - 1));
    }
}
