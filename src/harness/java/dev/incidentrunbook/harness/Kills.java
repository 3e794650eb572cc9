package dev.incidentrunbook.harness;

import dev.incidentrunbook.harness.Acknowledged.Attached;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills a program that works on a store, at a random moment, and looks at the store; then again on the same store, so that
/// the next one is killed while it mends what the last one left. The programs are started ahead, while others are killed and
/// looked at; a round is one kill of one program.
final class Kills implements Harness {
    private static final int SHORT = 100;
    private static final int LONG = 10_000;
    private static final int KILLS_PER_STORE = 10;
    private static final int LATEST_MILLIS = 250;
    private static final String LEFTOVERS = "left in tmp";

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? SHORT : LONG;
    }

    @Override
    public Figures run(Course course) throws IOException, InterruptedException, ExecutionException {
        var figures =
                new Figures(
                        Inspection.ACKNOWLEDGED,
                        "attached",
                        Inspection.LOST,
                        Inspection.GAPS,
                        Inspection.DUPLICATES,
                        Inspection.UNVERIFIED,
                        Inspection.WRONG_BYTES,
                        LEFTOVERS);
        int stores = Math.ceilDiv(course.rounds(), KILLS_PER_STORE);
        var next = new AtomicInteger();
        int lanes = Math.min(stores, Runtime.getRuntime().availableProcessors());
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            var running = new ArrayList<Future<Boolean>>();
            for (int number = 0; number < lanes; number++) {
                var lane = new Lane(course, figures, "lane-" + number);
                running.add(threads.submit(lane.until(next, stores)));
            }
            for (Future<Boolean> lane : running) {
                lane.get();
            }
        }
        return figures;
    }

    /// Goes through stores one after the other, with one child started ahead.
    private static final class Lane {
        private final Course course;
        private final Figures figures;
        private final String name;
        private int started;

        Lane(Course course, Figures figures, String name) {
            this.course = course;
            this.figures = figures;
            this.name = name;
        }

        Callable<Boolean> until(AtomicInteger next, int stores) {
            return () -> {
                Child ahead = start();
                try {
                    for (int store = next.getAndIncrement();
                            store < stores;
                            store = next.getAndIncrement()) {
                        ahead = wear(store, ahead);
                    }
                } finally {
                    ahead.close();
                }
                return true;
            };
        }

        private Child start() throws IOException {
            Path home = course.folder(name + "-child-" + started++);
            return Child.start(
                    KilledProgram.class, home, Map.of(), home.resolve("warm").toString());
        }

        /// Kills one program after the other on one store.
        private Child wear(int store, Child first) throws Exception {
            Random random = course.random(store);
            Path folder = course.folder("store-" + store);
            var all = new Acknowledged();
            int kills = Math.min(KILLS_PER_STORE, course.rounds() - store * KILLS_PER_STORE);
            Child ahead = first;
            for (int kill = 0; kill < kills; kill++) {
                String where = "store " + store + ", kill " + kill;
                Child child = ahead;
                ahead = start();
                var now = new Acknowledged();
                try (child) {
                    strike(child, folder, random, now);
                    for (Path left : child.leftovers()) {
                        new Inspection(figures, where)
                                .found(LEFTOVERS, left.getFileName() + " was left in tmp");
                    }
                }
                all.events.addAll(now.events);
                all.evidence.putAll(now.evidence);
                figures.add(Inspection.ACKNOWLEDGED, now.events.size());
                figures.add("attached", now.evidence.size());
                boolean last = kill == kills - 1;
                look(where, folder, all, List.copyOf((last ? all : now).evidence.values()));
            }
            Folders.delete(folder);
            return ahead;
        }

        private static void strike(Child child, Path folder, Random random, Acknowledged heard)
                throws IOException, InterruptedException {
            child.await("warm");
            String work = random.nextBoolean() ? "tick" : "attach";
            child.say(work + " " + folder + " " + random.nextInt());
            Thread.sleep(random.nextInt(LATEST_MILLIS));
            if (!child.alive()) {
                throw new IOException("A child died by itself: " + child.complaints());
            }
            child.kill();
            heard.hear(child.hearAll());
        }

        private void look(String where, Path folder, Acknowledged all, List<Attached> evidence)
                throws IOException, SQLException {
            boolean before = figures.hold();
            try (SqliteStore store =
                    SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
                var inspection = new Inspection(figures, where);
                inspection.events(store, all.events);
                inspection.evidence(store, evidence);
                inspection.shown(store, folder);
            } catch (StorageException e) {
                new Inspection(figures, where).found(Inspection.UNVERIFIED, e.toString());
            }
            if (before && !figures.hold()) {
                System.out.println("  kept: " + course.keep(folder));
            }
        }
    }
}
