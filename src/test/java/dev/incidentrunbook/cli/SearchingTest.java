package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchingTest {
    @TempDir Path folder;

    Terminal terminal;

    @BeforeEach
    void recordTwoIncidents() {
        terminal = new Terminal(folder);
        terminal.ok("start", "Checkout answers 500");
        terminal.ok("note", "The pool is exhausted", "--step", "2");
        terminal.pipe(
                "all is well\nPool exhausted \u001b[31mnow\u001b[0m\n"
                        .getBytes(StandardCharsets.UTF_8),
                "attach",
                "-",
                "--name",
                "api.log");
        terminal.ok("start", "Login pool");
    }

    @Test
    void everyHitIsALineThatSaysWhereItStands() {
        assertEquals(
                List.of(
                        "INC-2026-0001  Note, step 2  The pool is exhausted",
                        "INC-2026-0001  E1:L2  Pool exhausted now"),
                terminal.ok("search", "pool exhausted").lines().toList());
    }

    @Test
    void aScriptGetsTheEvidenceAndTheLine() {
        JsonNode hit = terminal.json("search", "well", "--in", "logs").get(0);

        assertEquals("INC-2026-0001", hit.get("incident").asString());
        assertEquals("E1", hit.get("evidence").asString());
        assertEquals(1, hit.get("line").asInt());
        assertEquals("all is well", hit.get("text").asString());
    }

    @Test
    void whatIsLookedForCanBeARegularExpression() {
        assertTrue(terminal.ok("search", "^P.*ed", "--regex").startsWith("INC-2026-0001  E1:L2"));
    }

    @Test
    void nothingFoundSaysWhereWasLookedAndEndsWithOne() {
        var answer = terminal.type("search", "blizzard");

        assertEquals(1, answer.code());
        assertEquals(
                "Nothing found of \"blizzard\" in what people wrote and 1 log (40 B).",
                answer.out());
    }

    @Test
    void thatThereIsMoreIsSaid() {
        var answer = terminal.type("search", "pool", "--limit", "1");

        assertEquals(0, answer.code());
        assertTrue(answer.out().startsWith("INC-2026-0002  Title  Login pool"), answer.out());
        assertEquals("There is more; --limit 10 shows it.", answer.err().strip());
    }

    @Test
    void wrongWordsAreRefused() {
        assertEquals(2, terminal.type("search", " ").code());
        assertEquals(2, terminal.type("search", "a", "--in", "space").code());
        assertEquals(2, terminal.type("search", "a(", "--regex").code());
        assertEquals(2, terminal.type("search", "a", "--limit", "0").code());
    }
}
