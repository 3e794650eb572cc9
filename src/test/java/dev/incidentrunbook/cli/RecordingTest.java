package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The commands that record something.
class RecordingTest {
    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void startIncident() {
        terminal = new Terminal(folder);
        assertEquals("INC-2026-0001", terminal.ok("start", "Checkout"));
    }

    private JsonNode shown() {
        return terminal.json("show");
    }

    @Test
    void startTakesEverythingThatIsKnown() {
        terminal.ok("close");
        assertEquals(
                "INC-2026-0002",
                terminal.ok(
                        "start",
                        "Search",
                        "--severity",
                        "2",
                        "--service",
                        "search",
                        "--environment",
                        "production",
                        "--endpoint",
                        "GET /q",
                        "--request-id",
                        "a1",
                        "--request-id",
                        "b2",
                        "--runbook",
                        "http-500",
                        "--started",
                        "-20m",
                        "--detected",
                        "07:50",
                        "--at",
                        "-5m"));
        JsonNode search = shown();
        assertEquals("SEV2", search.at("/details/severity").asString());
        assertEquals("GET /q", search.at("/details/endpoint").asString());
        assertEquals("b2", search.at("/requestIds/1").asString());
        assertEquals("2026-11-23T07:40:00Z", search.at("/milestones/started").asString());
        assertEquals("2026-11-23T07:50:00Z", search.at("/milestones/detected").asString());
        assertEquals("2026-11-23T07:55:00Z", search.at("/milestones/declared").asString());
    }

    @Test
    void aSlipInStartOpensNothing() {
        assertEquals(2, terminal.type("start", "Search", "--started", "whenever").code());
        assertEquals(2, terminal.type("start", "Search", "--severity", "bad").code());
        assertEquals(2, terminal.type("start", "Search", "--runbook", "http-999").code());
        assertEquals(1, terminal.json("list").size());
    }

    @Test
    void aTickIsKeptAndTickingTwiceRecordsOnce() {
        terminal.ok("tick", "2.3");
        assertEquals("done", shown().at("/steps/1/items/2/answer").asString());
        assertEquals("in progress", shown().at("/steps/1/outcome").asString());
        JsonNode again = terminal.json("tick", "2.3");
        assertFalse(again.get("recorded").asBoolean());
    }

    @Test
    void anItemMayNotApplyForAReason() {
        terminal.ok("tick", "2.3", "--not-applicable", "There is no web server");
        assertEquals("not applicable", shown().at("/steps/1/items/2/answer").asString());
        assertEquals("There is no web server", shown().at("/steps/1/items/2/reason").asString());
    }

    @Test
    void untickTakesATickBack() {
        terminal.ok("tick", "2.3");
        terminal.ok("untick", "2.3");
        assertEquals("open", shown().at("/steps/1/items/2/answer").asString());
    }

    @Test
    void aStepRunsRestsAndEnds() {
        terminal.ok("step", "3", "start");
        terminal.clock.advance(Duration.ofMinutes(5));
        terminal.ok("step", "3", "pause");
        terminal.clock.advance(Duration.ofMinutes(3));
        terminal.ok("step", "3", "resume");
        terminal.clock.advance(Duration.ofMinutes(2));
        terminal.ok("step", "3", "failed", "--reason", "No access to the host");
        JsonNode step = shown().at("/steps/2");
        assertEquals("failed", step.get("outcome").asString());
        assertEquals("No access to the host", step.get("reason").asString());
        assertEquals(420, step.get("activeSeconds").asInt());
        assertEquals(180, step.get("pausedSeconds").asInt());
        terminal.ok("step", "3", "reopen");
        assertEquals("in progress", shown().at("/steps/2/outcome").asString());
    }

    @Test
    void stepsThatCannotMoveSoSaySo() {
        assertEquals(1, terminal.type("step", "3", "pause").code());
        assertEquals(1, terminal.type("step", "3", "resume").code());
        assertEquals(1, terminal.type("step", "3", "reopen").code());
        terminal.ok("step", "3", "not-applicable", "--reason", "Known already");
        assertEquals(1, terminal.type("step", "3", "start").code());
        terminal.ok("step", "4", "blocked");
        terminal.ok("step", "4", "resume");
        terminal.ok("step", "4", "deferred", "--reason", "After the release");
    }

    @Test
    void timesWithAMinusAreTimes() {
        terminal.ok("set", "mitigated", "-12m");
        assertEquals("2026-11-23T07:48:00Z", shown().at("/milestones/mitigated").asString());
        terminal.ok("note", "The pool was empty", "--at", "-5m");
        assertEquals("2026-11-23T07:55:00Z", shown().at("/notes/0/at").asString());
        terminal.ok("set", "recovered", "now");
        terminal.ok("tick", "2.1", "--at=-1h30m");
    }

    @Test
    void aMilestoneTakesItsTimeOnlyOnce() {
        Terminal.Answer answer = terminal.type("set", "mitigated", "-12m", "--at", "-3m");
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("--at"), answer.err());
    }

    @Test
    void setFillsInDetailsFieldsAndSections() {
        terminal.ok("set", "title", "Checkout answers 500");
        terminal.ok("set", "request-id", "dbec2a07");
        terminal.ok("set", "1.runtime", "Python 3.11");
        terminal.ok("set", "root-cause", "A missing postcode");
        JsonNode shown = shown();
        assertEquals("Checkout answers 500", shown.get("title").asString());
        assertEquals("dbec2a07", shown.at("/requestIds/0").asString());
        assertEquals("Python 3.11", shown.at("/steps/0/fields/runtime").asString());
        assertEquals("A missing postcode", shown.at("/review/root-cause").asString());
        terminal.ok("set", "1.runtime", "");
        assertEquals("", shown().at("/steps/0/fields/runtime").asString());
    }

    @Test
    void anUnknownFieldNamesTheNearOnes() {
        assertTrue(terminal.type("set", "runtime", "x").err().contains("did you mean 1.runtime"));
        assertTrue(terminal.type("set", "rootcause", "x").err().contains("root-cause"));
    }

    @Test
    void aNoteBelongsToTheRunningStepUnlessAnotherIsNamed() {
        terminal.ok("note", "before any step");
        terminal.ok("step", "2", "start");
        terminal.ok("note", "while searching");
        terminal.ok("note", "for later", "--step", "5", "--kind", "decision");
        JsonNode notes = shown().get("notes");
        assertTrue(notes.at("/0/step").isNull());
        assertEquals(2, notes.at("/1/step").asInt());
        assertEquals(5, notes.at("/2/step").asInt());
        assertEquals("decision", notes.at("/2/kind").asString());
    }

    @Test
    void actionsAreAgreedAndDone() {
        assertEquals(
                "A1",
                terminal.ok(
                        "action",
                        "add",
                        "Add a test",
                        "--owner",
                        "Team",
                        "--due",
                        "2026-12-01",
                        "--type",
                        "prevent",
                        "--priority",
                        "P1"));
        assertEquals("A2", terminal.ok("action", "add", "Write it down"));
        terminal.ok("action", "done", "1");
        JsonNode actions = shown().get("actions");
        assertTrue(actions.at("/0/done").asBoolean());
        assertEquals("2026-12-01", actions.at("/0/due").asString());
        assertEquals("prevent", actions.at("/0/type").asString());
        assertFalse(actions.at("/1/done").asBoolean());
    }

    @Test
    void undoAndRedoTakeBackTheLastThing() {
        terminal.ok("tick", "2.3");
        assertTrue(terminal.ok("undo").startsWith("Undone: Ticked"));
        assertEquals("open", shown().at("/steps/1/items/2/answer").asString());
        terminal.ok("redo");
        assertEquals("done", shown().at("/steps/1/items/2/answer").asString());
    }

    @Test
    void anIncidentIsClosedAndReopened() {
        terminal.ok("close");
        assertEquals(2, terminal.type("close").code());
        assertEquals(1, terminal.type("close", "--incident", "INC-2026-0001").code());
        terminal.ok("reopen");
        assertFalse(shown().get("closed").asBoolean());
    }

    @Test
    void aReceiptTellsWhatWasRecorded() {
        JsonNode receipt = terminal.json("note", "x", "--at", "-5m");
        assertEquals("INC-2026-0001", receipt.get("incident").asString());
        assertTrue(receipt.get("recorded").asBoolean());
        assertEquals("note-added", receipt.get("kind").asString());
        assertEquals("2026-11-23T07:55:00Z", receipt.get("happenedAt").asString());
        assertEquals("2026-11-23T08:00:00Z", receipt.get("recordedAt").asString());
        assertEquals("somebody", receipt.get("who").asString());
    }
}
