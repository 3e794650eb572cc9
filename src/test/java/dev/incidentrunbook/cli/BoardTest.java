package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Hypotheses, feedback and what is made of them.
class BoardTest {
    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void startIncident() {
        terminal = new Terminal(folder);
        terminal.ok("start", "Checkout");
    }

    @Test
    void aHypothesisIsProposedWeighedAndRuledOut() {
        assertEquals("H1", terminal.ok("hypothesis", "add", "--cause", "database"));
        assertEquals(
                "H1, against: the pool is calm (Grafana)",
                terminal.ok("hypothesis", "against", "1", "the pool is calm", "--cite", "Grafana"));
        terminal.ok("hypothesis", "check", "H1", "list the locks");
        terminal.ok("hypothesis", "refuted", "H1", "--reason", "no waits at all");
        JsonNode board = terminal.json("hypothesis", "list");
        assertEquals("refuted", board.at("/0/state").asString());
        assertEquals("no waits at all", board.at("/0/reason").asString());
        assertEquals("Grafana", board.at("/0/grounds/0/citation").asString());
        assertEquals("list the locks", board.at("/0/nextCheck").asString());
        assertEquals(board, terminal.json("show").at("/hypotheses"));
        assertTrue(terminal.ok("show").contains("against: the pool is calm (Grafana)"));
    }

    @Test
    void anEmptyBoardOffersTheRunbooksCauses() {
        assertTrue(
                terminal.ok("hypothesis", "list")
                        .contains("hypothesis add --cause bad-deployment"));
    }

    @Test
    void judgingTwiceTheSameRecordsOnce() {
        terminal.ok("hypothesis", "add", "Voucher is null");
        terminal.ok("hypothesis", "supported", "1", "--reason", "trace");
        JsonNode again = terminal.json("hypothesis", "supported", "1", "--reason", "trace");
        assertEquals("false", again.at("/recorded").asString());
    }

    @Test
    void rulingOutWithoutAReasonIsWrongUsage() {
        terminal.ok("hypothesis", "add", "Voucher is null");
        assertEquals(Shell.WRONG_USAGE, terminal.type("hypothesis", "refuted", "1").code());
    }

    @Test
    void theRunbookIsPatchedByWhatWasRecorded() throws IOException {
        terminal.ok("feedback", "2", "missing", "Read the CDN's log");
        terminal.ok("feedback", "3", "held");
        terminal.ok("tick", "1.1", "--not-applicable", "we have no staging");
        terminal.ok("step", "6", "skipped", "--reason", "too small a change");
        String shown = terminal.ok("runbook", "patch");
        assertTrue(shown.startsWith("Step 1: no longer required, Open a staging environment"));
        assertTrue(shown.contains("\n+        text: Read the CDN's log\n"), shown);
        JsonNode written = terminal.json("runbook", "patch", "-o", "mine.yaml");
        assertEquals("1.0.0", written.at("/from").asString());
        assertEquals("1.1.0", written.at("/to").asString());
        assertEquals(3, written.at("/changes").size());
        Runbook mine = new RunbookReader().readFile(folder.resolve("mine.yaml"));
        assertEquals("1.1.0", mine.version());
        assertEquals("http-500 1.1.0", startedWith("mine.yaml").at("/runbook").asString());
    }

    private JsonNode startedWith(String runbook) {
        terminal.ok("close");
        terminal.ok("start", "Next", "--runbook", runbook);
        return terminal.json("show");
    }

    @Test
    void withoutFeedbackNothingIsWritten() throws IOException {
        assertTrue(terminal.ok("runbook", "patch").startsWith("Nothing to change"));
        assertEquals(
                ShellCommand.CHECK_FAILED,
                terminal.type("runbook", "patch", "-o", "mine.yaml").code());
        assertFalse(Files.exists(folder.resolve("mine.yaml")));
    }

    @Test
    void trendsCompareTheIncidents() {
        terminal.ok("set", "service", "checkout");
        terminal.ok("set", "started", "07:00");
        terminal.ok("set", "mitigated", "07:30");
        terminal.ok("action", "add", "Add an alert", "--due", "2026-11-01");
        terminal.ok("close");
        terminal.ok("start", "Search");
        assertEquals(
                """
                SERVICE   INCIDENTS  TO DETECT  TO MITIGATE    TO RESOLVE
                checkout  1          unknown    30 m 00 s (1)  unknown
                unknown   1          unknown    unknown        unknown

                Open actions
                  INC-2026-0001 A1  Add an alert (no owner, OVERDUE since 2026-11-01)\
                """,
                terminal.ok("trends", "--by", "service"));
        JsonNode json = terminal.json("trends");
        assertEquals("2026-11", json.at("/groups/0/name").asString());
        assertEquals(1800, json.at("/groups/0/mitigate/medianSeconds").asInt());
        assertEquals(1, json.at("/groups/0/mitigate/known").asInt());
        assertTrue(json.at("/groups/0/detect/medianSeconds").isNull());
        assertTrue(
                terminal.ok("trends", "--by", "severity", "--csv")
                        .startsWith("severity,incidents,median_seconds_to_detect"));
        assertEquals(Shell.WRONG_USAGE, terminal.type("trends", "--by", "mood").code());
    }

    @Test
    void anEarlierIncidentIsFoundByItsException() {
        terminal.ok("note", "NullPointerException in Discounts");
        terminal.ok("set", "5.chosen-fix", "Roll back to 2026.10.2");
        terminal.ok("close");
        terminal.clock.advance(Duration.ofHours(1));
        terminal.ok("start", "Again");
        assertEquals("No earlier incident looks like INC-2026-0002.", terminal.ok("similar"));
        terminal.ok("set", "2.exception", "java.lang.NullPointerException");
        assertTrue(
                terminal.ok("similar")
                        .startsWith(
                                "Looks like INC-2026-0001, Checkout; fixed by: Roll back to 2026.10.2"));
        assertEquals(
                "NullPointerException",
                terminal.json("similar").at("/similar/0/shared/0/name").asString());
    }

    @Test
    void feedbackIsRecordedOnce() {
        terminal.ok("feedback", "2", "missing", "the CDN's log");
        assertEquals(
                "false",
                terminal.json("feedback", "2", "missing", "the CDN's log")
                        .at("/recorded")
                        .asString());
        assertEquals("missing", terminal.json("show").at("/feedback/0/verdict").asString());
        assertEquals(Shell.WRONG_USAGE, terminal.type("feedback", "2", "helt").code());
    }
}
