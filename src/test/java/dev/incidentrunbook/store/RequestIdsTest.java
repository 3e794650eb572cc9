package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.search.Hit;
import dev.incidentrunbook.search.IdLearning;
import dev.incidentrunbook.search.LinePattern;
import dev.incidentrunbook.search.LogSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestIdsTest {
    private static final int SIZE = 17 * 1024 * 1024;

    @TempDir static Path folder;

    private static final List<String> requests = new ArrayList<>();
    private static SqliteStore store;
    private final List<String> progress = new ArrayList<>();

    @BeforeAll
    static void attachALogOfManyRequests() {
        store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
        var random = new Random(3);
        var text = new StringBuilder();
        while (text.length() < SIZE) {
            String request = new UUID(random.nextLong(), random.nextLong()).toString();
            requests.add(request);
            text.append("2026-11-22T02:06:00.021Z INFO checkout rid=")
                    .append(request)
                    .append(" done ")
                    .repeat('x', random.nextInt(2000))
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        String incident = store.log().append(Drafts.opening()).incident();
        try (Intake intake = store.evidence().begin("a.log", "a test")) {
            intake.write(bytes, bytes.length);
            StoredEvidence taken = intake.complete();
            store.log()
                    .append(
                            Drafts.draft(
                                    incident,
                                    Drafts.MORNING,
                                    new EvidenceAttached(
                                            "",
                                            taken.sha256(),
                                            taken.size(),
                                            "a.log",
                                            "text/plain",
                                            "",
                                            "")));
        }
        new IdLearning(store.index(), store.evidence()).run(() -> false);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void anIdIsFoundBeforeTheLogIsLookedThrough() {
        var random = new Random(4);
        for (int i = 0; i < 40; i++) {
            int line = random.nextInt(requests.size());

            assertEquals(List.of("E1:L" + (line + 1)), find(requests.get(line)));
            assertEquals(List.of("found"), progress);
            progress.clear();
        }
    }

    @Test
    void anIdInsideAnotherTextIsFoundAsWell() {
        assertEquals(List.of("E1:L8"), find("rid=" + requests.get(7)));
        assertEquals(List.of("E1:L8"), find(requests.get(7).substring(0, 20)));
    }

    @Test
    void whatWasKeptAndIsDamagedIsNotBelieved() throws IOException {
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[whole.length]);
        try {
            assertEquals(List.of("E1:L8"), find(requests.get(7)));
            assertEquals("at", progress.getFirst());
        } finally {
            Files.write(file, whole);
        }
    }

    @Test
    void whatWasKeptCanBeReadByNobodyElse() throws IOException {
        assertEquals(1, files().size());
        if (PrivateFiles.posix()) {
            assertTrue(
                    Files.getPosixFilePermissions(files().getFirst()).stream()
                            .allMatch(permission -> permission.name().startsWith("OWNER")));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("ids"))) {
            return files.toList();
        }
    }

    private List<String> find(String text) {
        var found = new ArrayList<String>();
        new LogSearch(store.index(), store.log(), store.evidence())
                .find(
                        LinePattern.text(text),
                        10,
                        new LogSearch.Listener() {
                            @Override
                            public void found(Hit hit) {
                                found.add(hit.where());
                                progress.add("found");
                            }

                            @Override
                            public void at(String where, long bytes) {
                                progress.add("at");
                            }

                            @Override
                            public void unreadable(String sentence) {
                                found.add(sentence);
                            }

                            @Override
                            public boolean cancelled() {
                                return !found.isEmpty();
                            }
                        });
        return found;
    }
}
