package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.incidentrunbook.evidence.EvidenceExport;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidencePreview;
import dev.incidentrunbook.evidence.EvidencePreview.Limits;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.runbook.RunbookReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of file that somebody may attach comes back byte for byte, and can be looked at.
class ZooTest {
    private static final int LONG_LINE = 9_000_000;
    private static final long SPARSE = 40_000_000;

    @TempDir Path temp;

    @Test
    void whateverTheBytesAreTheyComeBackAsTheyWere() throws IOException {
        Map<String, byte[]> zoo = zoo();

        inStore(store -> {
            for (Map.Entry<String, byte[]> animal : zoo.entrySet()) {
                Path file = Files.write(temp.resolve(animal.getKey()), animal.getValue());
                comesBack(store, file);
            }
        });
    }

    @Test
    void aFileWithHolesIsTakenInWithThem() throws IOException {
        Path file = temp.resolve("sparse.bin");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SPARSE);
        }

        inStore(store -> comesBack(store, file));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void filesThatAreMadeWhileTheyAreReadAreTakenInWithoutAWarning() throws IOException {
        inStore(store -> {
            for (String file :
                    List.of("/proc/version", "/proc/self/limits", "/sys/kernel/mm/ksm/run")) {
                if (Files.isReadable(Path.of(file))) {
                    Taken taken = take(store, Path.of(file));
                    assertFalse(taken.changed(), file);
                    assertEquals(Files.readString(Path.of(file)).length(), taken.stored().size());
                }
            }
        });
    }

    private static Map<String, byte[]> zoo() {
        var zoo = new LinkedHashMap<String, byte[]>();
        byte[] random = new byte[700_000];
        new Random(7).nextBytes(random);
        String lines = "2026-11-22T03:14:07Z ERROR größer als erlaubt\nat Café.java:17\n";
        zoo.put("empty.log", new byte[0]);
        zoo.put("one byte", new byte[] {'x'});
        zoo.put("no end.log", "ERROR without a line feed".getBytes(StandardCharsets.UTF_8));
        zoo.put("random.bin", random);
        zoo.put("latin-1.log", lines.getBytes(StandardCharsets.ISO_8859_1));
        zoo.put("broken-utf-8.log", new byte[] {'a', (byte) 0xc3, '\n', (byte) 0xff, 'b', '\n'});
        zoo.put("marked.log", marked(lines, StandardCharsets.UTF_8));
        zoo.put("little.log", marked(lines, StandardCharsets.UTF_16LE));
        zoo.put("big.log", marked(lines, StandardCharsets.UTF_16BE));
        zoo.put("windows.log", lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        zoo.put("old-mac.log", lines.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
        zoo.put("zeros.log", "ERROR\0one\n\0\0ERROR two\n".getBytes(StandardCharsets.UTF_8));
        zoo.put("one-line.json", "x".repeat(LONG_LINE).getBytes(StandardCharsets.UTF_8));
        zoo.put("a chunk exactly.log", new byte[Chunk.SIZE]);
        zoo.put("a chunk and one.log", new byte[Chunk.SIZE + 1]);
        zoo.put(
                "-rf größe\u202egol.exe",
                "terminal \u001b[31mred".getBytes(StandardCharsets.UTF_8));
        return zoo;
    }

    private static byte[] marked(String text, Charset charset) {
        return ("\ufeff" + text).getBytes(charset);
    }

    private void comesBack(EvidenceStore store, Path file) throws IOException {
        Taken taken = take(store, file);
        Path back = temp.resolve("back");
        new EvidenceExport(store).write(taken.stored().sha256(), back, Existing.REPLACE);

        assertEquals(-1, Files.mismatch(file, back), file.toString());
        assertEquals(List.of(), store.verify(taken.stored().sha256()), file.toString());
        EvidencePreview.of(store, taken.stored(), Limits.LOOK);
    }

    private Taken take(EvidenceStore store, Path file) {
        return new EvidenceIntake(store, temp.resolve("store")).take(file, Progress.UNSEEN);
    }

    @FunctionalInterface
    private interface Work {
        void with(EvidenceStore store) throws IOException;
    }

    private void inStore(Work work) throws IOException {
        try (SqliteStore store =
                SqliteStore.open(
                        temp.resolve("store"),
                        new EventCodec(new RunbookReader()),
                        InstantSource.system())) {
            work.with(store.evidence());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
