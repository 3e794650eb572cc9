package dev.incidentrunbook.harness;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.store.SqliteSafekeeping;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Damages one file of a store as a failing disk does: a flipped bit, a wiped stretch, a lost end. Then looks at what is shown
/// for good, at what the check names, and at what a recovery brings back.
final class Flips implements Harness {
    private static final int SHORT = 300;
    private static final int LONG = 10_000;
    private static final double LOCATED_AT_LEAST = 0.97;

    private static final String DAMAGED = "damaged";
    private static final String NAMED = "named";
    private static final String MENDED = "mended by opening";
    private static final String HARMLESS = "harmless";
    private static final String WRONG = "wrong shown as good";
    private static final String CRASHES = "crashes";
    private static final String TAILS = "ends lost";
    private static final String TAILS_BACK = "ends back";
    private static final String NOT_BACK = "not back after recovery";

    @Override
    public String name() {
        return "flips";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? SHORT : LONG;
    }

    @Override
    public Figures run(Course course) throws Exception {
        var figures =
                new Figures(
                        DAMAGED,
                        NAMED,
                        MENDED,
                        HARMLESS,
                        WRONG,
                        CRASHES,
                        TAILS,
                        TAILS_BACK,
                        NOT_BACK);
        List<RichStore> stores =
                List.of(
                        RichStore.closed(course.folder("closed")),
                        RichStore.stopped(course.folder("stopped"), course.folder("open")));
        IntStream.range(0, course.rounds())
                .parallel()
                .filter(_ -> course.timeLeft())
                .forEach(round -> round(figures, course, stores, round));
        long located = figures.count(NAMED) + figures.count(MENDED);
        long harmful = figures.count(DAMAGED) - figures.count(HARMLESS);
        figures.measure(
                "located",
                "%.2f %% of those that hit something".formatted(100.0 * located / harmful));
        if (located < LOCATED_AT_LEAST * harmful) {
            figures.wrong("only " + located + " of " + harmful + " were located");
        }
        return figures;
    }

    private static void round(Figures figures, Course course, List<RichStore> stores, int round) {
        Random random = course.random(round);
        RichStore store = stores.get(random.nextInt(stores.size()));
        Path copy = course.scratch().resolve("round-" + round);
        String where = "round " + round;
        try {
            Folders.copyStore(store.folder(), copy);
            Wound wound = Wound.one(copy, random);
            figures.add(DAMAGED, 1);
            where += ", " + wound.words();
            new Round(figures, where, store, copy, wound).run();
            Folders.delete(copy);
        } catch (RuntimeException | IOException e) {
            figures.add(CRASHES, 1);
            figures.wrong(where + ": " + e);
            e.printStackTrace(System.out);
        }
    }

    /// One wound and what becomes of it.
    private record Round(Figures figures, String where, RichStore store, Path copy, Wound wound) {

        void run() throws IOException {
            var keeping = new SqliteSafekeeping(copy, RichStore.codec(), InstantSource.system());
            Health before = keeping.check(Progress.SILENT);
            long events = store.events(copy);
            boolean differs = !shown();
            boolean mended = store.events(copy) > events;
            Health after = keeping.check(Progress.SILENT);
            boolean named = !before.sound() || !after.sound() || !after.lost().isEmpty();
            if (wound.tail()) {
                figures.add(TAILS, 1);
            }
            figures.add(named ? NAMED : mended ? MENDED : HARMLESS, 1);
            if (!named && differs) {
                wrong(WRONG, "something is missing and nothing says so");
            }
            recover(keeping, after);
        }

        /// Looks at everything a person can see.
        ///
        /// @return whether all of it is there
        private boolean shown() throws IOException {
            try (SqliteStore open =
                    SqliteStore.open(copy, RichStore.codec(), InstantSource.system())) {
                String wrong = store.wrong(open);
                if (!wrong.isEmpty()) {
                    wrong(WRONG, wrong);
                }
                return store.complete(open);
            } catch (StorageException e) {
                // Refused in a sentence: nothing was shown for good.
                return false;
            }
        }

        private void recover(SqliteSafekeeping keeping, Health health) throws IOException {
            if (!health.sound()) {
                Recovery recovery = keeping.recover(Progress.SILENT);
                if (!recovery.lost().isEmpty()) {
                    wrong(NOT_BACK, recovery.lost().getFirst());
                }
            }
            try (SqliteStore open =
                    SqliteStore.open(copy, RichStore.codec(), InstantSource.system())) {
                if (store.complete(open)) {
                    figures.add(TAILS_BACK, wound.tail() ? 1 : 0);
                } else {
                    wrong(NOT_BACK, "something is still missing after the recovery");
                }
            } catch (StorageException e) {
                wrong(NOT_BACK, String.valueOf(e.getMessage()));
            }
            Health at = keeping.check(Progress.SILENT);
            if (!at.sound()) {
                wrong(NOT_BACK, at.damages().getFirst().sentence());
            }
        }

        private void wrong(String what, String sentence) {
            figures.add(what, 1);
            figures.wrong(where + ": " + sentence);
        }
    }
}
