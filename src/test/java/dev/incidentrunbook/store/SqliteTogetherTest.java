package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Incomplete;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several threads, stores and programs on one folder, some of them killed.
class SqliteTogetherTest {
    @TempDir Path folder;

    @Test
    void twoStoresAndFourThreadsLoseAndDoubleNothing() throws Exception {
        try (SqliteStore one = open();
                SqliteStore two = open();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            String incident = one.log().append(Drafts.opening()).incident();
            var jobs = new ArrayList<Callable<Set<String>>>();
            for (SqliteStore store : List.of(one, two, one, two)) {
                jobs.add(() -> tick(store, incident, 40));
            }
            var acknowledged = new HashSet<String>();
            for (Future<Set<String>> job : threads.invokeAll(jobs)) {
                acknowledged.addAll(job.get());
            }

            assertEquals(160, acknowledged.size());
            assertWhole(one, incident, acknowledged, 161);
        }
    }

    @Test
    void twoStoresOpenedAtOnceOnANewFolderAgree() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<String> job =
                    () -> {
                        try (SqliteStore store = open()) {
                            return store.log().append(Drafts.opening()).incident();
                        }
                    };
            var incidents = new HashSet<String>();
            for (Future<String> opened : threads.invokeAll(List.of(job, job))) {
                incidents.add(opened.get());
            }

            assertEquals(Set.of("INC-2026-0001", "INC-2026-0002"), incidents);
        }
    }

    @Test
    void aSecondProgramWritingAtTheSameTimeLosesAndDoublesNothing() throws Exception {
        try (SqliteStore store = open()) {
            String incident = store.log().append(Drafts.opening()).incident();
            Process child = ChildProgram.start("tick", folder, incident, 60);
            try (BufferedReader output = ChildProgram.output(child)) {
                var acknowledged = new HashSet<String>(Set.of(output.readLine()));
                acknowledged.addAll(tick(store, incident, 60));
                output.lines().forEach(acknowledged::add);

                assertEquals(0, child.waitFor());
                assertWhole(store, incident, acknowledged, 121);
            }
        }
    }

    @Test
    void programsKilledWhileTickingLoseNothingThatWasAcknowledged() throws Exception {
        String incident;
        try (SqliteStore store = open()) {
            incident = store.log().append(Drafts.opening()).incident();
        }
        var acknowledged = new HashSet<String>();
        var random = new Random(500);
        for (int round = 0; round < 5; round++) {
            Process first = ChildProgram.start("tick", folder, incident, 1_000_000);
            Process second = ChildProgram.start("tick", folder, incident, 1_000_000);
            kill(first, 1 + random.nextInt(12), acknowledged);
            kill(second, 1 + random.nextInt(12), acknowledged);
        }

        try (SqliteStore store = open()) {
            assertWhole(store, incident, acknowledged, store.log().read(incident).size());
        }
    }

    @Test
    void anIntakeWhoseProgramWasKilledIsListedAndCanBeRemoved() throws Exception {
        try (SqliteStore store = open()) {
            Process child = ChildProgram.start("attach", folder);
            try (BufferedReader output = ChildProgram.output(child)) {
                for (int part = 0; part < 40; part++) {
                    output.readLine();
                }
                assertEquals(List.of(), store.evidence().incomplete());
                child.destroyForcibly().waitFor();
            }

            List<Incomplete> left = store.evidence().incomplete();
            assertEquals("endless.log", left.getFirst().name());
            assertTrue(
                    left.getFirst().size() >= 4L * Chunk.SIZE,
                    () -> "only " + left.getFirst().size());

            store.evidence().remove(left.getFirst());
            assertEquals(List.of(), store.evidence().incomplete());
        }
        assertTrue(Files.size(folder.resolve("evidence.db")) < 1_000_000);
    }

    @Test
    void eventsAreRecordedWhileEvidenceIsTakenIn() throws Exception {
        byte[] bytes = SqliteEvidenceTest.random(8_000_000);
        try (SqliteStore store = open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            String incident = store.log().append(Drafts.opening()).incident();
            Future<StoredEvidence> intake =
                    thread.submit(
                            () -> SqliteEvidenceTest.take(store.evidence(), "big.log", bytes));
            Set<String> acknowledged = tick(store, incident, 30);

            assertEquals(bytes.length, intake.get().size());
            assertWhole(store, incident, acknowledged, 31);
        }
    }

    private static void kill(Process child, int after, Set<String> acknowledged)
            throws IOException, InterruptedException {
        try (BufferedReader output = ChildProgram.output(child)) {
            for (int i = 0; i < after; i++) {
                acknowledged.add(output.readLine());
            }
            // By its handle, since the process itself would close what the child still said.
            assertTrue(child.toHandle().destroyForcibly());
            // What it still said before it died counts as well; its last line may be cut short.
            output.lines().filter(line -> line.length() == 36).forEach(acknowledged::add);
            child.waitFor();
        }
    }

    private static Set<String> tick(SqliteStore store, String incident, int count) {
        var acknowledged = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            acknowledged.add(
                    store.log().append(Drafts.note(incident, "tick " + i)).id().toString());
        }
        return acknowledged;
    }

    private static void assertWhole(
            SqliteStore store, String incident, Set<String> acknowledged, int events) {
        List<Recorded> read = store.log().read(incident);
        Set<String> ids =
                read.stream().map(event -> event.id().toString()).collect(Collectors.toSet());

        assertTrue(ids.containsAll(acknowledged));
        assertEquals(events, ids.size());
        assertEquals(
                LongStream.rangeClosed(1, events).boxed().toList(),
                read.stream().map(Recorded::seq).toList());
        assertEquals(List.of(), store.log().verify(incident));
    }

    private SqliteStore open() {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
    }
}
