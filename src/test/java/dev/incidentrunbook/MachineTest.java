package dev.incidentrunbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir private Path folder;

    @Test
    void theTimeSinceTheMachineWasStartedIsTheFirstFigure() throws IOException {
        assertEquals(OptionalLong.of(350_735_470_000_000L), sinceStart("350735.47 234388.90\n"));
        assertEquals(OptionalLong.of(10_000_000L), sinceStart("0.01 0.00\n"));
    }

    @Test
    void whatIsNoSuchFileTellsNothing() throws IOException {
        assertEquals(OptionalLong.empty(), sinceStart(""));
        assertEquals(OptionalLong.empty(), sinceStart("up 5 days\n"));
        assertEquals(OptionalLong.empty(), sinceStart("1e99 1\n"));
        assertEquals(OptionalLong.empty(), Machine.sinceStart(folder.resolve("nothing")));
    }

    private OptionalLong sinceStart(String text) throws IOException {
        return Machine.sinceStart(Files.writeString(folder.resolve("uptime"), text));
    }
}
