package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The review in the shell: its orders, its formats, its check.
class ReviewCommandTest {
    @TempDir Path folder;
    private Terminal terminal;

    @BeforeEach
    void anIncidentWithEvidence() {
        terminal = new Terminal(folder);
        terminal.ok("start", "Checkout answers 500");
        terminal.pipe(
                "first line\n".getBytes(StandardCharsets.UTF_8),
                "attach",
                "-",
                "--name",
                "app.log");
        terminal.ok("action", "add", "Alert on the pool");
    }

    @Test
    void anOrderIsChosenByNameOrByFile() throws IOException {
        assertTrue(terminal.ok("review", "--order", "atlassian").contains("## Leadup"));
        Files.writeString(
                folder.resolve("own.yaml"),
                "id: own\ntitle: Own\nheadings:\n  - heading: In brief\n    show: [summary]\n");
        assertTrue(terminal.ok("review", "--order", "own.yaml").contains("## In brief"));
        Terminal.Answer missing = terminal.type("review", "--order", "sre");
        assertEquals(2, missing.code());
        assertTrue(
                missing.err()
                        .contains(
                                "There is no order \"sre\"; use consensus, sre-book, pagerduty, atlassian, or name a file"),
                missing.err());
    }

    @Test
    void aReviewThatLacksSomethingEndsTheCheckWithOne() {
        Terminal.Answer answer = terminal.type("review", "--check");
        assertEquals(1, answer.code());
        assertTrue(answer.out().contains("A1 has no owner, no due date, no type."), answer.out());
        assertTrue(answer.out().contains("action change 1 --owner OWNER"), answer.out());
        JsonNode json =
                new JsonMapper().readTree(terminal.type("review", "--check", "--json").out());
        assertFalse(json.get("complete").asBoolean());
        assertEquals("summary", json.get("checks").get(0).get("rule").asString());
    }

    @Test
    void anActionIsFilledInLater() {
        terminal.ok(
                "action",
                "change",
                "1",
                "--owner",
                "ada",
                "--due",
                "2026-12-01",
                "--type",
                "detect");
        terminal.ok("action", "change", "A1", "Alert on pool usage");
        JsonNode action = terminal.json("show").get("actions").get(0);
        assertEquals("Alert on pool usage", action.get("text").asString());
        assertEquals("ada", action.get("owner").asString());
        assertEquals("2026-12-01", action.get("due").asString());
        assertTrue(terminal.ok("action", "change", "1", "--owner", "ada").startsWith("So already"));
    }

    @Test
    void everyFormatIsWritten() {
        assertTrue(terminal.ok("review", "--format", "html").startsWith("<!DOCTYPE html>"));
        assertTrue(terminal.ok("review", "--format", "txt").startsWith("Review of INC-2026-0001"));
        assertTrue(terminal.ok("review", "--format", "csv").startsWith("incident,number,action"));
        assertTrue(
                terminal.ok("review", "--format", "issues").contains("## A1: Alert on the pool"));
        assertTrue(terminal.ok("review", "--front-matter").startsWith("---\ntitle: \"Checkout"));
        Terminal.Answer unknown = terminal.type("review", "--format", "docx");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("There is no format \"docx\""), unknown.err());
    }

    @Test
    void theReviewAsJsonHasWhatIsWrittenAndWhatIsDrafted() {
        terminal.ok("set", "summary", "The pool ran dry.");
        JsonNode review = new JsonMapper().readTree(terminal.ok("review", "--format", "json"));
        assertEquals("incident-review/1", review.get("format").asString());
        JsonNode summary = review.get("sections").get(1);
        assertEquals("summary", summary.get("key").asString());
        assertEquals("The pool ran dry.", summary.get("written").asString());
        assertTrue(summary.get("draft").asString().startsWith("Checkout answers 500."));
        assertEquals("E1", review.get("evidence").get(0).get("label").asString());
        assertEquals("T1", review.get("timeline").get(0).get("row").asString());
    }

    @Test
    void aFolderHoldsTheReviewItsPicturesAndTheChosenEvidence() throws IOException {
        terminal.ok("set", "started", "-10m");
        terminal.ok("review", "--folder", "out", "--evidence", "E1");
        Path out = folder.resolve("out");
        try (var files = Files.walk(out)) {
            assertEquals(
                    List.of(
                            "actions.csv",
                            "evidence/E1-app.log",
                            "review.html",
                            "review.md",
                            "timeline.png",
                            "timeline.svg"),
                    files.filter(Files::isRegularFile)
                            .map(f -> out.relativize(f).toString().replace('\\', '/'))
                            .sorted()
                            .collect(Collectors.toList()));
        }
        assertEquals("first line\n", Files.readString(out.resolve("evidence/E1-app.log")));
        assertTrue(Files.readString(out.resolve("review.md")).contains("](timeline.svg)"));
        assertTrue(Files.readString(out.resolve("timeline.svg")).startsWith("<svg"));
    }

    @Test
    void earlierIncidentsAreComparedWith() {
        terminal.ok("set", "started", "2026-11-23T07:50:00Z");
        terminal.ok("set", "resolved", "2026-11-23T08:00:00Z");
        terminal.ok("close");
        terminal.clock.advance(Duration.ofDays(1));
        terminal.ok("start", "Again");
        String review = terminal.ok("review");
        assertTrue(review.contains("| Earlier incidents |"), review);
        assertTrue(review.contains("usually 10 min, of 1"), review);
    }
}
