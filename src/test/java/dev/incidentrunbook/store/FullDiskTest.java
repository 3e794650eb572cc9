package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full: a small file system in memory, which Linux lets any user mount in a name space of their own.
class FullDiskTest {
    @TempDir Path folder;

    @Test
    void notesGoOnWhenTheDiskIsFullAndAttachingWaitsForRoom() throws Exception {
        List<String> told = onSmallDisk();
        assumeTrue(!told.contains("no small disk"), "nothing can be mounted here");

        assertEquals(
                List.of(
                        "300 notes recorded on a full disk",
                        "the ballast is given up",
                        "attaching waited",
                        "attached after room was made",
                        "verified",
                        "the ballast is back"),
                told);
    }

    private List<String> onSmallDisk() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                "unshare",
                                "-Urm",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size=96m none \"$1\" || { echo no small disk; exit 0; }; shift; exec \"$@\"",
                                "sh",
                                folder.toString(),
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dincidentrunbook.logs=" + folder.resolve("logs"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FullDiskTest.class.getName(),
                                folder.resolve("store").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.exitValue() == 0 ? printed.lines().toList() : List.of("no small disk");
    }

    /// What happens on the small disk.
    public static void main(String[] arguments) throws IOException {
        Path store = Path.of(arguments[0]);
        Path filler = Path.of(arguments[0] + ".filler");
        var keeping = new SqliteSafekeeping(store, Drafts.codec(), InstantSource.system());
        try (SqliteStore open = SqliteStore.open(store, Drafts.codec(), InstantSource.system())) {
            keeping.notices();
            String incident = open.log().append(Drafts.opening()).incident();
            fill(filler);
            for (int i = 0; i < 300; i++) {
                open.log().append(Drafts.note(incident, "note " + i + " ".repeat(500)));
            }
            say(open.log().read(incident).size() - 1 + " notes recorded on a full disk");
            say(
                    "the ballast is "
                            + (Files.exists(store.resolve(Room.BALLAST)) ? "there" : "given up"));
            attach(open, store, filler);
            say(open.log().verify(incident).isEmpty() ? "verified" : "damaged");
            keeping.notices();
            say("the ballast is " + (Files.exists(store.resolve(Room.BALLAST)) ? "back" : "gone"));
            keeping.check(Progress.SILENT);
        } catch (StorageException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    private static void attach(SqliteStore open, Path store, Path filler) throws IOException {
        Path log = Path.of("/proc/self/exe");
        boolean[] waited = {false};
        var progress =
                new EvidenceIntake.Progress() {
                    @Override
                    public boolean at(long bytes, OptionalLong total) {
                        return true;
                    }

                    @Override
                    public boolean waiting(String sentence) {
                        waited[0] = true;
                        try {
                            Files.deleteIfExists(filler);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                        return true;
                    }
                };
        new EvidenceIntake(open.evidence(), store).take(log, progress);
        say("attaching " + (waited[0] ? "waited" : "did not wait"));
        say("attached after room was made");
    }

    private static void fill(Path file) {
        byte[] part = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(part);
            }
        } catch (IOException _) {
            // That is what was wanted.
        }
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
