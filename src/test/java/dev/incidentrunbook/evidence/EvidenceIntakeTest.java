package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.incident.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvidenceIntakeTest {
    @TempDir Path temp;

    private final MemoryEvidence store = new MemoryEvidence();
    private EvidenceIntake intake = new EvidenceIntake(store, Path.of("unset"));

    @BeforeEach
    void keepAFolderForTheStore() throws IOException {
        intake = new EvidenceIntake(store, Files.createDirectory(temp.resolve("store")));
    }

    @Test
    void aFileIsTakenInWhole() throws IOException {
        Path file = Files.writeString(temp.resolve("app.log"), "ERROR one\nERROR two\n");

        Taken taken = intake.take(file, Progress.UNSEEN);

        assertEquals("app.log", taken.name());
        assertEquals(file.toRealPath().toString(), taken.origin());
        assertFalse(taken.changed());
        assertArrayEquals(Files.readAllBytes(file), store.bytes.get(taken.stored().sha256()));
    }

    @Test
    void anEmptyFileIsEvidenceToo() throws IOException {
        Taken taken = intake.take(Files.createFile(temp.resolve("empty.log")), Progress.UNSEEN);

        assertEquals(0, taken.stored().size());
        assertFalse(taken.changed());
    }

    @Test
    void aStreamIsTakenInToItsEnd() {
        Taken taken =
                intake.take(
                        new ByteArrayInputStream("pasted".getBytes(StandardCharsets.UTF_8)),
                        "clipboard.txt",
                        "clipboard",
                        Progress.UNSEEN);

        assertEquals(6, taken.stored().size());
        assertEquals("clipboard", taken.origin());
    }

    @Test
    void progressCountsUpToTheWhole() throws IOException {
        Path file = Files.write(temp.resolve("big.bin"), new byte[600_000]);
        var seen = new LinkedHashSet<Long>();

        intake.take(
                file,
                (bytes, total) -> {
                    seen.add(bytes);
                    return total.equals(OptionalLong.of(600_000)) || bytes == 0;
                });

        seen.remove(0L);
        assertEquals(List.of(262_144L, 524_288L, 600_000L), List.copyOf(seen));
    }

    @Test
    void aCancelledIntakeKeepsNothing() throws IOException {
        Path file = Files.write(temp.resolve("big.bin"), new byte[600_000]);

        assertThrows(
                CancellationException.class,
                () -> intake.take(file, (bytes, _) -> bytes < 300_000));
        assertEquals(Set.of("big.bin"), store.discarded);
        assertTrue(store.bytes.isEmpty());
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsMarked() throws IOException {
        Path file = Files.write(temp.resolve("live.log"), new byte[2_000_000]);
        var grown = new ArrayList<Long>();

        Taken taken =
                intake.take(
                        file,
                        (bytes, _) -> {
                            if (grown.isEmpty()) {
                                append(file);
                            }
                            return grown.add(bytes);
                        });

        assertTrue(taken.changed());
    }

    @Test
    void aFolderIsRefused() {
        assertEquals(
                temp
                        + " is a folder; attach the files in it one by one, or pack it into an archive and attach that.",
                refusal(temp));
    }

    @Test
    void aMissingFileIsRefused() {
        Path file = temp.resolve("mising.log");

        assertEquals(
                "There is no file " + file + "; check the path and the spelling.", refusal(file));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsRefusedAtOnce() throws Exception {
        Path pipe = temp.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

        String sentence = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refusal(pipe));
        assertTrue(sentence.contains("is a pipe, a socket or a device"), sentence);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsRefused() {
        assertTrue(refusal(Path.of("/dev/zero")).contains("is a pipe, a socket or a device"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSocketIsRefused() throws IOException {
        Path socket = temp.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertTrue(refusal(socket).contains("is a pipe, a socket or a device"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsFollowedOnceAndItsEndIsTheOrigin() throws IOException {
        Path file = Files.writeString(temp.resolve("real.log"), "text");
        Path link = Files.createSymbolicLink(temp.resolve("link.log"), file);

        Taken taken = intake.take(link, Progress.UNSEEN);

        assertEquals("link.log", taken.name());
        assertEquals(file.toRealPath().toString(), taken.origin());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToItselfIsRefused() throws IOException {
        Path link = temp.resolve("loop");
        Files.createSymbolicLink(link, link);

        assertTrue(refusal(link).contains("is a link that leads back to itself"), refusal(link));
    }

    @Test
    void theStoresOwnFilesAreRefused() throws IOException {
        Path own = Files.writeString(temp.resolve("store").resolve("incidents.db"), "x");

        assertTrue(refusal(own).contains("own store"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatSaysItIsEmptyIsReadToItsEnd() {
        Taken taken = intake.take(Path.of("/proc/version"), Progress.UNSEEN);

        assertTrue(taken.stored().size() > 0);
        assertFalse(taken.changed());
    }

    @Test
    void aStreamThatFailsSaysWhatToDo() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the line went dead");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return read();
                    }
                };

        RefusedException refused =
                assertThrows(
                        RefusedException.class,
                        () -> intake.take(broken, "a", "standard input", Progress.UNSEEN));
        assertEquals(
                "Reading standard input failed (the line went dead), so nothing was attached; save it to a file and attach"
                        + " that.",
                refused.getMessage());
    }

    private String refusal(Path file) {
        return String.valueOf(
                assertThrows(RefusedException.class, () -> intake.take(file, Progress.UNSEEN))
                        .getMessage());
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[100], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
