package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.incidentrunbook.store.DesktopLock.Knock;
import dev.incidentrunbook.store.DesktopLock.Start;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopLockTest {
    @TempDir Path folder;

    @Test
    void aSecondStartIsAnsweredByTheFirstAndSaysWhatToShow() throws Exception {
        Process window = ChildProgram.start("window", folder);
        try (BufferedReader said = ChildProgram.output(window)) {
            assertEquals("first", said.readLine());

            assertInstanceOf(
                    Start.Answered.class,
                    DesktopLock.takeOrKnock(folder, Optional.of("INC-2026-0007")));

            assertEquals("Optional[INC-2026-0007]", said.readLine());
        } finally {
            window.destroyForcibly().waitFor();
        }
    }

    @Test
    void theStartAfterAKillHasTheWindowAtOnce() throws Exception {
        Process window = ChildProgram.start("window", folder);
        try (BufferedReader said = ChildProgram.output(window)) {
            assertEquals("first", said.readLine());
        } finally {
            window.destroyForcibly().waitFor();
        }

        first().close();
    }

    @Test
    void aStartWhileTheWindowIsBeingClosedHasTheNextOne() throws Exception {
        DesktopLock window = first();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Start> next =
                    thread.submit(() -> DesktopLock.takeOrKnock(folder, Optional.empty()));
            while (!Files.exists(folder.resolve(DesktopLock.KNOCK))) {
                Thread.onSpinWait();
            }
            window.close();

            assertInstanceOf(Start.First.class, next.get());
            ((Start.First) next.get()).lock().close();
        }
        assertEquals(List.of(DesktopLock.FILE_NAME), inside(folder));
    }

    @Test
    void nobodyKnockedUntilSomebodyDoes() throws IOException {
        try (DesktopLock window = first()) {
            assertEquals(Optional.empty(), window.knocked());
            Files.writeString(folder.resolve(DesktopLock.KNOCK), "");
            assertEquals(Optional.of(new Knock(Optional.empty())), window.knocked());
            assertEquals(Optional.empty(), window.knocked());
        }
    }

    @Test
    void whatIsNoIncidentOnlyRaisesTheWindow() throws IOException {
        try (DesktopLock window = first()) {
            for (String said :
                    List.of("../..", "INC-2026-0001\nINC", "x".repeat(100_000), "\u0000")) {
                Files.writeString(folder.resolve(DesktopLock.KNOCK), said);
                assertEquals(Optional.of(new Knock(Optional.empty())), window.knocked());
            }
        }
    }

    @Test
    void whatAKilledWindowLeftIsRemoved() throws IOException {
        Files.writeString(folder.resolve(DesktopLock.KNOCK), "INC-2026-0001");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Files.createFile(temporary.resolve("+JXF123.tmp"));
        Files.createFile(temporary.resolve("mine"));

        try (DesktopLock window = first()) {
            assertEquals(Optional.empty(), window.knocked());
            assertEquals(List.of("mine"), inside(temporary));
        }
    }

    private DesktopLock first() {
        return assertInstanceOf(
                        Start.First.class, DesktopLock.takeOrKnock(folder, Optional.empty()))
                .lock();
    }

    private static List<String> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
