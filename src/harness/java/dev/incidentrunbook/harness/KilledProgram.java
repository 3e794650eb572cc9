package dev.incidentrunbook.harness;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.harness.Acknowledged.Attached;
import dev.incidentrunbook.store.Backups;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.LaterVersion;
import dev.incidentrunbook.store.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// The program that [Kills] kills. It warms up on a store of its own, says `warm`, waits for an order and then works until
/// it dies.
final class KilledProgram {
    private static final int LARGEST_EVIDENCE = 1_200_000;

    private KilledProgram() {}

    /// Runs with the folder of the store to warm up on; orders are `tick FOLDER SEED`, `attach FOLDER SEED`,
    /// `backup FOLDER SEED` and `migrate FOLDER SEED`.
    public static void main(String[] arguments) throws IOException {
        Path warm = Path.of(arguments[0]);
        try (SqliteStore store = open(warm)) {
            practise(store);
        }
        Acknowledged.say("warm");
        if (arguments.length > 1) {
            Backups.take(warm);
            LaterVersion.open(warm).close();
            return;
        }
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] order = orders.readLine().split(" ", -1);
        Path folder = Path.of(order[1]);
        boolean migrate = order[0].equals("migrate");
        var random = new Random(Long.parseLong(order[2]));
        try (SqliteStore store = migrate ? LaterVersion.open(folder) : open(folder)) {
            Acknowledged.say("open");
            String incident = incident(store);
            long seed = random.nextLong();
            switch (order[0]) {
                case "attach" -> beside(() -> attach(store, seed));
                case "backup" -> beside(() -> backUp(folder));
                default -> {
                    // Ticking and migrating need nobody beside.
                }
            }
            tick(store, incident, random);
        }
    }

    private static void practise(SqliteStore store) {
        String incident = store.log().append(Drafts.opening()).incident();
        for (int i = 0; i < 3; i++) {
            store.log().append(Drafts.note(incident, "warming up"));
        }
        take(store, 1, 5_000);
    }

    private static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
    }

    private static String incident(SqliteStore store) {
        return store.log().incidents().stream()
                .findFirst()
                .orElseGet(() -> {
                    var opened = store.log().append(Drafts.opening());
                    Acknowledged.say("event " + opened.id());
                    return opened.incident();
                });
    }

    private static void tick(SqliteStore store, String incident, Random random) {
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            String text = "tick " + i + " " + "x".repeat(1 << random.nextInt(12));
            Acknowledged.say("event " + store.log().append(Drafts.note(incident, text)).id());
        }
    }

    private static void attach(SqliteStore store, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            int size = 1 + random.nextInt(1 << (1 + random.nextInt(20)));
            long content = random.nextLong();
            StoredEvidence stored = take(store, content, Math.min(size, LARGEST_EVIDENCE));
            Acknowledged.say("evidence " + stored.sha256() + " " + content + " " + stored.size());
        }
    }

    private static void beside(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private static void backUp(Path folder) {
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            Acknowledged.say("backup " + Backups.take(folder).name());
        }
    }

    private static StoredEvidence take(SqliteStore store, long seed, int size) {
        byte[] bytes = Attached.bytes(seed, size);
        try (Intake intake = store.evidence().begin("some.log", "a child")) {
            intake.write(bytes, bytes.length);
            return intake.complete();
        }
    }
}
