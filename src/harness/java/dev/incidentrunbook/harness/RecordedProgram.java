package dev.incidentrunbook.harness;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.harness.Acknowledged.Attached;
import dev.incidentrunbook.store.Backups;
import dev.incidentrunbook.store.CarelessVersion;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// The program whose writes [Power] records: opens a store, ticks, attaches, backs up and closes, several times over. It
/// writes what was acknowledged into a file, so that it stands in the record among the writes.
final class RecordedProgram {
    private static final int LIVES = 3;
    private static final int TICKS = 40;
    private static final int LARGEST_EVIDENCE = 700_000;

    private final Path folder;
    private final FileOutputStream mark;
    private final Random random;
    private final boolean careless;

    private RecordedProgram(Path folder, FileOutputStream mark, Random random, boolean careless) {
        this.folder = folder;
        this.mark = mark;
        this.random = random;
        this.careless = careless;
    }

    /// Runs with the folder, the file of what was acknowledged, a seed, and `careful` or `careless`.
    public static void main(String[] arguments) throws IOException {
        try (var mark = new FileOutputStream(arguments[1])) {
            var program =
                    new RecordedProgram(
                            Path.of(arguments[0]),
                            mark,
                            new Random(Long.parseLong(arguments[2])),
                            arguments[3].equals("careless"));
            String incident = "";
            for (int life = 0; life < LIVES; life++) {
                incident = program.live(incident);
            }
        }
    }

    private String live(String before) throws IOException {
        try (SqliteStore store =
                careless
                        ? CarelessVersion.open(folder)
                        : SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
            String incident = before;
            if (before.isEmpty()) {
                var opened = store.log().append(Drafts.opening());
                say("event " + opened.id());
                incident = opened.incident();
            }
            for (int i = 0; i < TICKS; i++) {
                String text = "tick " + i + " " + "x".repeat(1 << random.nextInt(12));
                say("event " + store.log().append(Drafts.note(incident, text)).id());
                if (random.nextInt(TICKS / 2) == 0) {
                    attach(store);
                }
            }
            if (!careless) {
                say("backup " + Backups.take(folder).name());
            }
            return incident;
        }
    }

    private void attach(SqliteStore store) throws IOException {
        long content = random.nextLong();
        byte[] bytes = Attached.bytes(content, 1 + random.nextInt(LARGEST_EVIDENCE));
        try (Intake intake = store.evidence().begin("some.log", "a child")) {
            intake.write(bytes, bytes.length);
            StoredEvidence stored = intake.complete();
            say("evidence " + stored.sha256() + " " + content + " " + stored.size());
        }
    }

    private void say(String line) throws IOException {
        mark.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
