package dev.incidentrunbook.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills a program that works on a store, at a random moment, and looks at the store; then again on the same store, so that
/// the next one is killed while it mends what the last one left. The programs are started ahead, while others are killed and
/// looked at; a round is one kill of one program.
final class Kills implements Harness {
    static final String ATTACHED = "attached";
    static final String BACKUPS = "backups";
    static final String BROKEN_BACKUPS = "broken backups";
    static final String UPGRADES = "upgrades";
    static final String HALF_UPGRADED = "half upgraded";
    static final String LEFT_BEHIND = "left behind";

    private static final String KILLED = "killed";
    private static final int SHORT = 100;
    private static final int LONG = 10_000;
    private static final int KILLS_PER_STORE = 10;
    private static final int LATEST_MILLIS = 250;

    /// An upgrade backs the store up first and has to have a chance to come to its end on a busy machine, too.
    private static final int LATEST_UPGRADE_MILLIS = 1_000;

    private static final int ONE_UPGRADE_IN = 5;

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? SHORT : LONG;
    }

    @Override
    public Figures run(Course course) throws Exception {
        var figures =
                new Figures(
                        KILLED,
                        Inspection.ACKNOWLEDGED,
                        ATTACHED,
                        BACKUPS,
                        UPGRADES,
                        Inspection.LOST,
                        Inspection.GAPS,
                        Inspection.DUPLICATES,
                        Inspection.UNVERIFIED,
                        Inspection.WRONG_BYTES,
                        BROKEN_BACKUPS,
                        HALF_UPGRADED,
                        LEFT_BEHIND);
        Path practice = course.folder("practice");
        ChildJava java =
                ChildJava.trained(
                        practice,
                        KilledProgram.class,
                        practice.resolve("warm").toString(),
                        "practise");
        var upgrades = UpgradedStore.Start.in(course.folder("versions"));
        int stores = Math.ceilDiv(course.rounds(), KILLS_PER_STORE);
        var next = new AtomicInteger();
        int lanes = Math.min(stores, Runtime.getRuntime().availableProcessors());
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            var running = new ArrayList<Future<Boolean>>();
            for (int number = 0; number < lanes; number++) {
                var lane = new Lane(course, figures, java, upgrades, "lane-" + number);
                running.add(threads.submit(lane.until(next, stores)));
            }
            for (Future<Boolean> lane : running) {
                lane.get();
            }
        }
        return figures;
    }

    /// A store on which one program after the other is killed.
    interface Victim {
        /// What the next program shall do; see [KilledProgram].
        String order();

        /// Looks at what is left of the store.
        ///
        /// @param heard what was acknowledged since the last look
        /// @param last whether nobody will be killed here any more
        void look(Inspection inspection, Acknowledged heard, boolean last) throws Exception;
    }

    /// Goes through stores one after the other, with one child started ahead.
    private static final class Lane {
        private final Course course;
        private final Figures figures;
        private final ChildJava java;
        private final UpgradedStore.Start upgrades;
        private final String name;
        private int started;

        Lane(
                Course course,
                Figures figures,
                ChildJava java,
                UpgradedStore.Start upgrades,
                String name) {
            this.course = course;
            this.figures = figures;
            this.java = java;
            this.upgrades = upgrades;
            this.name = name;
        }

        Callable<Boolean> until(AtomicInteger next, int stores) {
            return () -> {
                Child ahead = start();
                try {
                    for (int store = next.getAndIncrement();
                            store < stores && course.timeLeft();
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
                    java, KilledProgram.class, home, Map.of(), home.resolve("warm").toString());
        }

        /// Kills one program after the other on one store.
        private Child wear(int store, Child first) throws Exception {
            Random random = course.random(store);
            Path folder = course.folder("store-" + store);
            Victim victim =
                    store % ONE_UPGRADE_IN == ONE_UPGRADE_IN - 1
                            ? new UpgradedStore(folder, upgrades)
                            : new WornStore(folder, random);
            int kills = Math.min(KILLS_PER_STORE, course.rounds() - store * KILLS_PER_STORE);
            Child ahead = first;
            for (int kill = 0; kill < kills; kill++) {
                var inspection = new Inspection(figures, "store " + store + ", kill " + kill);
                var heard = new Acknowledged();
                try (Child child = ahead) {
                    ahead = start();
                    strike(child, victim.order() + " " + random.nextInt(), random, heard);
                    for (Path left : child.leftovers()) {
                        inspection.found(LEFT_BEHIND, left.getFileName() + " was left in tmp");
                    }
                }
                figures.add(KILLED, 1);
                figures.add(Inspection.ACKNOWLEDGED, heard.events.size());
                figures.add(ATTACHED, heard.evidence.size());
                figures.add(BACKUPS, heard.backups.size());
                victim.look(inspection, heard, kill == kills - 1);
                if (inspection.broken()) {
                    System.out.println("  kept: " + course.keep(folder));
                }
            }
            Folders.delete(folder);
            return ahead;
        }

        private static void strike(Child child, String order, Random random, Acknowledged heard)
                throws IOException, InterruptedException {
            child.await("warm");
            child.say(order);
            boolean upgrade = order.startsWith("migrate");
            if (!upgrade) {
                switch (random.nextInt(3)) {
                    case 0 -> child.await("open");
                    case 1 -> child.hear(heard);
                    default -> {
                        // Perhaps it will die before it has the store open.
                    }
                }
            }
            Thread.sleep(random.nextInt(upgrade ? LATEST_UPGRADE_MILLIS : LATEST_MILLIS));
            boolean worked = child.alive();
            child.kill();
            heard.hear(child.hearAll());
            if (!worked) {
                throw new IOException("A child died by itself: " + child.complaints());
            }
        }
    }
}
