package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The witness file and the database mend each other. Files of the store are touched only while it is closed.
class SqliteWitnessTest {
    @TempDir Path folder;

    @TempDir Path elsewhere;

    SqliteStore store;
    String incident = "";

    @BeforeEach
    void openWithThreeEvents() {
        store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
        incident = store.log().append(Drafts.opening()).incident();
        note("one");
        note("two");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyEventIsALineOfTheWitness() throws IOException {
        List<String> lines = Files.readAllLines(witness());

        assertEquals(3, lines.size());
        assertTrue(
                lines.get(2).contains("\"seq\":3") && lines.get(2).contains("two"), lines.get(2));
    }

    @Test
    void aLostDatabaseIsFilledFromTheWitness() throws IOException {
        List<Recorded> before = store.log().read(incident);
        store.close();
        Files.delete(folder.resolve("incidents.db"));
        reopen();

        assertEquals(before, store.log().read(incident));
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void anOlderDatabaseGetsTheEventsItLacks() throws IOException {
        store.close();
        copy(folder, elsewhere);
        reopen();
        note("three");
        note("four");
        List<Recorded> before = store.log().read(incident);
        store.close();
        Files.copy(
                elsewhere.resolve("incidents.db"),
                folder.resolve("incidents.db"),
                StandardCopyOption.REPLACE_EXISTING);
        reopen();

        assertEquals(before, store.log().read(incident));
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void anEventWhoseWriterDiedBeforeTheCommitIsTakenOverBeforeTheNextOne() throws IOException {
        store.close();
        copy(folder, elsewhere);
        try (SqliteStore other =
                SqliteStore.open(elsewhere, Drafts.codec(), InstantSource.system())) {
            other.log().append(Drafts.note(incident, "died"));
        }
        reopen();
        Files.copy(
                elsewhere.resolve(Witness.FILE_NAME),
                witness(),
                StandardCopyOption.REPLACE_EXISTING);
        Recorded next = note("next");

        assertEquals(5, next.seq());
        assertTrue(store.log().read(incident).get(3).body().contains("died"));
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void anEventThatMayHaveBeenRecordedIsNotCalledRefused() {
        SqlFile.run(
                folder.resolve("incidents.db"),
                """
                create trigger broken before update on witness begin select raise(abort, 'broken'); end;
                """);
        StorageException told = assertThrows(StorageException.class, () -> note("three"));
        SqlFile.run(folder.resolve("incidents.db"), "drop trigger broken");
        note("four");

        String sentence = String.valueOf(told.getMessage());
        assertTrue(sentence.startsWith(SqliteIncidentLog.UNKNOWN), sentence);
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void aDeletedWitnessIsWrittenAgain() throws IOException {
        List<String> before = Files.readAllLines(witness());
        store.close();
        Files.delete(witness());
        reopen();

        assertEquals(before, Files.readAllLines(witness()));
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void aWitnessDeletedWhileTheStoreIsOpenIsWrittenAgainWithTheNextEvent() throws IOException {
        Files.delete(witness());
        note("three");

        assertEquals(4, Files.readAllLines(witness()).size());
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void aShortenedWitnessGetsTheLinesItLacks() throws IOException {
        store.close();
        List<String> lines = Files.readAllLines(witness());
        Files.writeString(witness(), lines.getFirst() + "\n");
        reopen();

        assertEquals(lines, Files.readAllLines(witness()));
    }

    @Test
    void aTornLineIsLeftAloneAndTheNextOneBeginsOnItsOwn() throws IOException {
        Files.writeString(
                witness(), "{\"incident\":\"" + incident + "\",\"se", StandardOpenOption.APPEND);
        note("after the tear");
        store.close();
        reopen();

        assertEquals(5, Files.readAllLines(witness()).size());
        assertEquals(4, store.log().read(incident).size());
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void aLineThatFitsNoChainIsLeftAloneAndReported() throws IOException {
        store.close();
        copy(folder, elsewhere);
        try (SqliteStore other =
                SqliteStore.open(elsewhere, Drafts.codec(), InstantSource.system())) {
            other.log().append(Drafts.note(incident, "of another life"));
        }
        String stray = Files.readAllLines(elsewhere.resolve(Witness.FILE_NAME)).getLast();
        reopen();
        note("three");
        store.close();
        Files.writeString(witness(), stray + "\n", StandardOpenOption.APPEND);
        reopen();

        assertEquals(4, store.log().read(incident).size());
        assertEquals(
                List.of(
                        "Line 5 of events.jsonl claims to be event 4 of "
                                + incident
                                + " but fits no event of its chain."),
                store.log().verify(incident));
    }

    @Test
    void aChangedEventIsNoticed() {
        store.close();
        SqlFile.run(
                folder.resolve("incidents.db"),
                """
                drop trigger event_is_never_changed;
                update event set body = replace(body, 'one', 'won') where seq = 2;
                """);
        reopen();

        assertEquals(
                List.of(
                        "Event 2 of "
                                + incident
                                + " was changed in incidents.db after it was recorded."),
                store.log().verify(incident));
    }

    @Test
    void anEventTakenOutIsNoticed() {
        store.close();
        SqlFile.run(
                folder.resolve("incidents.db"),
                "drop trigger event_is_never_removed; delete from event where seq = 2;");
        reopen();

        assertTrue(
                store.log().verify(incident).stream().anyMatch(s -> s.contains("After event 1")));
    }

    @Test
    void aChangedLineIsNoticed() throws IOException {
        Files.writeString(witness(), Files.readString(witness()).replace("one", "won"));

        assertEquals(
                List.of(
                        "Line 2 of events.jsonl was changed after event 2 of "
                                + incident
                                + " was recorded.",
                        "Event 2 of " + incident + " has no intact line in events.jsonl."),
                store.log().verify(incident));
    }

    @Test
    void aLineDamagedBeyondReadingIsNoticed() throws IOException {
        Files.writeString(witness(), Files.readString(witness()).replace("\"seq\":2", "\"seq\":?"));

        assertTrue(
                store.log()
                        .verify(incident)
                        .getFirst()
                        .startsWith("Line 2 of events.jsonl, which belongs to"));
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrRemoveEvents() {
        store.close();
        Path file = folder.resolve("incidents.db");

        assertThrows(
                IllegalStateException.class,
                () -> SqlFile.run(file, "update event set who = 'Mallory'"));
        assertThrows(IllegalStateException.class, () -> SqlFile.run(file, "delete from event"));
    }

    @Test
    void whatTheWitnessCannotTakeIsNotRecorded() throws IOException {
        Path aside = Files.move(witness(), elsewhere.resolve("aside"));
        Files.createDirectory(witness());
        Draft note = Drafts.note(incident, "three");

        assertThrows(StorageException.class, () -> store.log().append(note));
        assertEquals(3, store.log().read(incident).size());

        Files.delete(witness());
        Files.move(aside, witness());
        assertEquals(4, store.log().append(note).seq());
        assertEquals(List.of(), store.log().verify(incident));
    }

    @Test
    void whatTheDatabaseCannotTakeIsTakenBackFromTheWitness() throws IOException {
        Path file = folder.resolve("incidents.db");
        SqlFile.run(
                file,
                """
                create trigger broken before update on witness begin select raise(abort, 'broken'); end;
                """);
        Draft note = Drafts.note(incident, "three");

        assertThrows(StorageException.class, () -> store.log().append(note));
        assertEquals(3, Files.readAllLines(witness()).size());
        assertEquals(3, store.log().read(incident).size());

        SqlFile.run(file, "drop trigger broken");
        assertEquals(4, store.log().append(note).seq());
        assertEquals(List.of(), store.log().verify(incident));
    }

    private Recorded note(String text) {
        return store.log().append(Drafts.note(incident, text));
    }

    private void reopen() {
        store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
    }

    private Path witness() {
        return folder.resolve(Witness.FILE_NAME);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
