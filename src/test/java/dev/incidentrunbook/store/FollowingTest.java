package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Evidence that grows.
class FollowingTest {
    private static final Purpose PURPOSE = new Purpose("INC-2026-0001", "logs", "the api");

    @TempDir Path temp;

    @Test
    void whatCameCanBeReadByAnotherProgramWhileMoreComes() throws IOException {
        try (SqliteStore here = store();
                SqliteStore there = store();
                Intake intake = here.evidence().grow("api.log", "standard input", PURPOSE)) {
            write(intake, "one\n");
            intake.sync();
            Growing seen = there.evidence().growing().getFirst();

            assertEquals(PURPOSE, seen.purpose());
            assertEquals(4, seen.size());
            assertEquals("one\n", text(there.evidence().open(seen)));
            write(intake, "two\n");
            intake.sync();
            assertEquals("one\ntwo\n", text(there.evidence().open(seen)));
        }
    }

    @Test
    void whatIsCompleteIsAsIfItHadComeAtOnce() throws IOException {
        byte[] all =
                "ERROR a line of some length\n".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        try (SqliteStore store = store();
                Intake intake = store.evidence().grow("api.log", "standard input", PURPOSE)) {
            for (int from = 0; from < all.length; from += 10_000) {
                int length = Math.min(10_000, all.length - from);
                intake.write(Arrays.copyOfRange(all, from, from + length), length);
                intake.sync();
            }
            StoredEvidence stored = intake.complete();

            assertEquals(
                    new StoredEvidence(Sha256.of(all), all.length, "text/plain", 30_000), stored);
            assertEquals(List.of(), store.evidence().verify(stored.sha256()));
            assertEquals(List.of(), store.evidence().growing());
        }
    }

    @Test
    void whatAProgramThatDiedHadFollowedIsCompletedUpToItsLastSync() {
        try (SqliteStore store = store()) {
            Intake intake = store.evidence().grow("api.log", "standard input", PURPOSE);
            write(intake, "one\ntwo\n");
            intake.sync();
            write(intake, "three");
        }

        try (SqliteStore store = store()) {
            assertEquals(List.of(), store.evidence().growing());
            assertEquals(List.of(), store.evidence().incomplete());
            Growing left = store.evidence().leftBehind().getFirst();
            StoredEvidence stored = store.evidence().finish(left);
            assertEquals(Sha256.of("one\ntwo\n".getBytes(StandardCharsets.UTF_8)), stored.sha256());
            assertEquals(2, stored.lines());
            // Killed before the event was recorded, it is offered once more and stays the same.
            assertEquals(stored, store.evidence().finish(store.evidence().leftBehind().getFirst()));
            store.evidence().named(left.number());
            assertEquals(List.of(), store.evidence().leftBehind());
        }
    }

    @Test
    void theSameBytesAreStillKeptOnce() {
        try (SqliteStore store = store()) {
            StoredEvidence first = SqliteEvidenceTest.take(store.evidence(), "a", new byte[] {'x'});
            Intake intake = store.evidence().grow("b", "standard input", PURPOSE);
            write(intake, "x");

            assertEquals(first, intake.complete());
            assertEquals(first, store.evidence().finish(one(store)));
        }
    }

    @Test
    void aStreamIsFollowedToItsEnd() {
        try (SqliteStore store = store()) {
            var stream = new ByteArrayInputStream("all".getBytes(StandardCharsets.UTF_8));
            Taken taken =
                    intake(store)
                            .follow(
                                    List.of(stream),
                                    "in",
                                    "standard input",
                                    PURPOSE,
                                    Progress.UNSEEN,
                                    _ -> {});

            assertEquals(3, taken.stored().size());
            assertEquals("standard input", taken.origin());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileIsFollowedThroughItsRotations() throws IOException {
        Path file = Files.writeString(temp.resolve("app.log"), "one\n");
        Path old = temp.resolve("app.log.1");
        try (SqliteStore store = store()) {
            var acts =
                    new Acts(
                            () -> append(file, "two\n"),
                            () -> {
                                rename(file, old);
                                append(old, "last of the first\n");
                            },
                            () -> append(file, "first of the second\n"),
                            () -> cutTo(file, "x\n"));

            Taken taken = intake(store).follow(file, PURPOSE, acts);

            assertEquals(
                    "one\ntwo\nlast of the first\nfirst of the second\nx\n",
                    text(store.evidence().open(taken.stored().sha256())));
            assertEquals(
                    file.toRealPath() + ", followed; rotated after 26 bytes; cut after 46 bytes",
                    taken.origin());
        }
    }

    @Test
    void aFolderIsNotFollowed() {
        try (SqliteStore store = store()) {
            assertTrue(
                    String.valueOf(
                                    assertThrows(
                                                    RefusedException.class,
                                                    () ->
                                                            intake(store)
                                                                    .follow(
                                                                            temp,
                                                                            PURPOSE,
                                                                            Progress.UNSEEN))
                                            .getMessage())
                            .contains("is a folder"));
            assertEquals(List.of(), store.evidence().growing());
        }
    }

    /// Does one thing after the other, each when nothing came for half a second, and then has enough.
    private static final class Acts implements Progress {
        private final Queue<Runnable> acts;
        private long last = -1;
        private int quiet;

        Acts(Runnable... acts) {
            this.acts = new ConcurrentLinkedQueue<>(List.of(acts));
        }

        @Override
        public boolean at(long bytes, OptionalLong total) {
            quiet = bytes == last ? quiet + 1 : 0;
            last = bytes;
            if (quiet == 3 && !acts.isEmpty()) {
                acts.remove().run();
                quiet = 0;
            }
            return true;
        }

        @Override
        public boolean enough() {
            return acts.isEmpty() && quiet >= 3;
        }
    }

    private static Growing one(SqliteStore store) {
        // Its owner lives, and yet it grows no more.
        assertEquals(List.of(), store.evidence().growing());
        return new Growing(1, PURPOSE, "b", "standard input", InstantSource.system().instant(), 0);
    }

    private EvidenceIntake intake(SqliteStore store) {
        return new EvidenceIntake(store.evidence(), temp.resolve("store"));
    }

    private SqliteStore store() {
        return SqliteStore.open(temp.resolve("store"), Drafts.codec(), InstantSource.system());
    }

    private static void write(Intake intake, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        intake.write(bytes, bytes.length);
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cutTo(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
