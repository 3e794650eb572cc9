package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that somebody else changes, and sources that never answer.
class StuckSourcesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path temp;

    private final MemoryEvidence store = new MemoryEvidence();
    private Path file = Path.of("unset");

    @BeforeEach
    void writeAFile() throws IOException {
        file = Files.write(temp.resolve("app.log"), new byte[3_000_000]);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipePutInThePlaceOfAFileIsGivenUp() throws Exception {
        Path pipe = temp.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var intake =
                new EvidenceIntake(
                        store, temp.resolve("store"), 1L << 30, 1, _ -> Files.newInputStream(pipe));

        String sentence =
                assertTimeoutPreemptively(
                        SOON,
                        () ->
                                String.valueOf(
                                        assertThrows(
                                                        RefusedException.class,
                                                        () -> intake.take(file, Progress.UNSEEN))
                                                .getMessage()));

        assertEquals(
                file
                        + " gave nothing for 1 seconds, so nothing was attached; if it lies on another machine, check the"
                        + " connection, or copy it here and attach the copy.",
                sentence);
    }

    @Test
    void aStreamThatGivesNothingCanBeCancelled() throws IOException {
        var intake = new EvidenceIntake(store, temp.resolve("store"));
        try (var writer = new PipedOutputStream();
                var silent = new PipedInputStream(writer)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () ->
                            assertThrows(
                                    CancellationException.class,
                                    () ->
                                            intake.take(
                                                    silent,
                                                    "in",
                                                    "standard input",
                                                    (_, _) -> false)));
        }
    }

    @Test
    void aFileThatIsTruncatedWhileItIsReadIsMarked() throws IOException {
        Taken taken = takeWhile(() -> truncate(file));

        assertTrue(taken.changed());
        assertTrue(taken.stored().size() < 3_000_000);
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsMarked() throws IOException {
        Path other = Files.write(temp.resolve("other.log"), new byte[3_000_000]);
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));

        assertTrue(takeWhile(() -> move(other, file)).changed());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatVanishesWhileItIsReadIsTakenInWholeAndMarked() throws IOException {
        Taken taken = takeWhile(() -> move(file, temp.resolve("gone.log")));

        assertTrue(taken.changed());
        assertEquals(3_000_000, taken.stored().size());
    }

    @Test
    void aFileThatCannotBeReadAfterAWhileSaysSo() {
        var intake = new EvidenceIntake(store, temp.resolve("store"), 1L << 30, 1, _ -> breaking());

        assertEquals(
                "Reading "
                        + file
                        + " failed (Input/output error), so nothing was attached; check the disk or the connection, then try"
                        + " again.",
                assertThrows(RefusedException.class, () -> intake.take(file, Progress.UNSEEN))
                        .getMessage());
    }

    private static InputStream breaking() {
        return new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
                if (begun) {
                    throw new IOException("Input/output error");
                }
                begun = true;
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
    }

    /// Takes the file in and does something to it once the first part has come.
    private Taken takeWhile(Runnable meanwhile) {
        var done = new AtomicBoolean();
        return new EvidenceIntake(store, temp.resolve("store"))
                .take(
                        file,
                        (bytes, _) -> {
                            if (bytes > 0 && !done.getAndSet(true)) {
                                meanwhile.run();
                            }
                            return true;
                        });
    }

    private static void truncate(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(1_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
