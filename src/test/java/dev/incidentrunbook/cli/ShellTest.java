package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every command: exit codes, sentences, which incident is meant, which store.
class ShellTest {
    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new Terminal(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "start --titel x",
                "start a b",
                "list extra",
                "tick",
                "tick 2",
                "tick 99.1",
                "tick 2.99",
                "step 3",
                "step 3 dance",
                "step 99 start",
                "step 3 skipped",
                "set nonsense x",
                "set severity SEV9",
                "set title x --at tomorrow",
                "set mitigated someday",
                "note",
                "note x --step 99",
                "note x --kind song",
                "action",
                "action add x --due soon",
                "action add x --type dance",
                "action add x --priority P9",
                "action done 7",
                "attach",
                "attach a b --name c",
                "export E1 -o x",
                "export E1",
                "list --at -5m",
                "show --incident INC-1999-0001",
                "tick 2.1 --not-applicable  ",
                "--unknown",
                "set mitigated"
            })
    void wrongWordsEndWithTwoAndOneSentence(String line) {
        terminal.ok("start", "Checkout");
        Terminal.Answer answer = terminal.type(line.split(" ", -1));
        assertEquals(2, answer.code(), answer.err());
        assertOneSentence(answer);
    }

    @Test
    void aFailedCheckEndsWithOne() {
        terminal.ok("start", "Checkout");
        Terminal.Answer answer = terminal.type("step", "2", "done");
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("2.1 "), answer.err());
        assertOneSentence(answer);
    }

    @Test
    void aMissingFileEndsWithThree() {
        terminal.ok("start", "Checkout");
        Terminal.Answer answer = terminal.type("attach", "nowhere.log");
        assertEquals(3, answer.code());
        assertTrue(answer.err().contains("nowhere.log"), answer.err());
        assertOneSentence(answer);
    }

    @Test
    void anExportToAFolderThatIsNotThereEndsWithThree() {
        terminal.ok("start", "Checkout");
        terminal.pipe(new byte[] {1}, "attach", "-");
        Terminal.Answer answer = terminal.type("export", "E1", "-o", "nowhere/e1.log");
        assertEquals(3, answer.code());
        assertOneSentence(answer);
        Terminal.Answer review = terminal.type("review", "-o", "nowhere/review.md");
        assertEquals(3, review.code());
        assertOneSentence(review);
    }

    @Test
    void aStoreThatCannotBeOpenedEndsWithThree() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");
        Terminal.Answer answer = terminal.type("list", "--data", "file");
        assertEquals(3, answer.code());
        assertOneSentence(answer);
    }

    @Test
    void aMistypedOptionIsNeverTakenForText() {
        Terminal.Answer answer = terminal.type("start", "--severty", "SEV1");
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("\"--severty\" is no option"), answer.err());
        assertTrue(answer.err().contains("--severity"), answer.err());
        assertTrue(terminal.ok("list").contains("no incident yet"));
    }

    @Test
    void textAfterTwoDashesMayLookLikeAnOption() {
        terminal.ok("start", "Checkout");
        terminal.ok("note", "--", "--verbose");
        terminal.ok("note", "--", "-h is no help here");
        assertEquals(List.of("--verbose", "-h is no help here"), terminal.notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- restarted the pool",
                "@alice looks at it",
                "-12m is what the clock said",
                "naïve “quotes” 例",
                "50 % of $HOME"
            })
    void textIsKeptAsTyped(String text) {
        terminal.ok("start", "Checkout");
        terminal.ok("note", text);
        assertEquals(text, terminal.notes().getFirst());
    }

    @Test
    void commandsNeedAnOpenIncident() {
        Terminal.Answer none = terminal.type("show");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("incident-runbook start"), none.err());
        terminal.ok("start", "Checkout");
        terminal.ok("close");
        Terminal.Answer closed = terminal.type("note", "late");
        assertEquals(2, closed.code());
        assertTrue(closed.err().contains("INC-2026-0001 (Checkout)"), closed.err());
        assertOneSentence(closed);
    }

    @Test
    void severalOpenIncidentsAreListed() {
        terminal.ok("start", "Checkout");
        terminal.ok("start", "Search");
        Terminal.Answer answer = terminal.type("note", "x");
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("INC-2026-0001 (Checkout)"), answer.err());
        assertTrue(answer.err().contains("INC-2026-0002 (Search)"), answer.err());
        assertOneSentence(answer);
        terminal.ok("note", "x", "--incident", "inc-2026-0001");
    }

    @Test
    void oneOpenIncidentAmongClosedOnesIsMeant() {
        terminal.ok("start", "Checkout");
        terminal.ok("close");
        terminal.ok("start", "Search");
        assertTrue(terminal.ok("show").startsWith("INC-2026-0002  Search"));
    }

    @Test
    void theOptionsOfEveryCommandMayStandBeforeIt() {
        terminal.ok("--data", "elsewhere", "start", "Checkout");
        assertTrue(Files.exists(folder.resolve("elsewhere").resolve("incidents.db")));
        assertTrue(terminal.ok("--json", "--data", "elsewhere", "list").startsWith("["));
    }

    @Test
    void noCommandOpensTheDesktop() {
        assertEquals(0, terminal.type().code());
        assertEquals(0, terminal.type("--data", "elsewhere", "--incident", "INC-2026-0001").code());
        assertEquals(
                List.of(
                        folder.resolve("store") + " all",
                        folder.resolve("elsewhere") + " INC-2026-0001"),
                terminal.opened);
    }

    @Test
    void theResponderIsWhoTheEnvironmentSaysElseTheUser() {
        terminal.ok("start", "Checkout");
        terminal.ok("note", "first");
        terminal.environment.put("INCIDENT_RUNBOOK_RESPONDER", "Kim");
        terminal.ok("note", "second");
        String shown = terminal.ok("show", "--json");
        assertTrue(shown.contains("\"who\" : \"somebody\""));
        assertTrue(shown.contains("\"who\" : \"Kim\""));
    }

    @Test
    void everyCommandHasHelpThatFitsATerminal() {
        List<String> commands =
                List.of(
                        "start",
                        "list",
                        "show",
                        "tick",
                        "untick",
                        "step",
                        "note",
                        "set",
                        "action",
                        "attach",
                        "export",
                        "review",
                        "verify",
                        "undo",
                        "redo",
                        "close",
                        "reopen",
                        "demo",
                        "hypothesis",
                        "feedback",
                        "runbook",
                        "trends",
                        "similar");
        String all = terminal.ok("--help");
        for (String command : commands) {
            assertTrue(all.contains("\n  " + command + " "), command);
            String help = terminal.ok(command, "--help");
            assertTrue(help.contains("--incident"), command);
            assertTrue(help.lines().allMatch(line -> line.length() <= 120), help);
        }
    }

    @Test
    void aBugIsToldInOneSentenceAndOnceToTheLog() {
        Terminal broken = new Terminal(folder);
        broken.failing = true;
        Terminal.Answer answer = broken.type("list");
        assertEquals(3, answer.code());
        assertEquals(1, broken.bugs.size());
        assertOneSentence(answer);
    }

    private static void assertOneSentence(Terminal.Answer answer) {
        assertEquals("", answer.out());
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertTrue(answer.err().strip().endsWith("."), answer.err());
        assertFalse(answer.err().contains("Exception"), answer.err());
    }
}
