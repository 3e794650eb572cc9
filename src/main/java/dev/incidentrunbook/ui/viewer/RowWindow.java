package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.ui.kit.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The few rows around what is in sight, read off the FX thread as they come into sight. While they are read, those that
/// were known stay.
final class RowWindow {
    /// So many rows are read beyond what is in sight, on each side.
    private static final int MARGIN = 150;

    private final Work work;
    private final Consumer<Exception> failed;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Rows rows = Rows.NONE;
    private long first;
    private List<Row> known = List.of();
    private boolean reading;
    private int shown;

    /// @param failed hears when rows cannot be read
    RowWindow(Work work, Consumer<Exception> failed) {
        this.work = work;
        this.failed = failed;
    }

    /// Shows other rows from now on.
    void show(Rows now) {
        rows = now;
        shown++;
        known = List.of();
        changed();
    }

    /// Shows more of the same rows; those that are known keep their places.
    void grow(Rows now) {
        rows = now;
        changed();
    }

    /// How many rows there are.
    long count() {
        return rows.count();
    }

    /// Counts how often other rows became known.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// A row; empty while it is being read.
    Optional<Row> row(long place) {
        long at = place - first;
        return at >= 0 && at < known.size()
                ? Optional.of(known.get(Math.toIntExact(at)))
                : Optional.empty();
    }

    /// Rows that follow each other, so far as they are known.
    List<Row> known(long from, long last) {
        long begin = Math.clamp(from - first, 0, known.size());
        long end = Math.clamp(last + 1 - first, begin, known.size());
        return known.subList(Math.toIntExact(begin), Math.toIntExact(end));
    }

    /// Says which rows are in sight. Those that are not known are read first, then some around them.
    void see(long from, int count) {
        if (reading || from >= rows.count()) {
            return;
        }
        if (!covers(from, from + count)) {
            read(from, count);
        } else if (!covers(from - MARGIN / 3, from + count + MARGIN / 3)) {
            read(Math.max(0, from - MARGIN), count + 2 * MARGIN);
        }
    }

    private boolean covers(long from, long end) {
        return Math.max(0, from) >= first && Math.min(rows.count(), end) <= first + known.size();
    }

    private void read(long begin, int most) {
        Rows from = rows;
        int asked = shown;
        reading = true;
        work.startLong(
                _ -> from.read(begin, most),
                _ -> {},
                read -> {
                    reading = false;
                    if (asked == shown) {
                        first = begin;
                        known = read;
                    }
                    changed();
                },
                e -> {
                    reading = false;
                    failed.accept(e);
                });
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
