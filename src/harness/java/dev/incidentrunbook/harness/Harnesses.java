package dev.incidentrunbook.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/// Runs the harnesses one after the other and prints a line of figures for each. Ends with 1 when any of them found something
/// lost, broken or untrue.
public final class Harnesses {
    private static final List<Harness> ALL =
            List.of(
                    new Kills(),
                    new Power(),
                    new Faults(),
                    new Flips(),
                    new Latency(),
                    new Clocks(),
                    new Processes());
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path folder;
    private boolean allHold = true;

    private Harnesses(Path folder) {
        this.folder = folder;
    }

    /// Runs `short|long [NAME...] [--rounds N] [--seed N] [--minutes N]`.
    public static void main(String[] arguments) throws IOException {
        Map<String, Harness> byName = new LinkedHashMap<>();
        ALL.forEach(harness -> byName.put(harness.name(), harness));
        Order order;
        try {
            order = Order.read(List.of(arguments), byName.keySet());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            System.out.println(
                    "Usage: short|long [NAME...] [--rounds N] [--seed N] [--minutes N]; "
                            + e.getMessage());
            System.exit(2);
            return;
        }
        var harnesses = new Harnesses(Path.of("target", "harness").toAbsolutePath());
        for (Harness harness : ALL) {
            if (order.wants(harness)) {
                harnesses.run(harness, order);
            }
        }
        // Threads of a harness that went wrong must not keep the gate waiting.
        System.exit(harnesses.allHold ? 0 : 1);
    }

    private void run(Harness harness, Order order) throws IOException {
        Path scratch = folder.resolve(harness.name());
        Folders.delete(scratch);
        var course =
                new Course(
                        order.roundsOf(harness),
                        order.seed(),
                        order.until(),
                        scratch,
                        folder.resolve("broken").resolve(harness.name()));
        long begun = System.nanoTime();
        try {
            Figures figures = harness.run(course);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d rounds%s, %.0f s, %s (seed %d)%n",
                    harness.name(),
                    course.rounds(),
                    course.timeLeft() ? "" : " at most, ended by the clock",
                    (System.nanoTime() - begun) / NANOS_PER_SECOND,
                    figures.line(),
                    course.seed());
            allHold &= figures.hold();
            if (!figures.hold()) {
                System.out.println("  what was found broken is in " + course.broken());
            }
        } catch (PassedOver e) {
            System.out.println(harness.name() + ": passed over: " + e.getMessage());
        } catch (Exception e) {
            allHold = false;
            System.out.printf(
                    "%s: could not be run to its end (seed %d)%n", harness.name(), course.seed());
            e.printStackTrace(System.out);
        }
        Folders.delete(scratch);
    }
}
