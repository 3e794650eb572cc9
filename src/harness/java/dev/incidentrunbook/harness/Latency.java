package dev.incidentrunbook.harness;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// How long a tick takes to be durable while 1 GiB is attached, against how long it takes when nothing else goes on. A tick is
/// due every 10 ms whether or not the one before is done, and its time counts from when it was due, so that a store that
/// stands still is not measured as one slow tick. The idle store is measured before and after, since other programs
/// on the machine count as well.
final class Latency implements Harness {
    private static final long EVERY_NANOS = Duration.ofMillis(10).toNanos();
    private static final int IDLE_TICKS = 1_500;
    private static final int WARMING_TICKS = 300;
    private static final int PART = 1 << 20;
    private static final int PARTS = 1024;
    private static final double MOST_TIMES = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? 0 : 1;
    }

    @Override
    public Figures run(Course course)
            throws IOException, InterruptedException, ExecutionException, PassedOver {
        var figures = new Figures("idle ticks", "ticks while attaching");
        var idle = new ArrayList<Long>();
        var busy = new ArrayList<Long>();
        double seconds = 0;
        for (int round = 0; round < course.rounds(); round++) {
            Path folder = course.folder("store-" + round);
            try (SqliteStore store =
                            SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
                    ExecutorService thread = Executors.newSingleThreadExecutor()) {
                String incident = store.log().append(Drafts.opening()).incident();
                var ticking = new Ticking(store, incident);
                ticking.ticks(WARMING_TICKS);
                idle.addAll(ticking.ticks(IDLE_TICKS));
                long begun = System.nanoTime();
                long seed = course.random(round).nextLong();
                Future<Boolean> attached = thread.submit(() -> attach(store, seed));
                busy.addAll(ticking.ticksUntil(attached));
                attached.get();
                seconds += (System.nanoTime() - begun) / (NANOS_PER_MILLI * 1000);
                idle.addAll(ticking.ticks(IDLE_TICKS));
            }
            Folders.delete(folder);
        }
        if (percentile(idle, 50) > EVERY_NANOS) {
            throw new PassedOver(
                    "other programs keep this machine so busy that the ticks of an idle store queue up; run it when they have ended");
        }
        figures.add("idle ticks", idle.size());
        figures.add("ticks while attaching", busy.size());
        tell(figures, "idle", idle);
        tell(figures, "while attaching", busy);
        figures.measure(
                "attached at",
                String.format(Locale.ROOT, "%.0f MiB/s", PARTS * course.rounds() / seconds));
        double times = (double) percentile(busy, 99) / percentile(idle, 99);
        figures.measure("p99", String.format(Locale.ROOT, "%.2f times the idle one", times));
        if (times > MOST_TIMES) {
            figures.wrong(
                    "the slowest ticks take more than "
                            + MOST_TIMES
                            + " times as long while attaching");
        }
        return figures;
    }

    private static boolean attach(SqliteStore store, long seed) {
        var random = new Random(seed);
        byte[] part = new byte[PART];
        random.nextBytes(part);
        try (Intake intake = store.evidence().begin("large.bin", "a harness")) {
            for (int i = 0; i < PARTS; i++) {
                // Bytes that cannot be compressed, and no two parts alike.
                part[random.nextInt(PART)]++;
                intake.write(part, PART);
            }
            intake.complete();
        }
        return true;
    }

    private static void tell(Figures figures, String when, List<Long> nanos) {
        figures.measure(
                when + " p50/p99/max",
                String.format(
                        Locale.ROOT,
                        "%.1f/%.1f/%.1f ms",
                        percentile(nanos, 50) / NANOS_PER_MILLI,
                        percentile(nanos, 99) / NANOS_PER_MILLI,
                        percentile(nanos, 100) / NANOS_PER_MILLI));
    }

    private static long percentile(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /// Ticks that are due whether or not the one before is done.
    private record Ticking(SqliteStore store, String incident) {
        List<Long> ticks(int count) {
            var nanos = new ArrayList<Long>();
            long due = System.nanoTime();
            for (int i = 0; i < count; i++) {
                nanos.add(tick(due));
                due += EVERY_NANOS;
            }
            return nanos;
        }

        List<Long> ticksUntil(Future<Boolean> end) {
            var nanos = new ArrayList<Long>();
            for (long due = System.nanoTime(); !end.isDone(); due += EVERY_NANOS) {
                nanos.add(tick(due));
            }
            return nanos;
        }

        private long tick(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            store.log().append(Drafts.note(incident, "a tick"));
            return System.nanoTime() - due;
        }
    }
}
