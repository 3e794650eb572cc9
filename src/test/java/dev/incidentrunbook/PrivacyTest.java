package dev.incidentrunbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.store.ChildProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Other users of the machine read nothing, however the program was started.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "folders of a user are closed to others there")
class PrivacyTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"000", "022"})
    void everythingThatAWholeIncidentWritesIsForItsOwnerAlone(String umask)
            throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Files.createDirectory(
                data,
                PosixFilePermissions.asFileAttribute(EnumSet.allOf(PosixFilePermission.class)));
        run(umask, "demo", "--data", data.toString());
        run(
                umask,
                "export",
                "E1",
                "--incident",
                "INC-2026-0001",
                "--data",
                data.toString(),
                "-o",
                data + "/E1");
        assertTrue(Files.exists(data.resolve("logs/incident-runbook.0.log")));
        assertEquals(List.of(), open(data));
    }

    @Test
    void whatLinuxSaysOfTheRightsOfNewFilesIsUnderstood() throws IOException {
        assertTrue(isPrivate("Name:\tjava\nUmask:\t0077\nState:\tR\n"));
        assertTrue(isPrivate("Umask:\t0177\n"));
        assertFalse(isPrivate("Umask:\t0022\n"));
        assertFalse(isPrivate("Umask:\tnone\n"));
        assertFalse(isPrivate("Name:\tjava\n"));
        assertFalse(Machine.isPrivate(folder.resolve("nothing")));
    }

    private boolean isPrivate(String status) throws IOException {
        return Machine.isPrivate(Files.writeString(folder.resolve("status"), status));
    }

    /// Runs the program without its launcher.
    private void run(String umask, String... words) throws IOException, InterruptedException {
        List<String> program = ChildProgram.command(Main.class, folder.resolve("logs"));
        program.addAll(List.of(words));
        var command =
                new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.addAll(program);
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertEquals(0, process.waitFor(), () -> words[0] + " failed, see " + said);
    }

    private static List<String> open(Path data) throws IOException {
        var open = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                if (!mode.endsWith("------")) {
                    open.add(mode + " " + data.relativize(path));
                }
            }
        }
        return open;
    }
}
