package dev.incidentrunbook.bundle;

import static dev.incidentrunbook.bundle.Handover.ID;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.bundle.BundleExport.Bundled;
import dev.incidentrunbook.bundle.BundleImport.Imported;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.store.SqliteStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// An incident handed over from one real store to another.
class BundleTest {
    @TempDir Path temp;

    SqliteStore thereStore;
    SqliteStore hereStore;
    Handover there;
    Handover here;
    Path file;

    @BeforeEach
    void record() {
        thereStore = store("there");
        hereStore = store("here");
        there = new Handover(thereStore.log(), thereStore.evidence());
        here = new Handover(hereStore.log(), hereStore.evidence());
        file = temp.resolve("incident.zip");

        Incident incident = there.note(there.open(), "the pool is empty \u202e | # ünïcode");
        incident = there.attach(incident, "app.log", random(700_000));
        incident = there.attach(incident, "other.bin", random(300_000));
        incident = there.attach(incident, "empty.txt", new byte[0]);
        there.attach(incident, "again.log", random(700_000));
    }

    @AfterEach
    void close() {
        thereStore.close();
        hereStore.close();
    }

    @Test
    void anIncidentIsTheSameInTheOtherStore() throws IOException {
        Bundled bundled = there.bundle(ID, file);
        Imported imported = here.take(file);

        assertEquals(new Bundled(ID, file, 6, 3, 0, 1_000_000), bundled);
        assertEquals(new Imported(ID, ID, imported.title(), 6, 6, 6, 3, 1_000_000), imported);
        assertTrue(imported.begins());
        assertEquals(there.incident(ID), here.incident(ID));
        assertEquals(review(there, ID), review(here, ID));
        for (Incident.Evidence evidence : here.incident(ID).evidence()) {
            assertEquals(List.of(), here.evidence.verify(evidence.sha256()));
            try (InputStream mine = here.evidence.open(evidence.sha256());
                    InputStream theirs = there.evidence.open(evidence.sha256())) {
                assertArrayEquals(theirs.readAllBytes(), mine.readAllBytes());
            }
        }
        assertEquals(List.of(), here.log.verify(ID));
        assertEquals(List.of(), here.evidence.incomplete());
    }

    @Test
    void theSameIncidentGivesTheSameBytes() throws IOException {
        there.bundle(ID, file);
        there.bundle(ID, temp.resolve("second.zip"));

        assertEquals(-1, Files.mismatch(file, temp.resolve("second.zip")));
    }

    @Test
    void evidenceThatPacksVeryWellIsNoBomb() throws IOException {
        there.attach(there.incident(ID), "zeros.bin", new byte[90_000_000]);
        there.bundle(ID, file);

        assertTrue(Files.size(file) < 4_000_000, Long.toString(Files.size(file)));
        assertEquals(4, here.take(file).evidence());
    }

    @Test
    void theSameBundleTwiceChangesNothing() {
        there.bundle(ID, file);
        here.take(file);
        Incident before = here.incident(ID);

        Imported again = here.take(file);

        assertEquals(0, again.added());
        assertEquals(6, again.here());
        assertEquals(before, here.incident(ID));
        assertEquals(List.of(ID), here.log.incidents());
    }

    @Test
    void whereTheIdIsTakenItGetsOneOfItsOwnAndGoesBackUnderTheOldOne() throws IOException {
        here.note(here.open(), "something else");
        there.bundle(ID, file);

        Imported imported = here.take(file);
        String mine = imported.incident();
        here.note(here.incident(mine), "worked on here");
        Bundled back = here.bundle(mine, temp.resolve("back.zip"));
        Imported returned = there.take(temp.resolve("back.zip"));

        assertEquals(ID + "~2", mine);
        assertEquals(ID, imported.original());
        assertEquals(ID, back.incident());
        assertEquals(List.of(mine, ID), here.log.incidents());
        assertEquals(List.of(), here.log.verify(mine));
        assertEquals(ID, returned.incident());
        assertEquals(1, returned.added());
        assertFalse(returned.begins());
        assertEquals(
                review(there, ID), review(here, mine).replace(ID + "\\~2", ID).replace(mine, ID));
        assertEquals(0, here.take(temp.resolve("back.zip")).added());
    }

    @Test
    void theReviewInTheBundleIsTheOneThatWasWritten() throws IOException {
        there.bundle(ID, file);
        var review = new ByteArrayOutputStream();
        try (Archive archive = Archive.open(file)) {
            Directory.Entry entry =
                    archive.entries().stream()
                            .filter(e -> e.name().equals("review.md"))
                            .findFirst()
                            .orElseThrow();
            archive.unpack(entry, (buffer, length) -> review.write(buffer, 0, length));
        }
        assertEquals(review(there, ID), review.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNewIsAddedAndWhatIsNewerHereIsKept() {
        there.bundle(ID, file);
        here.take(file);
        there.note(there.incident(ID), "later");
        there.bundle(ID, temp.resolve("later.zip"));

        assertEquals(1, here.take(temp.resolve("later.zip")).added());

        Imported older = here.take(file);
        assertEquals(0, older.added());
        assertEquals(7, older.here());
    }

    @Test
    void anIncidentThatWentTwoWaysIsRefusedBeforeItsEvidenceIsTakenIn() {
        there.bundle(ID, file);
        here.take(file);
        here.note(here.incident(ID), "here");
        Incident longer = there.attach(there.incident(ID), "new.log", random(99));
        there.bundle(ID, temp.resolve("later.zip"));

        String refusal = here.refusal(temp.resolve("later.zip"));

        assertTrue(refusal.contains("from event 7 on they differ"), refusal);
        assertTrue(here.evidence.find(longer.evidence().getLast().sha256()).isEmpty());
    }

    @Test
    void anEventOfANewerKindIsKept() {
        Incident incident = there.incident(ID);
        Recorded strange =
                there.log.append(
                        new Draft(
                                UUID.randomUUID(),
                                ID,
                                Handover.MORNING,
                                new Stamp(Handover.MORNING, 7, "s"),
                                "Ada",
                                new Unknown("levitated", "{\"by\":3}")));
        there.bundle(incident.id(), file);

        here.take(file);

        assertEquals(strange, here.log.read(ID).getLast());
    }

    @Test
    void evidenceThatWasRemovedBelongsToTheRecordAndIsSaid() {
        Incident incident = there.incident(ID);
        there.response.record(
                incident, new EvidenceRemoved(incident.evidence().get(1).id(), "a mistake"));

        assertEquals(1, there.bundle(ID, file).removed());
        here.take(file);
        assertEquals(List.of(), here.evidence.verify(incident.evidence().get(1).sha256()));
    }

    @Test
    void evidenceThatIsHereAlreadyIsKeptOnce() {
        Incident mine = here.attach(here.open(), "mine.log", random(700_000));
        there.bundle(ID, file);

        here.take(file);

        assertEquals(
                mine.evidence().getFirst().sha256(),
                here.incident(ID + "~2").evidence().getFirst().sha256());
    }

    @Test
    void aFileThatIsThereIsKept() throws IOException {
        Files.writeString(file, "mine");

        assertThrows(RefusedException.class, () -> there.bundle(ID, file));

        assertEquals("mine", Files.readString(file));
        assertEquals(1, filesBeside());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBundleIsReadableForItsOwnerAlone() throws IOException {
        there.bundle(ID, file);

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aCancelledBundleLeavesNothing() throws IOException {
        assertThrows(
                CancellationException.class,
                () ->
                        new BundleExport(there.evidence)
                                .write(
                                        there.incident(ID),
                                        UnaryOperator.identity(),
                                        Handover.MORNING,
                                        file,
                                        Existing.KEEP,
                                        (bytes, _) -> bytes < 500_000));
        assertEquals(0, filesBeside());
    }

    @Test
    void aCancelledImportLeavesNothing() {
        there.bundle(ID, file);
        for (long limit : new long[] {1, 500_000, 1_000_001, 1_500_000}) {
            assertThrows(
                    CancellationException.class,
                    () -> here.take(file, (bytes, _) -> bytes < limit));
            assertEquals(List.of(), here.log.incidents());
            assertEquals(List.of(), here.evidence.incomplete());
        }
    }

    @Test
    void anImportNeedsTwiceTheRoomOfItsEvidence() {
        there.bundle(ID, file);
        here.room = 2 * 1_000_000 - 2;

        assertTrue(here.refusal(file).contains("free some space"));

        here.room += 2;
        assertEquals(6, here.take(file).added());
    }

    @Test
    void evidenceThatIsLackingHereIsNamedByItsNumber(@TempDir Path elsewhere) {
        there.bundle(ID, file);
        var evidence = new MemoryEvidence();
        var bare = new Handover(there.log, evidence);

        RefusedException refused =
                assertThrows(
                        RefusedException.class,
                        () -> bare.bundle(ID, elsewhere.resolve("bare.zip")));

        assertTrue(refused.toString().contains("E1 (app.log) of " + ID), refused.toString());
    }

    @Test
    void damagedEvidenceIsNamedByItsNumber() throws IOException {
        var evidence = new MemoryEvidence();
        var damaged = new Handover(new MemoryLog(), evidence);
        Incident incident = damaged.attach(damaged.open(), "a.log", random(1000));
        evidence.damage(incident.evidence().getFirst().sha256());

        RefusedException refused =
                assertThrows(RefusedException.class, () -> damaged.bundle(ID, file));

        assertTrue(refused.toString().contains("E1 (a.log) of " + ID), refused.toString());
        assertEquals(0, filesBeside());
    }

    @Test
    void orphansOfAnImportThatWasCutShortAreTakenOver() {
        there.bundle(ID, file);
        try (Intake intake = here.evidence.begin("app.log", "cut short")) {
            byte[] bytes = random(700_000);
            intake.write(bytes, bytes.length);
            intake.complete();
        }

        assertEquals(6, here.take(file).added());
        assertEquals(List.of(), here.log.verify(ID));
    }

    @Test
    void aFileThatIsNotThereAndAFolderAreToldApart() {
        assertTrue(here.refusal(temp.resolve("none.zip")).startsWith("There is no file"));
        assertTrue(here.refusal(temp).contains("is a folder"));
    }

    private long filesBeside() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static String review(Handover side, String id) {
        return MarkdownReview.write(Review.of(side.incident(id)));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private SqliteStore store(String name) {
        return SqliteStore.open(temp.resolve(name), Handover.codec(), InstantSource.system());
    }
}
