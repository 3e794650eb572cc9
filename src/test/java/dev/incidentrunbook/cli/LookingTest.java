package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The commands that look, and evidence on its way in and out.
class LookingTest {
    private static final String HELLO_SHA256 =
            "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void startIncident() {
        terminal = new Terminal(folder);
        terminal.ok("start", "Checkout", "--service", "shop");
    }

    @Test
    void listShowsTheNewestFirst() {
        terminal.ok("start", "Search");
        List<String> lines = terminal.ok("list").lines().toList();
        assertTrue(lines.get(0).startsWith("ID"), lines.get(0));
        assertTrue(lines.get(1).startsWith("INC-2026-0002"), lines.get(1));
        assertTrue(lines.get(2).startsWith("INC-2026-0001"), lines.get(2));
    }

    @Test
    void listFindsWordsAnywhereInAnIncident() {
        terminal.ok("note", "The pool of connections was empty");
        terminal.ok("start", "Search");
        assertEquals(1, terminal.json("list", "--query", "POOL empty").size());
        assertEquals(1, terminal.json("list", "--query", "shop").size());
        assertTrue(terminal.ok("list", "--query", "giraffe").contains("giraffe"));
    }

    @Test
    void showTellsTheNextGap() {
        terminal.ok("step", "2", "start");
        terminal.ok("tick", "2.1");
        String shown = terminal.ok("show");
        assertTrue(shown.contains("in progress, 1 of 7 answered"), shown);
        assertTrue(shown.contains("Next\n  2.2 ".replace("\n", System.lineSeparator())), shown);
    }

    @Test
    void showSaysThatTheClockWasSet() {
        terminal.clock.setWall(Terminal.MORNING.minusSeconds(3600));
        terminal.ok("note", "who did that?");
        String shown = terminal.ok("show");
        assertTrue(
                shown.contains("set back by 1 h 00 m between events 3 and 4, to 2026-11-23 07:00"),
                shown);
        JsonNode jump = terminal.json("show").get("clockJumps").get(0);
        assertEquals(-3600, jump.get("bySeconds").asInt());
        assertEquals("2026-11-23T07:00:00Z", jump.get("to").asString());
        assertTrue(jump.get("exact").asBoolean());
    }

    @Test
    void hostileTextIsShownInsteadOfObeyed() {
        terminal.ok("set", "service", "shop\u202Egnp.exe");
        terminal.ok("set", "title", "\u001B]0;owned\u0007 it");
        terminal.pipe(new byte[] {1}, "attach", "-", "--name", "a\u001B[31m.log");
        for (String command : List.of("show", "list")) {
            String shown = terminal.ok(command);
            assertFalse(shown.chars().anyMatch(c -> c == 0x1B || c == 0x07 || c == 0x202E), shown);
        }
        assertTrue(terminal.ok("show").contains("⟨U+202E⟩"));
        assertTrue(terminal.ok("show", "--json").chars().allMatch(c -> c < 0x7F));
    }

    @Test
    void filesAreAttachedWithNumberAndDigest() throws IOException {
        Files.writeString(folder.resolve("a.log"), "hello\n");
        Files.writeString(folder.resolve("b.log"), "world\n");
        List<String> lines =
                terminal.ok("attach", "a.log", "b.log", "--step", "2", "--caption", "Both")
                        .lines()
                        .toList();
        assertEquals("E1 " + HELLO_SHA256 + " a.log", lines.get(0));
        assertTrue(lines.get(1).startsWith("E2 "));
        JsonNode second = terminal.json("show").at("/evidence/1");
        assertEquals("b.log", second.get("name").asString());
        assertEquals(2, second.get("step").asInt());
        assertEquals("Both", second.get("caption").asString());
    }

    @Test
    void standardInputIsAttachedUnderAName() {
        Terminal.Answer answer =
                terminal.pipe(
                        "hello\n".getBytes(StandardCharsets.UTF_8),
                        "attach",
                        "-",
                        "--name",
                        "api.log");
        assertEquals("E1 " + HELLO_SHA256 + " api.log", answer.out());
        assertEquals("standard input", terminal.json("show").at("/evidence/0/origin").asString());
    }

    @Test
    void aMissingFileKeepsTheOthersFromBeingAttached() throws IOException {
        Files.writeString(folder.resolve("a.log"), "hello\n");
        assertEquals(3, terminal.type("attach", "a.log", "b.log").code());
        assertEquals(0, terminal.json("show").get("evidence").size());
    }

    @Test
    void anExportIsByteForByteWhatWasAttached() throws IOException {
        byte[] bytes = new byte[700_000];
        new Random(7).nextBytes(bytes);
        terminal.pipe(bytes, "attach", "-", "--name", "dump.bin");
        terminal.ok("export", "E1", "-o", "back.bin");
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("back.bin")));
        assertArrayEquals(bytes, terminal.type("export", "e1", "-o", "-").bytes());
    }

    @Test
    void theReviewIsPrintedOrWritten() throws IOException {
        terminal.ok("set", "summary", "It was the pool");
        String printed = terminal.ok("review");
        assertTrue(printed.startsWith("# Checkout"), printed);
        terminal.ok("review", "-o", "review.md");
        assertEquals(printed + "\n", Files.readString(folder.resolve("review.md")));
        assertTrue(printed.contains("It was the pool"));
    }

    @Test
    void aReviewThatIsThereIsReplacedInWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("review.md"), "x".repeat(100_000));
        terminal.ok("review", "-o", "review.md");
        assertFalse(Files.readString(file).contains("xxx"));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("review.md", "store"),
                    files.map(p -> String.valueOf(p.getFileName())).sorted().toList());
        }
    }

    @Test
    void verifyHoldsForWhatWasRecorded() {
        terminal.pipe(new byte[] {1, 2, 3}, "attach", "-");
        assertTrue(terminal.ok("verify").contains("1 pieces of evidence; everything holds"));
        assertTrue(terminal.json("verify").get("ok").asBoolean());
    }

    @Test
    void verifyFindsAChangedEvent() throws SQLException {
        terminal.ok("note", "The pool was empty");
        String url = "jdbc:sqlite:" + folder.resolve("store").resolve("incidents.db");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            // The store refuses to change events; somebody who wants to can still take the refusal
            // away.
            var triggers = new java.util.ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            "select name from sqlite_schema where type = 'trigger'")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
            for (String trigger : triggers) {
                statement.execute("drop trigger \"" + trigger + "\"");
            }
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "update event set body = replace(body, 'empty', 'full') where seq = 4"));
        }
        Terminal.Answer answer = terminal.type("verify");
        assertEquals(1, answer.code(), answer.out());
        assertFalse(answer.err().isBlank());
        assertTrue(answer.err().lines().allMatch(line -> line.endsWith(".")), answer.err());
    }
}
