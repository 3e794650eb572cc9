package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvidenceExportTest {
    @TempDir Path temp;

    private final MemoryEvidence store = new MemoryEvidence();
    private final EvidenceExport export = new EvidenceExport(store);
    private final byte[] bytes = new byte[700_000];
    private String sha256 = "";

    @BeforeEach
    void keepSomething() {
        new Random(1).nextBytes(bytes);
        sha256 = store.keep("a.bin", bytes).sha256();
    }

    @Test
    void theFileIsTheSameByteForByte() throws IOException {
        export.write(sha256, temp.resolve("out.bin"), Existing.KEEP);

        assertArrayEquals(bytes, Files.readAllBytes(temp.resolve("out.bin")));
        assertEquals(List.of("out.bin"), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFileIsReadableForItsOwnerAlone() throws IOException {
        export.write(sha256, temp.resolve("out.bin"), Existing.KEEP);

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(temp.resolve("out.bin"))));
    }

    @Test
    void aFileThatIsThereIsKept() throws IOException {
        Path file = Files.writeString(temp.resolve("out.bin"), "mine");

        assertTrue(refusal(file).startsWith("There is already a file " + file));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("out.bin"), names());
    }

    @Test
    void aFileThatIsThereIsReplacedWhenAsked() throws IOException {
        Path file = Files.writeString(temp.resolve("out.bin"), "old");

        export.write(sha256, file, Existing.REPLACE);

        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void damagedBytesAreNotWritten() throws IOException {
        store.bytes.put(sha256, new byte[] {1, 2, 3});

        assertTrue(refusal(temp.resolve("out.bin")).contains("are not those that were taken in"));
        assertEquals(List.of(), names());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path folder = temp.resolve("nowhere");

        assertEquals(
                "There is no folder " + folder + "; create it or name another one.",
                refusal(folder.resolve("out.bin")));
    }

    @Test
    void aFolderIsNoFile() {
        assertEquals(temp + " is a folder; name a file in it.", refusal(temp));
    }

    private String refusal(Path file) {
        return String.valueOf(
                assertThrows(
                                RefusedException.class,
                                () -> export.write(sha256, file, Existing.KEEP))
                        .getMessage());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
