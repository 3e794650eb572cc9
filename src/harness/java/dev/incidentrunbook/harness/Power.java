package dev.incidentrunbook.harness;

import dev.incidentrunbook.harness.PowerCut.Model;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Backups;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Records what a program writes and forces to the disk, and rebuilds what the disk may hold when the power fails, at many
/// moments. Then does the same with two bugs planted, and fails unless it finds them: a harness that cannot see a loss
/// proves nothing. A round is one cut of the careful store.
final class Power implements Harness {
    private static final List<Model> MODELS = List.of(Model.values());
    private static final int SHORT = 50;
    private static final int LONG = 2_000;
    private static final int CUTS_PER_RECORD = 250;
    private static final int CUTS_WITH_A_BUG = 25;
    private static final String WITNESS = "events.jsonl";
    private static final String CORRUPT = "corrupt";

    @Override
    public String name() {
        return "power";
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
                        Inspection.ACKNOWLEDGED,
                        Kills.ATTACHED,
                        Kills.BACKUPS,
                        Inspection.LOST,
                        Inspection.GAPS,
                        Inspection.DUPLICATES,
                        Inspection.UNVERIFIED,
                        Inspection.WRONG_BYTES,
                        Kills.BROKEN_BACKUPS,
                        CORRUPT);
        for (int done = 0; done < course.rounds(); done += CUTS_PER_RECORD) {
            Recording recording = record(course, shim, done, "careful", Map.of());
            int cuts = Math.min(CUTS_PER_RECORD, course.rounds() - done);
            for (int i = done; i < done + cuts; i++) {
                cut(course, figures, recording, i, false);
            }
        }
        String normal = "synchronous=NORMAL, the witness gone";
        catches(course, shim, figures, normal, Map.of(), true);
        String unforced = "synchronous=NORMAL, the witness not forced";
        catches(course, shim, figures, unforced, Map.of("HARNESS_SWALLOW", WITNESS), false);
        return figures;
    }

    /// Everything a program did.
    private record Recording(Trace trace, String root) {}

    private static Recording record(
            Course course, Shim shim, int number, String care, Map<String, String> more)
            throws IOException {
        Path home = course.folder("recorded-" + care + number);
        Path mark = home.resolve("acknowledged");
        Path record = home.resolve("record");
        Path store = home.resolve("store");
        Map<String, String> environment = shim.environment(store, mark);
        environment.put("HARNESS_RECORD", record.toString());
        environment.putAll(more);
        String root = environment.get("HARNESS_ROOT");
        try (Child child =
                Child.start(
                        ChildJava.plain(),
                        RecordedProgram.class,
                        home.resolve("child"),
                        environment,
                        store.toString(),
                        mark.toString(),
                        String.valueOf(course.seed() + number),
                        care)) {
            child.hearAll();
            if (child.exitCode() != 0) {
                throw new IOException("The recorded program failed: " + child.complaints());
            }
        }
        return new Recording(Trace.read(record), String.valueOf(root));
    }

    private static void cut(
            Course course, Figures figures, Recording recording, int round, boolean unwitnessed)
            throws IOException, SQLException {
        Random random = course.random(round);
        Model model = MODELS.get(round % MODELS.size());
        int cut = 1 + random.nextInt(recording.trace().calls().size());
        Path folder = course.scratch().resolve("cut-" + round);
        new PowerCut(recording.trace(), cut, model, random).build(recording.root(), folder);
        if (unwitnessed) {
            Files.deleteIfExists(folder.resolve(WITNESS));
        }
        Acknowledged acknowledged = recording.trace().acknowledged(cut);
        figures.add(Inspection.ACKNOWLEDGED, acknowledged.events.size());
        figures.add(Kills.ATTACHED, acknowledged.evidence.size());
        figures.add(Kills.BACKUPS, acknowledged.backups.size());
        var inspection =
                new Inspection(
                        figures, "cut " + round + " after call " + cut + ", " + model.name());
        Path asFound = course.scratch().resolve("as-found-" + round);
        Folders.copyStore(folder, asFound);
        try (SqliteStore store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
            inspection.usable(store);
            inspection.events(store, acknowledged.events);
            inspection.evidence(store, acknowledged.evidence.values());
            inspection.shown(store, folder);
            for (String sentence : inspection.unsound(folder)) {
                inspection.found(CORRUPT, sentence);
            }
            if (!acknowledged.backups.isEmpty()) {
                Backups.wrong(folder, acknowledged.backups)
                        .forEach(sentence -> inspection.found(Kills.BROKEN_BACKUPS, sentence));
            }
        } catch (StorageException e) {
            inspection.found(CORRUPT, e.toString());
        }
        if (inspection.broken() && figures.loud()) {
            System.out.println("  kept: " + course.keep(asFound));
        }
        Folders.delete(asFound);
        Folders.delete(folder);
    }

    /// Runs with a bug planted.
    private static void catches(
            Course course,
            Shim shim,
            Figures figures,
            String bug,
            Map<String, String> more,
            boolean unwitnessed)
            throws IOException, SQLException {
        Figures found = Figures.silent(Inspection.LOST);
        Recording recording = record(course, shim, more.size(), "careless", more);
        for (int i = 0; i < CUTS_WITH_A_BUG; i++) {
            cut(course, found, recording, i, unwitnessed);
        }
        long lost = found.count(Inspection.LOST);
        figures.measure("caught with " + bug, lost + " lost in " + CUTS_WITH_A_BUG + " cuts");
        if (lost == 0) {
            figures.wrong("the harness saw no loss with " + bug);
        }
    }
}
