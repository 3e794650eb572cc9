package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.Packer;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What can be attached in the shell beside a file.
class AttachingTest {
    @TempDir Path temp;

    private Terminal terminal = new Terminal(Path.of("unset"));

    @BeforeEach
    void begin() {
        terminal = new Terminal(temp);
        terminal.ok("start", "Checkout answers 500");
    }

    @Test
    void aFolderIsAnsweredWithWhatIsInIt() throws IOException {
        logs();

        Terminal.Answer answer = terminal.type("attach", "logs");

        assertEquals(2, answer.code());
        assertTrue(
                answer.err().contains("is a folder with 3 files (15 B), the newest are "),
                answer.err());
        assertTrue(
                answer.err()
                        .strip()
                        .endsWith("attach all of them with --all, or some with --match \"*.log\"."),
                answer.err());
    }

    @Test
    void someOrAllFilesOfAFolderAreAttached() throws IOException {
        logs();

        assertEquals(2, terminal.json("attach", "logs", "--match", "*.log").size());
        assertEquals(3, terminal.json("attach", "logs", "--all").size());
        assertTrue(
                terminal.type("attach", "logs", "--match", "*.zip").err().contains("No file in"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatACommandPrintsIsAttachedWithHowItEnded() {
        JsonNode attached =
                terminal.json(
                                "attach",
                                "--run",
                                "echo fine; sleep 0.1; echo broken >&2; exit 3",
                                "--yes")
                        .get(0);

        assertEquals(12, attached.get("size").asInt());
        assertEquals("echo.txt", attached.get("name").asString());
        String origin = attached.get("origin").asString();
        assertTrue(
                origin.matches(
                        "command: echo fine; sleep 0\\.1; echo broken >&2; exit 3; exit code 3 after \\d+\\.\\d s;"
                                + " standard error: 1 line: broken"),
                origin);
        assertEquals("fine\nbroken\n", text(terminal.type("export", "E1", "-o", "-").bytes()));
    }

    @Test
    void aCommandIsNotRunUnlessSomebodyConfirms() {
        assertTrue(terminal.type("attach", "--run", "touch made").err().contains("add --yes"));
        terminal.person = new Typist("n");
        Terminal.Answer answer = terminal.type("attach", "--run", "touch made");

        assertTrue(
                answer.err().contains("This will run in " + temp + ": touch made"), answer.err());
        assertTrue(answer.err().contains("Nothing was run and nothing was attached."));
        assertTrue(Files.notExists(temp.resolve("made")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aConfirmedCommandIsRun() {
        var typist = new Typist("y");
        terminal.person = typist;

        assertEquals(0, terminal.type("attach", "--run", "touch made").code());
        assertTrue(Files.exists(temp.resolve("made")));
        assertEquals(List.of("Run it and attach what it prints? [y/N] "), typist.asked);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCEndsACommandAndKeepsWhatCame() {
        terminal.person = new Typist("y").interrupting();

        Terminal.Answer answer = terminal.type("attach", "--run", "echo begun; exec sleep 60");

        assertEquals(0, answer.code());
        assertTrue(answer.out().startsWith("E1 "), answer.out());
    }

    @Test
    void standardInputIsFollowedToItsEnd() {
        byte[] lines = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
        terminal.pipe(
                lines, "attach", "-", "--follow", "--name", "pod.log", "--caption", "The pod");

        assertArrayEquals(lines, terminal.type("export", "E1", "-o", "-").bytes());
        JsonNode evidence = terminal.json("show").get("evidence").get(0);
        assertEquals("pod.log", evidence.get("name").asString());
        assertEquals("The pod", evidence.get("caption").asString());
    }

    @Test
    void whatWasFollowedByAProgramThatDiedIsRecordedFirst() {
        try (SqliteStore store = terminal.store()) {
            Intake intake =
                    store.evidence()
                            .grow(
                                    "pod.log",
                                    "standard input",
                                    new Purpose("INC-2026-0001", "", "The pod"));
            intake.write("one\n".getBytes(StandardCharsets.UTF_8), 4);
            intake.sync();
        }
        Terminal.Answer answer = terminal.pipe(new byte[] {'x'}, "attach", "-");

        assertEquals(
                "E1 of INC-2026-0001, pod.log, was completed up to what had come when its program ended (4 B).",
                answer.err().strip());
        assertTrue(answer.out().startsWith("E2 "), answer.out());
        JsonNode evidence = terminal.json("show").get("evidence").get(0);
        assertEquals("standard input, cut short", evidence.get("origin").asString());
        assertEquals("The pod", evidence.get("caption").asString());
        assertEquals("", terminal.pipe(new byte[] {'y'}, "attach", "-").err());
    }

    @Test
    void aReferenceKeepsTheEndsOfAFileAndVerifiesTheWhole() throws IOException {
        byte[] bytes = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        Path large = Files.write(temp.resolve("large.log"), bytes);
        JsonNode attached = terminal.json("attach", "large.log", "--reference").get(0);

        assertEquals(bytes.length, attached.get("outside").get("size").asInt());
        assertTrue(attached.get("size").asInt() < 132_000);
        terminal.ok("verify");
        terminal.ok("export", "E1", "-o", "back.log");
        assertEquals(-1, Files.mismatch(large, temp.resolve("back.log")));
        assertTrue(terminal.ok("review").contains("attached as a reference"));

        Files.writeString(large, "other bytes");
        Terminal.Answer answer = terminal.type("verify");
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("is no longer the file that was attached"), answer.err());
        assertEquals(1, terminal.type("export", "E1", "-o", "other.log").code());
        assertTrue(Files.notExists(temp.resolve("other.log")));
    }

    @Test
    void packedFilesAreLookedInto() throws IOException {
        byte[] log = "ERROR\n".getBytes(StandardCharsets.UTF_8);
        Files.write(temp.resolve("logs.zip"), Packer.zip(Packer.files("var/app.log", log)));
        terminal.ok("attach", "logs.zip");

        assertTrue(terminal.ok("contents", "E1").endsWith("var/app.log"));
        assertEquals("var/app.log", terminal.json("contents", "E1").get(0).get("path").asString());
        assertArrayEquals(
                log, terminal.type("export", "E1", "--member", "var/app.log", "-o", "-").bytes());
        assertTrue(
                terminal.type("export", "E1", "--member", "no.log", "-o", "-")
                        .err()
                        .contains("There is no file \"no.log\" in E1"));
    }

    @Test
    void whatGoesNotTogetherIsRefused() {
        assertEquals(2, terminal.type("attach").code());
        assertEquals(2, terminal.type("attach", "a", "--run", "b").code());
        assertEquals(2, terminal.type("attach", "a", "b", "--follow").code());
        assertEquals(2, terminal.type("attach", "-", "--reference").code());
    }

    /// Somebody who always gives the same answer.
    private static final class Typist implements Person {
        final List<String> asked = new ArrayList<>();
        private final String answer;
        private boolean interrupting;

        Typist(String answer) {
            this.answer = answer;
        }

        Typist interrupting() {
            interrupting = true;
            return this;
        }

        @Override
        public boolean present() {
            return true;
        }

        @Override
        public Optional<String> answer(String question) {
            asked.add(question);
            return Optional.of(answer);
        }

        @Override
        public Listening whenInterrupted(Runnable action) {
            if (interrupting) {
                action.run();
            }
            return () -> {};
        }
    }

    private void logs() throws IOException {
        Files.createDirectories(temp.resolve("logs/nginx"));
        Files.writeString(temp.resolve("logs/app.log"), "one\n\n");
        Files.writeString(temp.resolve("logs/nginx/error.log"), "two\n\n");
        Files.writeString(temp.resolve("logs/notes.md"), "three");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
