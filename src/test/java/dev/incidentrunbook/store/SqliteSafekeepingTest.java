package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage is noticed, named and mended, and nothing is deleted by it. The store is closed while its files are damaged.
class SqliteSafekeepingTest {
    private static final int NOTES = 80;

    @TempDir Path folder;

    final byte[] log = SqliteEvidenceTest.random(3 * Chunk.SIZE + 77);
    String incident = "";
    String other = "";
    List<Recorded> before = List.of();
    String digest = "";

    @BeforeEach
    void recordTwoIncidentsWithEvidence() {
        try (SqliteStore store = open()) {
            other = store.log().append(Drafts.opening()).incident();
            incident = store.log().append(Drafts.opening()).incident();
            digest = attach(store);
            for (int i = 0; i < NOTES; i++) {
                store.log().append(Drafts.note(incident, "note " + i + " ".repeat(100)));
            }
            store.preferences().remember("theme", "dark");
            before = store.log().read(incident);
        }
    }

    @Test
    void aSoundStoreIsFoundSound() {
        assertEquals(Health.SOUND, keeping().glance());
        assertEquals(Health.SOUND, keeping().check(Progress.SILENT));
    }

    @Test
    void recoveringASoundStoreChangesNothing() throws IOException {
        List<String> names = names();

        Recovery recovery = keeping().recover(Progress.SILENT);

        assertEquals(List.of(), recovery.lost());
        assertEquals(names, names());
    }

    @Test
    void aDestroyedHeaderIsRecoveredFromTheWitness() throws IOException {
        overwrite("incidents.db", 0, 100);
        assertFalse(keeping().glance().usable());

        Recovery recovery = keeping().recover(Progress.SILENT);

        assertEquals(List.of(), recovery.lost());
        assertWhole();
        assertTrue(Files.exists(recovery.setAside().resolve("incidents.db")));
    }

    @Test
    void aDestroyedPageIsNamedAndRecovered() throws IOException {
        overwrite("incidents.db", 8 * 4096, 4096);
        Health health = keeping().check(Progress.SILENT);
        assertEquals("incidents.db", health.damages().getFirst().file());

        keeping().recover(Progress.SILENT);

        assertWhole();
    }

    @Test
    void whatIsDamagedIsNeverWritten() throws IOException {
        overwrite("incidents.db", 8 * 4096, 4096);
        byte[] damaged = Files.readAllBytes(folder.resolve("incidents.db"));

        try (SqliteStore store = open()) {
            assertThrows(
                    StorageException.class,
                    () -> store.log().append(Drafts.note(other, "not now")));
            assertEquals(1, store.log().read(other).size());
            assertEquals(before, store.log().read(incident));
        }
        assertArrayEquals(damaged, Files.readAllBytes(folder.resolve("incidents.db")));

        Recovery recovery = keeping().recover(Progress.SILENT);
        assertArrayEquals(damaged, Files.readAllBytes(recovery.setAside().resolve("incidents.db")));
    }

    @Test
    void changedWordsAreNeverShownAsGood() {
        changeBody("note 7 ", "note 8 ");

        try (SqliteStore store = open()) {
            assertEquals(before, store.log().read(incident));
        }
        Damage damage = keeping().check(Progress.SILENT).damages().getFirst();
        assertEquals(Optional.of(incident), damage.incident());
        assertTrue(damage.sentence().contains("was changed in incidents.db"), damage.sentence());
    }

    @Test
    void anEventDamagedInEveryRecordIsNamedAsLostAndTheRestStays() throws IOException {
        changeBody("note 7 ", "note 8 ");
        Path witness = folder.resolve("events.jsonl");
        Files.writeString(witness, Files.readString(witness).replace("note 7 ", "note 9 "));

        Recovery recovery = keeping().recover(Progress.SILENT);

        assertEquals(1, recovery.lost().size(), recovery.lost().toString());
        try (SqliteStore store = open()) {
            List<Recorded> after = store.log().read(incident);
            assertEquals(before.size(), after.size());
            assertEquals(1, after.stream().filter(e -> e.kind().equals(Recorded.LOST)).count());
            assertEquals(before.getLast(), after.getLast());
            assertEquals(1, store.log().verify(incident).size());
        }
        Health health = keeping().check(Progress.SILENT);
        assertTrue(health.sound());
        assertEquals(1, health.lost().size());
    }

    @Test
    void anEventLostInBothFilesComesBackFromABackup() throws IOException {
        keeping().backUp("by hand", Progress.SILENT);
        changeBody("note 7 ", "note 8 ");
        Path witness = folder.resolve("events.jsonl");
        Files.writeString(witness, Files.readString(witness).replace("note 7 ", "note 9 "));

        Recovery recovery = keeping().recover(Progress.SILENT);

        assertEquals(List.of(), recovery.lost());
        assertWhole();
        assertTrue(recovery.recovered().getFirst().contains("1 from backup 0001"));
    }

    @Test
    void everyRecordButTheBackupMayBeGone() throws IOException {
        keeping().backUp("by hand", Progress.SILENT);
        Files.delete(folder.resolve("incidents.db"));
        Files.delete(folder.resolve("events.jsonl"));
        Files.delete(folder.resolve("evidence.db"));
        assertFalse(keeping().glance().sound());

        assertEquals(List.of(), keeping().recover(Progress.SILENT).lost());

        assertWhole();
    }

    @Test
    void aDamagedWitnessIsWrittenAnew() throws IOException {
        overwrite("events.jsonl", 3000, 50);
        assertEquals("events.jsonl", keeping().check(Progress.SILENT).damages().getFirst().file());

        keeping().recover(Progress.SILENT);

        assertWhole();
    }

    @Test
    void aDamagedPartOfAnEvidenceIsNamed() {
        damageChunk(1);

        Damage damage = keeping().check(Progress.SILENT).damages().getFirst();

        assertEquals(Optional.of(incident), damage.incident());
        assertEquals(Optional.of("E1"), damage.evidence());
        assertEquals("Part 2 of 4 of E1 of " + incident + " is damaged.", damage.sentence());
    }

    @Test
    void aDamagedPartComesBackFromTheCopy() {
        keeping().backUp("by hand", Progress.SILENT);
        damageChunk(1);

        assertEquals(List.of(), keeping().recover(Progress.SILENT).lost());

        assertWhole();
    }

    @Test
    void aPartThatNobodyHasIsLostAndTheOthersStay() {
        damageChunk(1);

        Recovery recovery = keeping().recover(Progress.SILENT);

        assertEquals(1, recovery.lost().size());
        assertTrue(recovery.lost().getFirst().contains("1 of 4 parts are lost"));
        Health health = keeping().check(Progress.SILENT);
        assertTrue(health.sound(), health.toString());
        assertEquals(1, health.lost().size());
    }

    @Test
    void aDamagedFileOfEvidenceKeepsNobodyFromTheIncident() throws IOException {
        overwrite("evidence.db", 0, 100);
        keeping().recover(Progress.SILENT);

        try (SqliteStore store = open()) {
            store.log().append(Drafts.note(incident, "going on"));
            assertEquals(digest, attach(store));
            assertEquals(List.of(), store.evidence().verify(digest));
        }
    }

    @Test
    void aFileOfEvidenceThatLostItsEndIsNamedAndMendedFromItsCopy() throws IOException {
        keeping().backUp("by hand", Progress.SILENT);
        Path file = folder.resolve("evidence.db");
        long size = Files.size(file);
        for (long page = 1; page <= 12; page++) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(size - page * 4096 + 1000);
            }
            assertEquals(
                    "evidence.db", keeping().check(Progress.SILENT).damages().getFirst().file());
        }

        assertEquals(List.of(), keeping().recover(Progress.SILENT).lost());

        assertWhole();
    }

    @Test
    void aShortenedDatabaseIsCompletedFromTheWitness() throws IOException {
        Path file = folder.resolve("incidents.db");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }

        keeping().recover(Progress.SILENT);

        assertWhole();
    }

    @Test
    void recoveringIsRefusedWhileTheStoreIsOpen() {
        try (SqliteStore _ = open()) {
            StorageException refused =
                    assertThrows(StorageException.class, () -> keeping().recover(Progress.SILENT));
            assertTrue(String.valueOf(refused.getMessage()).contains("open in another window"));
        }
    }

    @Test
    void aCancelledRecoveryLeavesEverythingAsItWas() throws IOException {
        overwrite("incidents.db", 8 * 4096, 4096);
        List<String> names = names();
        byte[] damaged = Files.readAllBytes(folder.resolve("incidents.db"));
        var cancelled =
                new Progress() {
                    @Override
                    public void at(String doing, long done, long all) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };

        assertThrows(CancellationException.class, () -> keeping().recover(cancelled));

        assertEquals(names, names());
        assertArrayEquals(damaged, Files.readAllBytes(folder.resolve("incidents.db")));
    }

    @Test
    void aBackupIsVerifiedListedAndPrivate() throws IOException {
        Backup backup = keeping().backUp("by hand", Progress.SILENT);

        assertEquals(List.of(backup), keeping().backups());
        assertEquals("0001", backup.name());
        assertEquals(2, backup.incidents());
        assertEquals(before.size() + 1, backup.events());
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(
                                folder.resolve("backups").resolve("incidents-0001.db"))));
    }

    @Test
    void aBackupIsDueOnlyWhenSomethingWasRecordedSince() {
        assertTrue(keeping().backUpIfDue().isPresent());
        assertTrue(keeping().backUpIfDue().isEmpty());
        try (SqliteStore store = open()) {
            store.log().append(Drafts.note(incident, "something new"));
        }
        assertTrue(keeping().backUpIfDue().isEmpty(), "the last one is not 15 minutes old");
        InstantSource later =
                InstantSource.offset(InstantSource.system(), java.time.Duration.ofMinutes(15));
        assertTrue(new SqliteSafekeeping(folder, Drafts.codec(), later).backUpIfDue().isPresent());
    }

    @Test
    void aBackupIsTakenWhileTheStoreIsOpen() {
        try (SqliteStore store = open()) {
            store.log().append(Drafts.note(incident, "something new"));
            keeping().backUp("by hand", Progress.SILENT);
            store.log().append(Drafts.note(incident, "something newer"));
            assertEquals(List.of(), store.log().verify(incident));
        }
        assertEquals(before.size() + 2, keeping().backups().getFirst().events());
    }

    @Test
    void programsThatBackUpAtOnceDoNotDisturbEachOther() throws Exception {
        try (var programs = Executors.newFixedThreadPool(4)) {
            List<Future<Backup>> taken =
                    programs.invokeAll(
                            Collections.nCopies(
                                    4, () -> keeping().backUp("by hand", Progress.SILENT)));
            for (Future<Backup> backup : taken) {
                assertEquals(before.size() + 1, backup.get().events());
            }
        }
        assertEquals(4, keeping().backups().size());
        assertEquals(Health.SOUND, keeping().check(Progress.SILENT));
    }

    @Test
    void aDamagedBackupIsNamedAndSetAside() throws IOException {
        keeping().backUp("by hand", Progress.SILENT);
        overwrite("backups/incidents-0001.db", 9000, 10);
        assertEquals(
                "backups/incidents-0001.db",
                keeping().check(Progress.SILENT).damages().getFirst().file());

        Recovery recovery = keeping().recover(Progress.SILENT);

        assertEquals(List.of(), keeping().backups());
        assertTrue(Files.exists(recovery.setAside().resolve("backups-incidents-0001.db")));
    }

    @Test
    void restoringKeepsWhatWasRecordedLater() {
        keeping().backUp("by hand", Progress.SILENT);
        addNote("later");

        Recovery recovery = keeping().restore("0001", false, Progress.SILENT);

        assertTrue(Files.exists(recovery.setAside().resolve("incidents.db")));
        try (SqliteStore store = open()) {
            assertEquals(before.size() + 1, store.log().read(incident).size());
        }
    }

    @Test
    void restoringExactlyLeavesOutWhatWasRecordedLaterButKeepsItAside() throws IOException {
        keeping().backUp("by hand", Progress.SILENT);
        addNote("later");

        Recovery recovery = keeping().restore("0001", true, Progress.SILENT);

        assertWhole();
        assertTrue(Files.readString(recovery.setAside().resolve("events.jsonl")).contains("later"));
    }

    @Test
    void anUnknownBackupIsRefusedWithASentence() {
        StorageException refused =
                assertThrows(
                        StorageException.class,
                        () -> keeping().restore("0042", false, Progress.SILENT));

        assertTrue(String.valueOf(refused.getMessage()).contains("no backup 0042"));
    }

    private void assertWhole() {
        try (SqliteStore store = open()) {
            assertEquals(before, store.log().read(incident));
            assertEquals(1, store.log().read(other).size());
            assertEquals(List.of(), store.log().verify(incident));
            assertEquals(List.of(), store.evidence().verify(digest));
            assertEquals(Optional.empty(), store.readOnly());
            try (InputStream bytes = store.evidence().open(digest)) {
                assertArrayEquals(log, bytes.readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertEquals(Health.SOUND, keeping().check(Progress.SILENT));
    }

    private String attach(SqliteStore store) {
        try (Intake intake = store.evidence().begin("api.log", "a test")) {
            intake.write(log, log.length);
            var stored = intake.complete();
            store.log()
                    .append(
                            Drafts.draft(
                                    incident,
                                    Drafts.MORNING,
                                    new EvidenceAttached(
                                            "",
                                            stored.sha256(),
                                            stored.size(),
                                            "api.log",
                                            stored.mediaType(),
                                            "a test",
                                            "")));
            return stored.sha256();
        }
    }

    private void addNote(String text) {
        try (SqliteStore store = open()) {
            store.log().append(Drafts.note(incident, text));
        }
    }

    private void changeBody(String from, String to) {
        SqlFile.run(
                folder.resolve("incidents.db"),
                "drop trigger event_is_never_changed;"
                        + "update event set body = replace(body, '%s', '%s');".formatted(from, to)
                        + """
                        create trigger event_is_never_changed before update on event
                        begin
                            select raise(abort, 'an event is never changed');
                        end;
                        """);
    }

    private void damageChunk(int number) {
        SqlFile.run(
                folder.resolve("evidence.db"),
                "update chunk set zstd = zeroblob(length(zstd)) where number = " + number);
    }

    private void overwrite(String name, long at, int length) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.seek(at);
            file.write("?".repeat(length).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("set-aside") && !name.matches(".*-(wal|shm)"))
                    .sorted()
                    .toList();
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
    }

    private SqliteSafekeeping keeping() {
        return new SqliteSafekeeping(folder, Drafts.codec(), InstantSource.system());
    }
}
