package dev.incidentrunbook.ui.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How lines of evidence are named, for instance `E3:L1042-L1060`.
final class Citation {
    private static final int MOST = 8;

    private Citation() {}

    /// @param rows rows in their order; none of them needs to follow the one before
    static String of(List<Row> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        List<String> runs = runs(rows);
        return runs.size() <= MOST
                ? String.join(", ", runs)
                : String.join(", ", runs.subList(0, MOST)) + ", …";
    }

    /// @param file the file of a packed evidence in which the first of them lies; empty when that goes without saying
    static String of(List<Row> rows, Optional<String> file) {
        return of(rows) + file.map(path -> " (" + path + ")").orElse("");
    }

    /// Whether rows are of one evidence and no line lies between them.
    static boolean followEachOther(List<Row> rows) {
        return runs(rows).size() == 1;
    }

    private static List<String> runs(List<Row> rows) {
        var runs = new ArrayList<String>();
        Row first = rows.getFirst();
        Row last = first;
        for (Row row : rows.subList(1, rows.size())) {
            if (follows(last, row)) {
                last = row;
            } else {
                runs.add(run(first, last));
                first = row;
                last = row;
            }
        }
        runs.add(run(first, last));
        return runs;
    }

    private static boolean follows(Row last, Row row) {
        long step = row.part() == Row.Part.BYTES ? 16 : 1;
        return row.evidence() == last.evidence()
                && (row.line() == last.line() || row.line() == last.line() + step);
    }

    private static String run(Row first, Row last) {
        if (first.part() == Row.Part.BYTES) {
            return "E%d:0x%x-0x%x".formatted(first.evidence(), first.line(), last.line() + 15);
        }
        String begin = "E%d:L%d".formatted(first.evidence(), first.line());
        return first.line() == last.line() ? begin : begin + "-L" + last.line();
    }
}
