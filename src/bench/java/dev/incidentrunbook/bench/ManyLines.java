package dev.incidentrunbook.bench;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.SqliteStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/// A log of an application, a request id in nearly every line.
final class ManyLines {
    /// So many requests are in a gibibyte for sure.
    static final int SURE = 4_000_000;

    private final Random random = new Random(2);

    /// The id of a request.
    static String request(int number) {
        var random = new Random(number);
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /// Writes the log.
    void into(Path file, long size) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            long written = 0;
            for (int number = 0; written < size; number++) {
                String line = line(number);
                out.write(line);
                written += line.length();
            }
        }
    }

    private String line(int number) {
        String head =
                "2026-11-22 %02d:%02d:%02d,%03d "
                        .formatted(
                                number / 360_000 % 24,
                                number / 6_000 % 60,
                                number / 100 % 60,
                                number % 1000);
        String request = "[http-nio-8080-exec-" + random.nextInt(32) + "] rid=" + request(number);
        return switch (random.nextInt(1000)) {
            case 0 ->
                    head
                            + "ERROR "
                            + request
                            + " shop.Orders - DeadlockLoserException: deadlock\n"
                            + "\tat shop.Orders.save(Orders.java:88)\n".repeat(20);
            case 1, 2, 3 ->
                    head
                            + "WARN  "
                            + request
                            + " shop.Http - GET /api/orders took "
                            + random.nextInt(20_000)
                            + " ms\n";
            default ->
                    head
                            + "INFO  "
                            + request
                            + " shop.Checkout - order "
                            + random.nextInt(1_000_000)
                            + " created, total "
                            + random.nextInt(90_000) / 100.0
                            + "\n";
        };
    }

    /// Attaches a file to a new incident.
    static void attach(SqliteStore store, Path file) throws IOException {
        Instant now = Instant.parse("2026-11-22T03:00:00Z");
        var stamp = new Stamp(now, 0, "bench");
        String incident =
                store.log()
                        .append(
                                new Draft(
                                        UUID.randomUUID(),
                                        "",
                                        now,
                                        stamp,
                                        "ada",
                                        new Opened(new RunbookReader().shipped("http-500"))))
                        .incident();
        try (Intake intake = store.evidence().begin("app.log", "a benchmark");
                InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 20];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                intake.write(buffer, read);
            }
            StoredEvidence taken = intake.complete();
            store.log()
                    .append(
                            new Draft(
                                    UUID.randomUUID(),
                                    incident,
                                    now,
                                    stamp,
                                    "ada",
                                    new EvidenceAttached(
                                            "",
                                            taken.sha256(),
                                            taken.size(),
                                            "app.log",
                                            taken.mediaType(),
                                            "a benchmark",
                                            "")));
        }
    }
}
