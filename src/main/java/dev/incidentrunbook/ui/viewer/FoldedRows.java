package dev.incidentrunbook.ui.viewer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Rows of which some are folded open.
final class FoldedRows implements Rows {
    private final Rows rows;

    /// What is folded open, by its place among the rows.
    private final NavigableMap<Long, Unfolded> open;

    private FoldedRows(Rows rows, NavigableMap<Long, Unfolded> open) {
        this.rows = rows;
        this.open = open;
    }

    /// Where a row lies.
    ///
    /// @param row its place, or that of the row above that it belongs to, among the rows as they are folded shut
    /// @param part which row below that one, counted from 0; -1 for that row itself
    private record Spot(long row, long part) {}

    static FoldedRows of(Rows rows) {
        return new FoldedRows(rows, new TreeMap<>());
    }

    /// The same places of other rows.
    FoldedRows over(Rows others) {
        return new FoldedRows(others, open);
    }

    /// Folds a row open.
    FoldedRows with(long place, Unfolded unfolded) {
        var more = new TreeMap<>(open);
        more.put(spot(place).row(), unfolded);
        return new FoldedRows(rows, more);
    }

    /// Folds shut what a row belongs to.
    FoldedRows without(long place) {
        var fewer = new TreeMap<>(open);
        fewer.remove(spot(place).row());
        return new FoldedRows(rows, fewer);
    }

    /// The place of the row that a row belongs to.
    long head(long place) {
        return shown(spot(place).row());
    }

    /// The rows as they are folded shut.
    Rows shut() {
        return rows;
    }

    @Override
    public long count() {
        return rows.count() + open.values().stream().mapToLong(Unfolded::count).sum();
    }

    @Override
    public List<Row> read(long first, int most) throws IOException {
        if (open.isEmpty()) {
            return rows.read(first, most);
        }
        var read = new ArrayList<Row>();
        Spot spot = spot(first);
        List<Row> shut = rows.read(spot.row(), most);
        long part = spot.part();
        for (int i = 0; i < shut.size() && read.size() < most; i++) {
            Unfolded unfolded = open.get(spot.row() + i);
            if (part < 0) {
                read.add(unfolded == null ? shut.get(i) : unfolded.open());
                part = 0;
            }
            while (unfolded != null && part < unfolded.count() && read.size() < most) {
                read.add(unfolded.part(part));
                part++;
            }
            part = -1;
        }
        return read;
    }

    @Override
    public long placeOf(int evidence, long line) throws IOException {
        return shown(rows.placeOf(evidence, line));
    }

    private long shown(long row) {
        return row + open.headMap(row).values().stream().mapToLong(Unfolded::count).sum();
    }

    private Spot spot(long place) {
        long before = 0;
        for (Map.Entry<Long, Unfolded> each : open.entrySet()) {
            long head = each.getKey() + before;
            if (place <= head) {
                break;
            }
            if (place <= head + each.getValue().count()) {
                return new Spot(each.getKey(), place - head - 1);
            }
            before += each.getValue().count();
        }
        return new Spot(place - before, -1);
    }
}
