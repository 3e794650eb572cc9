package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.search.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files on the disk: who may read them, whose they are, and of which version.
class SqliteFilesTest {
    @TempDir Path temp;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everythingIsReadableForItsOwnerAlone() throws IOException {
        Path folder = temp.resolve("new").resolve("store");
        try (SqliteStore store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
            store.log().append(Drafts.opening());
            SqliteEvidenceTest.take(store.evidence(), "a.log", new byte[] {1});

            assertEquals("rwx------", mode(folder));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    assertEquals(
                            Files.isDirectory(file) ? "rwx------" : "rw-------",
                            mode(file),
                            file.toString());
                }
            }
        }
    }

    @Test
    void aClosedStoreLeavesNoWriteAheadLog() {
        open(temp).close();

        assertTrue(Files.exists(temp.resolve("incidents.db")));
        assertTrue(Files.notExists(temp.resolve("incidents.db-wal")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents.db", "evidence.db"})
    void aFileWhoseCreationWasCutShortIsCreatedAnew(String name) throws Exception {
        Path begun = Files.createDirectories(temp.resolve("begun")).resolve(name);
        Path folder = Files.createDirectories(temp.resolve("store"));
        try (Connection connection = SqlFile.connect(begun)) {
            Connections.execute(connection, "pragma cache_size = 1");
            Connections.execute(connection, "begin; create table t (x); create table u (x)");
            Connections.execute(connection, "insert into t values (randomblob(100000))");
            Files.copy(begun, folder.resolve(name));
            Files.copy(begun.resolveSibling(name + "-journal"), folder.resolve(name + "-journal"));
        }
        assertTrue(Files.size(folder.resolve(name)) > 0);

        try (SqliteStore store = open(folder)) {
            assertEquals(Optional.empty(), store.evidenceTrouble());
            assertEquals(Optional.empty(), store.readOnly());
        }
    }

    @Test
    void aFolderMayHaveAnyName() {
        Path folder = temp.resolve("störung #1? 100% & more");
        try (SqliteStore store = open(folder)) {
            store.log().append(Drafts.opening());
        }

        assertTrue(Files.exists(folder.resolve("incidents.db")));
        try (SqliteStore store = open(folder)) {
            assertEquals(1, store.log().incidents().size());
        }
    }

    @Test
    void aNewerStoreIsReadButNotWritten() {
        String incident;
        try (SqliteStore store = open(temp)) {
            incident = store.log().append(Drafts.opening()).incident();
        }
        SqlFile.run(temp.resolve("incidents.db"), "pragma user_version = 99");

        try (SqliteStore store = open(temp)) {
            assertEquals(1, store.log().read(incident).size());
            assertTrue(store.readOnly().orElseThrow().contains("newer version"));
            String sentence = refusal(() -> store.log().append(Drafts.note(incident, "no")));
            assertEquals(store.readOnly().orElseThrow(), sentence);
        }
        assertEquals(99, SqlFile.number(temp.resolve("incidents.db"), "pragma user_version"));
    }

    @Test
    void anOlderStoreIsUpgradedAfterAVerifiedBackup() {
        String incident;
        try (SqliteStore store = open(temp)) {
            incident = store.log().append(Drafts.opening()).incident();
        }

        try (SqliteStore store =
                SqliteStore.open(temp, Drafts.codec(), InstantSource.system(), later())) {
            assertEquals(1, store.log().read(incident).size());
        }
        assertEquals(3, SqlFile.number(temp.resolve("incidents.db"), "pragma user_version"));
        Path backup = temp.resolve("backups").resolve("incidents-0001.db");
        assertEquals(2, SqlFile.number(backup, "pragma user_version"));
        assertEquals(1, SqlFile.number(backup, "select count(*) from event"));
    }

    @Test
    void aStoreThatCannotBeBackedUpIsNotUpgraded() throws IOException {
        open(temp).close();
        Files.writeString(temp.resolve("backups"), "in the way");

        refusal(() -> SqliteStore.open(temp, Drafts.codec(), InstantSource.system(), later()));

        assertEquals(2, SqlFile.number(temp.resolve("incidents.db"), "pragma user_version"));
    }

    private static Schema later() {
        return new Schema(
                Schema.INCIDENTS.fileName(),
                Schema.INCIDENTS.applicationId(),
                Schema.INCIDENTS.atCreation(),
                Schema.INCIDENTS.atOpening(),
                Stream.concat(Schema.INCIDENTS.steps().stream(), Stream.of("later.sql")).toList(),
                Schema.INCIDENTS.tables());
    }

    @Test
    void aFileOfAnotherProgramIsRefused() {
        SqlFile.run(temp.resolve("incidents.db"), "create table bookmark (url text)");

        assertTrue(refusal(() -> open(temp)).contains("belongs to another program"));
    }

    @Test
    void ourOwnFileWithADamagedHeaderIsReadButNotWritten() {
        String incident;
        try (SqliteStore store = open(temp)) {
            incident = store.log().append(Drafts.opening()).incident();
        }
        SqlFile.run(temp.resolve("incidents.db"), "pragma application_id = 7");

        try (SqliteStore store = open(temp)) {
            assertEquals(1, store.log().read(incident).size());
            assertTrue(store.readOnly().orElseThrow().contains("nothing is written to it"));
            assertEquals(
                    store.readOnly().orElseThrow(),
                    refusal(() -> store.log().append(Drafts.note(incident, "no"))));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsCalledDamaged() throws IOException {
        Files.writeString(
                temp.resolve("incidents.db"),
                "This is not a database, whatever its name says.".repeat(100));

        assertTrue(refusal(() -> open(temp)).contains("incident-runbook recover"));
    }

    @Test
    void damagedEvidenceKeepsNobodyFromTheIncident() throws IOException {
        Files.writeString(
                temp.resolve("evidence.db"),
                "This is not a database, whatever its name says.".repeat(100));

        try (SqliteStore store = open(temp)) {
            String why = store.evidenceTrouble().orElseThrow();

            assertTrue(why.contains("evidence.db is damaged"), why);
            assertEquals(1, store.log().append(Drafts.opening()).seq());
            assertEquals(why, refusal(() -> store.evidence().begin("a.log", "a test")));
        }
    }

    @Test
    void evidenceWhoseFileCouldNotBeOpenedCanBeAttachedAsSoonAsItCan() throws IOException {
        Path inTheWay = Files.createDirectory(temp.resolve("evidence.db"));
        try (SqliteStore store = open(temp)) {
            assertTrue(store.evidenceTrouble().isPresent());
            Files.delete(inTheWay);

            SqliteEvidenceTest.take(store.evidence(), "a.log", new byte[] {1});

            assertEquals(Optional.empty(), store.evidenceTrouble());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsALinkIsRefused() throws IOException {
        Files.createSymbolicLink(temp.resolve("incidents.db"), temp.resolve("elsewhere.db"));

        assertTrue(refusal(() -> open(temp)).contains("incidents.db"));
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertTrue(
                refusal(() -> open(file))
                        .endsWith("is a file, not a folder; name a folder with --data."));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeMadeIsNamed() {
        String sentence = refusal(() -> open(Path.of("/proc/incident-runbook")));

        assertTrue(
                sentence.startsWith("The store cannot be kept in /proc/incident-runbook"),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden-v1", "golden-v2"})
    void aStoreOfAnEarlierVersionIsStillReadAndSearched(String golden) throws IOException {
        golden(golden, "incidents.db");
        golden(golden, "events.jsonl");

        try (SqliteStore store = open(temp)) {
            List<Recorded> events = store.log().read("INC-2026-0001");

            assertEquals(2, events.size());
            assertEquals("The first note", text(events.get(1)));
            assertEquals(List.of(), store.log().verify("INC-2026-0001"));
            assertEquals("dark", store.preferences().preference("theme").orElseThrow());
            assertEquals(List.of(events.get(1)), store.index().find(Wanted.of("first"), 10));
            assertEquals(1, store.log().summaries().incidents().size());
            assertEquals(3, store.log().append(Drafts.note("INC-2026-0001", "More")).seq());
            assertEquals(1, store.index().find(Wanted.of("more"), 10).size());
        }
    }

    @Test
    void aStepOfTheSchemaThatWasReleasedIsNeverChanged() {
        assertEquals(
                "df29fa161a024c1cbbbe8169eadd7f0ab93ad548f634e1c137f9b2e4ad3f7173",
                Sha256.of(Schema.INCIDENTS.step(1).getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "ad0bdb165c049d336df364c6b95ff7df6ade94d90ae9840dff2fb1f1d5313e7d",
                Sha256.of(Schema.INCIDENTS.step(2).getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "384580954c60c1ede3a632aed2b64772c5fb970d48509a6f970223b2e3ea67a6",
                Sha256.of(Schema.EVIDENCE.step(1).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Recorded event) {
        return event.event() instanceof NoteAdded note ? note.text() : "";
    }

    private static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
    }

    private static String refusal(Executable action) {
        return String.valueOf(assertThrows(StorageException.class, action).getMessage());
    }

    @Test
    void evidenceOfAnEarlierVersionIsStillRead() throws IOException {
        golden("golden-evidence-v3", "evidence.db");
        String lines =
                IntStream.range(0, 40_000)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining());

        try (SqliteStore store = open(temp)) {
            String digest = Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = store.evidence().open(digest)) {
                assertEquals(lines, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            assertEquals(List.of(), store.evidence().verify(digest));
        }
    }

    private void golden(String version, String name) throws IOException {
        try (InputStream in = SqliteFilesTest.class.getResourceAsStream(version + "/" + name)) {
            Files.write(temp.resolve(name), Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }
}
