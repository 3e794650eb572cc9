package dev.incidentrunbook.bundle;

import static dev.incidentrunbook.bundle.Handover.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.store.ChildProgram;
import dev.incidentrunbook.store.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of their own that work on bundles: one is killed, one has little memory.
class BundleKilledTest {
    @TempDir Path temp;

    @Test
    void anImportThatIsKilledLeavesAllOrNothingAndIsCompletedByTheNext() throws Exception {
        Path file = temp.resolve("incident.zip");
        Incident sent = send(file);
        var random = new Random(7);
        for (int round = 0; round < 6; round++) {
            Path folder = temp.resolve("here" + round);
            Process child = start(List.of(), "import", folder, file);
            try (BufferedReader output = child.inputReader(StandardCharsets.US_ASCII)) {
                assertEquals("begun", output.readLine());
                child.waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
                child.destroyForcibly().waitFor();
            }
            try (SqliteStore store = open(folder)) {
                var here = new Handover(store.log(), store.evidence());
                if (!here.log.incidents().isEmpty()) {
                    assertEquals(sent, here.incident(ID));
                }

                here.take(file);

                assertEquals(sent, here.incident(ID));
                assertEquals(List.of(), here.log.verify(ID));
                for (Incident.Evidence evidence : sent.evidence()) {
                    assertEquals(List.of(), here.evidence.verify(evidence.sha256()));
                }
            }
        }
    }

    /// The heap is a quarter of the evidence, and holds the program too.
    @Test
    void evidenceFarLargerThanTheMemoryGoesThrough() throws Exception {
        Process child =
                start(
                        List.of("-Xmx40m"),
                        "through",
                        temp.resolve("there"),
                        temp.resolve("large.zip"),
                        temp.resolve("here"),
                        160);
        try (BufferedReader output = child.inputReader(StandardCharsets.US_ASCII)) {
            assertEquals(Long.toString(160L << 20), output.readLine());
        }
        assertEquals(0, child.waitFor());
    }

    private Incident send(Path file) {
        try (SqliteStore store = open(temp.resolve("there"))) {
            var there = new Handover(store.log(), store.evidence());
            Incident incident = there.open();
            var random = new Random(9);
            for (int i = 0; i < 4; i++) {
                byte[] bytes = new byte[3_000_000];
                random.nextBytes(bytes);
                incident = there.attach(incident, "part" + i + ".bin", bytes);
            }
            for (int i = 0; i < 40; i++) {
                incident = there.note(incident, "note " + i);
            }
            there.bundle(ID, file);
            assertTrue(incident.history().size() > 40);
            return incident;
        }
    }

    private Process start(List<String> options, Object... arguments) throws IOException {
        List<String> command = ChildProgram.command(ImportingProgram.class, temp.resolve("logs"));
        command.addAll(1, options);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, Handover.codec(), InstantSource.system());
    }
}
