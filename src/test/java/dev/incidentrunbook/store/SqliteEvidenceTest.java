package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.Incomplete;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteEvidenceTest {
    @TempDir Path folder;

    SqliteStore store;
    EvidenceStore evidence;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
        evidence = store.evidence();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 1_500_000})
    void bytesComeBackAsTheyWentIn(int size) throws IOException {
        byte[] bytes = random(size);

        StoredEvidence stored = take(evidence, "trace.bin", bytes);

        assertEquals(Sha256.of(bytes), stored.sha256());
        assertEquals(size, stored.size());
        assertArrayEquals(bytes, read(stored.sha256()));
        assertEquals(List.of(), evidence.verify(stored.sha256()));
    }

    @Test
    void completeEvidenceIsThereAfterReopening() throws IOException {
        byte[] bytes = random(600_000);
        StoredEvidence stored = take(evidence, "trace.bin", bytes);
        store.close();
        open();

        assertEquals(Optional.of(stored), evidence.find(stored.sha256()));
        assertArrayEquals(bytes, read(stored.sha256()));
    }

    @Test
    void linesAreCounted() {
        assertEquals(0, take(evidence, "a", new byte[0]).lines());
        assertEquals(2, take(evidence, "b", "one\ntwo\n".getBytes(StandardCharsets.UTF_8)).lines());
        assertEquals(2, take(evidence, "c", "one\ntwo".getBytes(StandardCharsets.UTF_8)).lines());
        assertEquals(
                2,
                take(
                                evidence,
                                "d",
                                "\ufeffone\u0a0atwo\nthree\n".getBytes(StandardCharsets.UTF_16LE))
                        .lines());
    }

    @Test
    void theSameBytesAreStoredOnce() throws IOException {
        byte[] bytes = random(700_000);
        StoredEvidence first = take(evidence, "first.log", bytes);
        StoredEvidence second = take(evidence, "second.log", bytes);

        assertEquals(first, second);
        assertEquals(3, count("select count(*) from chunk"));
        assertEquals(1, count("select count(*) from evidence"));
    }

    @Test
    void anIntakeThatEndsEarlyIsListedAndCanBeRemoved() {
        try (Intake intake = evidence.begin("half.log", "/var/log/half.log")) {
            intake.write(random(40 * Chunk.SIZE), 40 * Chunk.SIZE);
        }

        List<Incomplete> incomplete = evidence.incomplete();
        assertEquals(1, incomplete.size());
        assertEquals("half.log", incomplete.getFirst().name());
        long stored = incomplete.getFirst().size();
        assertTrue(stored >= Chunk.SIZE && stored % Chunk.SIZE == 0, () -> "stored " + stored);

        evidence.remove(incomplete.getFirst());
        assertEquals(List.of(), evidence.incomplete());
        assertEquals(0, count("select count(*) from chunk"));
    }

    @Test
    void anIntakeUnderWayInAnotherStoreIsNotTakenForOneThatWasCutShort() {
        try (SqliteStore other = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
                Intake intake = other.evidence().begin("long.log", "somewhere")) {
            intake.write(random(300_000), 300_000);

            assertEquals(List.of(), evidence.incomplete());
        }

        assertEquals(1, evidence.incomplete().size());
    }

    @Test
    void aDiscardedIntakeLeavesNothing() {
        try (Intake intake = evidence.begin("wrong.log", "somewhere")) {
            intake.write(random(300_000), 300_000);
            intake.discard();
        }

        assertEquals(List.of(), evidence.incomplete());
        assertEquals(0, count("select count(*) from evidence"));
    }

    @Test
    void aDamagedChunkIsFoundAndNamed() {
        StoredEvidence stored = take(evidence, "trace.bin", random(600_000));
        store.close();
        SqlFile.run(
                folder.resolve("evidence.db"),
                "update chunk set zstd = zeroblob(100) where number = 1");
        open();

        assertTrue(
                evidence.verify(stored.sha256())
                        .getFirst()
                        .startsWith("Part 2 of 3 of the evidence " + stored.sha256()));
        IOException damaged = assertThrows(IOException.class, () -> read(stored.sha256()));
        assertTrue(String.valueOf(damaged.getMessage()).contains(stored.sha256()));
    }

    @Test
    void skippingLandsOnTheSameByteAsReading() throws IOException {
        byte[] bytes = random(900_000);
        StoredEvidence stored = take(evidence, "trace.bin", bytes);
        for (int target : new int[] {1, 262_143, 262_144, 262_145, 899_999}) {
            try (InputStream in = evidence.open(stored.sha256())) {
                assertEquals(bytes[0] & 0xff, in.read());
                in.skipNBytes(target - 1L);
                assertEquals(bytes[target] & 0xff, in.read());
            }
        }
    }

    static StoredEvidence take(EvidenceStore evidence, String name, byte[] bytes) {
        try (Intake intake = evidence.begin(name, "a test")) {
            intake.write(bytes, bytes.length);
            return intake.complete();
        }
    }

    private byte[] read(String sha256) throws IOException {
        try (InputStream in = evidence.open(sha256)) {
            return in.readAllBytes();
        }
    }

    private long count(String query) {
        return SqlFile.number(folder.resolve("evidence.db"), query);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
