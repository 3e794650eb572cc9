package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.MergedLogs;
import java.io.IOException;
import java.util.List;

/// The lines of several evidences in the order of their moments.
///
/// @param evidence numbers of the evidences, in the order of the logs
record MergedRows(List<Integer> evidence, MergedLogs logs) implements Rows {
    @Override
    public long count() {
        return logs.count();
    }

    @Override
    public List<Row> read(long first, int most) throws IOException {
        return logs.read(first, most).stream()
                .map(each -> LineRows.row(evidence.get(each.log()), each.line()))
                .toList();
    }

    @Override
    public long placeOf(int number, long line) throws IOException {
        int log = evidence.indexOf(number);
        return log < 0 ? 0 : logs.placeOf(log, line);
    }
}
