package dev.incidentrunbook.store;

import static dev.incidentrunbook.store.SqliteEvidenceTest.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.evidence.Packer;
import dev.incidentrunbook.evidence.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of packed evidence that are kept unpacked.
class ReadingCopiesTest {
    private static final byte[] LOG = log();
    private static final byte[] PACKED = Packer.gzip(LOG);

    @TempDir Path temp;

    @Test
    void aCopyIsMadeOnceAndReadByItsDigest() throws IOException {
        try (SqliteStore store = store()) {
            StoredEvidence packed = take(store.evidence(), "app.log.gz", PACKED);
            StoredEvidence copy = copy(store.evidence(), packed);

            assertEquals(Sha256.of(LOG), copy.sha256());
            assertEquals(Optional.of(copy), store.evidence().readingCopy(packed.sha256(), 1));
            assertEquals(
                    copy,
                    new PackedEvidence(store.evidence())
                            .readingCopy(packed, "app.log.gz", 1, (_, _) -> false));
            assertEquals(List.of(), store.evidence().verify(copy.sha256()));
        }
    }

    @Test
    void aCopyThatIsCancelledLeavesNothing() {
        try (SqliteStore store = store()) {
            StoredEvidence packed = take(store.evidence(), "app.log.gz", PACKED);

            assertThrows(
                    CancellationException.class,
                    () ->
                            new PackedEvidence(store.evidence())
                                    .readingCopy(packed, "app.log.gz", 1, (b, _) -> b < 100_000));
            assertEquals(Optional.empty(), store.evidence().readingCopy(packed.sha256(), 1));
            assertEquals(List.of(), store.evidence().incomplete());
        }
    }

    @Test
    void copiesGoWhenTheyAreToldTo() throws IOException {
        try (SqliteStore store = store()) {
            StoredEvidence packed = take(store.evidence(), "app.log.gz", PACKED);
            StoredEvidence copy = copy(store.evidence(), packed);

            assertEquals(1, store.evidence().dropReadingCopies());

            assertEquals(Optional.empty(), store.evidence().find(copy.sha256()));
            assertEquals(Optional.of(packed), store.evidence().find(packed.sha256()));
            assertEquals(copy, copy(store.evidence(), packed));
        }
    }

    @Test
    void bytesThatWereAttachedTooStay() throws IOException {
        try (SqliteStore store = store()) {
            StoredEvidence packed = take(store.evidence(), "app.log.gz", PACKED);
            StoredEvidence copy = copy(store.evidence(), packed);
            take(store.evidence(), "app.log", LOG);
            store.evidence().dropReadingCopies();
            copy(store.evidence(), packed);
            store.evidence().dropReadingCopies();

            assertEquals(Optional.of(copy), store.evidence().find(copy.sha256()));
        }
    }

    @Test
    void bytesThatWereAttachedBeforeStay() throws IOException {
        try (SqliteStore store = store()) {
            StoredEvidence attached = take(store.evidence(), "app.log", LOG);
            StoredEvidence packed = take(store.evidence(), "app.log.gz", PACKED);
            copy(store.evidence(), packed);

            assertEquals(0, store.evidence().dropReadingCopies());
            assertEquals(Optional.of(attached), store.evidence().find(attached.sha256()));
        }
    }

    @Test
    void copiesAreNotBackedUp() throws Exception {
        try (SqliteStore store = store()) {
            StoredEvidence packed = take(store.evidence(), "app.log.gz", PACKED);
            copy(store.evidence(), packed);
        }
        var mirror = new EvidenceMirror(temp);
        if (mirror.refresh(dev.incidentrunbook.safekeeping.Progress.SILENT)) {
            assertEquals(1, SqlFile.number(mirror.file(), "select count(*) from evidence"));
        }
    }

    private static StoredEvidence copy(EvidenceStore store, StoredEvidence packed)
            throws IOException {
        return new PackedEvidence(store).readingCopy(packed, "app.log.gz", 1, Progress.UNSEEN);
    }

    private static byte[] log() {
        byte[] bytes = new byte[400_000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private SqliteStore store() {
        return SqliteStore.open(temp, Drafts.codec(), InstantSource.system());
    }
}
