package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.JsonLine;
import dev.incidentrunbook.evidence.LogLines;
import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.util.List;

/// Every line of one evidence.
///
/// @param evidence number of the evidence
record LineRows(int evidence, LogLines log) implements Rows {
    @Override
    public long count() {
        return log.count();
    }

    @Override
    public List<Row> read(long first, int most) throws IOException {
        return log.read(first + 1, most).stream().map(line -> row(evidence, line)).toList();
    }

    @Override
    public long placeOf(int number, long line) {
        return Math.clamp(line - 1, 0, Math.max(0, log.count() - 1));
    }

    static Row row(int evidence, Line line) {
        boolean more = line.clipped() || JsonLine.looksLikeOne(line.text());
        return new Row(
                evidence, line.number(), more ? Row.Part.FOLDED : Row.Part.WHOLE, line.text());
    }
}
