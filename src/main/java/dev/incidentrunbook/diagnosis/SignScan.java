package dev.incidentrunbook.diagnosis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Looks through the lines of a record for signs, and keeps what it found until the next record.
@SuppressWarnings("EnumOrdinal") // Kinds of changes are numbered like the signs, by their place.
final class SignScan {
    private static final int LONGEST = 16 * 1024;
    private static final int LAST_TOLD = 63;

    private final SignalTable table;
    private final PatternIndex signs;
    private final PatternIndex changes;
    private final PatternIndex harmless;
    private final BitSet seen;
    private final BitSet takenBack;
    private final long[] lines;
    private int change = -1;
    private boolean noChange;
    private boolean noise;

    SignScan(SignalTable table) {
        this.table = table;
        this.signs =
                new PatternIndex(
                        table.patterns().stream().map(SignalTable.Entry::pattern).toList());
        this.changes =
                new PatternIndex(table.changes().stream().map(SignalTable.Entry::pattern).toList());
        this.harmless =
                new PatternIndex(
                        table.harmless().stream().map(SignalTable.Entry::pattern).toList());
        this.seen = new BitSet(table.signals().size());
        this.takenBack = new BitSet(table.signals().size());
        this.lines = new long[table.signals().size()];
    }

    void begin() {
        seen.clear();
        takenBack.clear();
        Arrays.fill(lines, 0);
    }

    /// Looks through a stretch of bytes for signs of causes.
    ///
    /// @param line which line of the record it is, counted from 0
    void signs(byte[] b, int from, int to, int line) {
        long bit = 1L << Math.min(line, LAST_TOLD);
        signs.search(
                b,
                from,
                Math.min(to, from + LONGEST),
                number -> {
                    SignalTable.Entry entry = table.patterns().get(number);
                    (entry.takesBack() ? takenBack : seen).set(entry.owner());
                    lines[entry.owner()] |= bit;
                });
    }

    /// On which line of the record a sign stands: on the preferred one if it stands there too, otherwise on the first.
    int line(Signal signal, int preferred) {
        long on = lines[signal.order()];
        boolean there = preferred < LAST_TOLD && (on >> preferred & 1) == 1;
        int first = Long.numberOfTrailingZeros(on);
        return there || on == 0 || first == LAST_TOLD ? preferred : first;
    }

    /// Looks for a change.
    Optional<Change.Kind> change(byte[] b, int from, int to) {
        change = -1;
        noChange = false;
        changes.search(
                b,
                from,
                Math.min(to, from + 400),
                number -> {
                    SignalTable.Entry entry = table.changes().get(number);
                    if (entry.takesBack()) {
                        noChange = true;
                    } else if (change < 0 || entry.owner() < change) {
                        change = entry.owner();
                    }
                });
        return change < 0 || noChange
                ? Optional.empty()
                : Optional.of(Change.Kind.values()[change]);
    }

    /// Whether a stretch of bytes tells of noise.
    boolean harmless(byte[] b, int from, int to) {
        noise = false;
        harmless.search(b, from, Math.min(to, from + LONGEST), _ -> noise = true);
        return noise;
    }

    /// The signs of the record, the one that explains the others first.
    List<Signal> found() {
        return seen.stream()
                .filter(owner -> !takenBack.get(owner))
                .mapToObj(table.signals()::get)
                .toList();
    }
}
