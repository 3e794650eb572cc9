package dev.incidentrunbook.harness;

import dev.incidentrunbook.harness.Trace.Call;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Backups;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Lets the N-th write, sync or opening of a file fail, as a full or a broken disk does, once or from then on; a round is one
/// such fault. What was acknowledged must be there, what was refused must not come back by itself, every refusal is a
/// sentence, and when the fault is over everything works without a new start.
final class Faults implements Harness {
    private static final int SHORT = 60;
    private static final int LONG = 500;
    private static final int SECONDS = 60;
    private static final int NO_SPACE = 28;
    private static final int IO_ERROR = 5;

    private static final String MET = "told of";
    private static final String REFUSED = "refused";
    private static final String UNSURE = "said to be unknown";
    private static final String UNSURE_THERE = "of which there";
    private static final String SENTENCES = "sentences";
    private static final String UGLY = "ugly";
    private static final String UNUSABLE = "unusable after";
    private static final String HANGS = "hangs";
    private static final String CAME_BACK = "false refusals";

    /// One kind of fault.
    private record Kind(String call, int error, String howLong) {}

    private static final List<Kind> KINDS = kinds();

    private static List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        for (String call : List.of("write", "sync", "open")) {
            for (int error : List.of(NO_SPACE, IO_ERROR)) {
                for (String howLong : List.of("once", "forever")) {
                    kinds.add(new Kind(call, error, howLong));
                }
            }
        }
        return List.copyOf(kinds);
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? SHORT : LONG;
    }

    @Override
    public Figures run(Course course) throws Exception {
        Shim shim = Shim.compiled(course.folder("shim"));
        var figures =
                new Figures(
                        MET,
                        SENTENCES,
                        Inspection.ACKNOWLEDGED,
                        REFUSED,
                        UNSURE,
                        UNSURE_THERE,
                        Inspection.LOST,
                        Inspection.GAPS,
                        Inspection.DUPLICATES,
                        Inspection.UNVERIFIED,
                        Inspection.WRONG_BYTES,
                        Kills.BROKEN_BACKUPS,
                        CAME_BACK,
                        UGLY,
                        UNUSABLE,
                        HANGS);
        Path practice = course.folder("practice");
        ChildJava java =
                ChildJava.trained(
                        practice,
                        FaultedProgram.class,
                        practice.resolve("store").toString(),
                        practice.resolve("mark").toString());
        Map<String, Integer> calls = count(course, shim, java);
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService lanes = Executors.newFixedThreadPool(threads)) {
            var rounds = new ArrayList<Future<Boolean>>();
            for (int round = 0; round < course.rounds(); round++) {
                int number = round;
                rounds.add(
                        lanes.submit(() -> {
                            String fault = fault(course, calls, number);
                            new Round(course, figures, number, fault).run(shim, java);
                            return true;
                        }));
            }
            for (Future<Boolean> round : rounds) {
                round.get();
            }
        }
        return figures;
    }

    /// How many calls of each kind the program makes when nothing fails.
    private static Map<String, Integer> count(Course course, Shim shim, ChildJava java)
            throws IOException {
        Path home = course.folder("counted");
        Path record = home.resolve("record");
        Map<String, String> environment =
                shim.environment(home.resolve("store"), home.resolve("mark"));
        environment.put("HARNESS_RECORD", record.toString());
        try (Child child = start(java, home, environment)) {
            child.hearAll();
        }
        int writes = 0;
        int syncs = 0;
        int opens = 0;
        for (Call call : Trace.read(record).calls()) {
            switch (call) {
                case Call.Write _, Call.Truncate _ -> writes++;
                case Call.SyncBegins _ -> syncs++;
                case Call.Open _, Call.Create _ -> opens++;
                case Call.Counted counted when counted.kind() == 'W' -> writes++;
                case Call.Counted counted when counted.kind() == 'O' -> opens++;
                default -> {
                    // Not a call that is made to fail.
                }
            }
        }
        return Map.of("write", writes, "sync", syncs, "open", opens);
    }

    /// The fault of a round: the kinds take turns, and each goes through all of its calls evenly.
    private static String fault(Course course, Map<String, Integer> calls, int round) {
        Kind kind = KINDS.get(round % KINDS.size());
        int steps = Math.ceilDiv(course.rounds(), KINDS.size());
        int step = round / KINDS.size();
        double part = (step + course.random(round).nextDouble()) / steps;
        int number = 1 + (int) (part * calls.getOrDefault(kind.call(), 1));
        return kind.call() + ":" + kind.error() + ":" + number + ":" + kind.howLong();
    }

    private static Child start(ChildJava java, Path home, Map<String, String> environment)
            throws IOException {
        return Child.start(
                java,
                FaultedProgram.class,
                home.resolve("child"),
                environment,
                home.resolve("store").toString(),
                home.resolve("mark").toString());
    }

    /// One fault.
    private static final class Round {
        private final Course course;
        private final Figures figures;
        private final String fault;
        private final Path home;
        private final Inspection inspection;
        private final Acknowledged acknowledged = new Acknowledged();
        private final Set<String> refused = new HashSet<>();
        private final Set<String> unsure = new HashSet<>();
        private boolean met;

        Round(Course course, Figures figures, int number, String fault) throws IOException {
            this.course = course;
            this.figures = figures;
            this.fault = fault;
            this.home = course.folder("fault-" + number + "-" + fault.replace(':', '-'));
            this.inspection = new Inspection(figures, "round " + number + ", " + fault);
        }

        void run(Shim shim, ChildJava java) throws IOException, SQLException {
            Map<String, String> environment =
                    shim.environment(home.resolve("store"), home.resolve("mark"));
            environment.put("HARNESS_FAULT", fault);
            try (Child child = start(java, home, environment)) {
                child.killAfter(SECONDS, TimeUnit.SECONDS);
                List<String> lines = child.hearAll();
                lines.forEach(this::hear);
                if (!lines.contains("end")) {
                    inspection.found(HANGS, "did not come to its end: " + child.complaints());
                }
            }
            figures.add(Inspection.ACKNOWLEDGED, acknowledged.events.size());
            figures.add(REFUSED, refused.size());
            figures.add(UNSURE, unsure.size());
            figures.add(MET, met ? 1 : 0);
            look();
            if (inspection.broken()) {
                System.out.println("  kept: " + course.keep(home));
            }
            Folders.delete(home);
        }

        private void hear(String line) {
            acknowledged.hear(line);
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "refused" -> refused.add(words[1]);
                case "unsure" -> unsure.add(words[1]);
                case "failed" -> sentence(words[1]);
                case "ugly" -> inspection.found(UGLY, words[1]);
                case "unusable" -> inspection.found(UNUSABLE, words[1]);
                default -> {
                    // What was acknowledged.
                }
            }
        }

        private void sentence(String text) {
            met = true;
            figures.add(SENTENCES, 1);
            if (!text.endsWith(".") || text.contains("Exception")) {
                inspection.found(UGLY, "not a sentence: " + text);
            }
        }

        private void look() throws IOException, SQLException {
            Path store = home.resolve("store");
            Set<String> once = Set.of();
            for (int opening = 0; opening < 2; opening++) {
                try (SqliteStore open =
                        SqliteStore.open(store, Drafts.codec(), InstantSource.system())) {
                    inspection.usable(open);
                    Set<String> there = inspection.events(open, acknowledged.events);
                    if (opening == 1 && !there.equals(once)) {
                        inspection.found(Inspection.UNVERIFIED, "opening it again changed it");
                    }
                    once = there;
                    inspection.evidence(open, acknowledged.evidence.values());
                    inspection.shown(open, store);
                    inspection
                            .unsound(store)
                            .forEach(what -> inspection.found(Inspection.UNVERIFIED, what));
                } catch (StorageException e) {
                    inspection.found(Inspection.UNVERIFIED, e.toString());
                    return;
                }
            }
            Backups.wrong(store, acknowledged.backups)
                    .forEach(sentence -> inspection.found(Kills.BROKEN_BACKUPS, sentence));
            unsure.retainAll(once);
            figures.add(UNSURE_THERE, unsure.size());
            for (String id : refused) {
                if (once.contains(id)) {
                    inspection.found(CAME_BACK, "event " + id + " was refused and is there");
                }
            }
        }
    }
}
