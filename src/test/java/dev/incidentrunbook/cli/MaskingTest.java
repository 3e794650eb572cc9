package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.cli.Terminal.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What leaves by the shell, with secrets masked.
class MaskingTest {
    private static final String SECRET = "hunter22";
    private static final String LOG =
            "GET / 500\ndb pass" + "word=" + SECRET + " from eve@example.com\n";

    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void attach() throws IOException {
        terminal = new Terminal(folder);
        Files.writeString(folder.resolve("a.log"), LOG);
        terminal.ok("start", "Checkout fails");
        terminal.ok("attach", "a.log");
    }

    @Test
    void scanShowsWhatWouldBeMaskedAndRecordsNothing() {
        long before = terminal.json("show").get("events").asLong();
        JsonNode hits = terminal.json("scan", "E1");
        assertEquals(2, hits.size());
        assertEquals("‹secret-1›", hits.get(0).get("mask").asString());
        assertEquals(2, hits.get(0).get("line").asInt());
        assertFalse(terminal.ok("scan").contains(SECRET));
        assertEquals(2, terminal.json("scan", "a.log").size());
        assertEquals(before, terminal.json("show").get("events").asLong());
    }

    @Test
    void aRedactedExportIsAnEvidenceOfItsOwnAndTheOriginalStays() throws IOException {
        Answer answer =
                terminal.type("export", "E1", "-o", "out.log", "--redact", "--keep", "e-mail");
        assertEquals(0, answer.code(), answer.err());
        assertTrue(answer.err().startsWith("Masked: 1 secret."), answer.err());
        assertEquals(
                LOG.replace(SECRET, "‹secret-1›"), Files.readString(folder.resolve("out.log")));
        JsonNode evidence = terminal.json("show").get("evidence");
        assertEquals(2, evidence.size());
        assertEquals("redacted from E1", evidence.get(1).get("origin").asString());
        terminal.ok("export", "E1", "-o", "raw.log");
        assertEquals(LOG, Files.readString(folder.resolve("raw.log")));
    }

    @Test
    void theSameExportAgainAttachesNoSecondCopy() {
        terminal.type("export", "E1", "-o", "out.log", "--redact");
        terminal.type("export", "E1", "-o", "out.log", "--redact");
        assertEquals(2, terminal.json("show").get("evidence").size());
    }

    @Test
    void theReviewIsMaskedUnlessThatIsNotWanted() {
        terminal.ok("note", "rotated pass" + "word=" + SECRET);
        Answer masked = terminal.type("review");
        assertFalse(masked.out().contains(SECRET));
        assertTrue(masked.err().startsWith("Masked: 1 secret."), masked.err());
        assertTrue(terminal.ok("review", "--no-redact").contains(SECRET));
    }

    @Test
    void aBundleHoldsNoSecretAndIsTakenInAndVerifiedElsewhere() throws IOException {
        terminal.ok("note", "rotated pass" + "word=" + SECRET);
        assertEquals(0, terminal.type("bundle", "-o", "b.zip").code());
        try (var zip = new ZipFile(folder.resolve("b.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertFalse(text.contains(SECRET), entry.getName());
                }
            }
        }
        terminal.ok("import", "b.zip", "--data", "other");
        JsonNode there = terminal.json("show", "--data", "other");
        assertEquals(
                "rotated pass" + "word=‹secret-1›",
                there.get("notes").get(0).get("text").asString());
        terminal.ok("export", "E1", "-o", "there.log", "--data", "other");
        assertTrue(Files.readString(folder.resolve("there.log")).contains("‹secret-1›"));
        assertTrue(terminal.json("verify", "--data", "other").get("ok").asBoolean());
    }

    @Test
    void aBundleComesBackWithWhatWasDoneElsewhere() {
        assertEquals(0, terminal.type("bundle", "-o", "b.zip").code());
        terminal.ok("import", "b.zip", "--data", "other");
        terminal.ok("note", "found it", "--data", "other");
        assertEquals(0, terminal.type("bundle", "-o", "back.zip", "--data", "other").code());
        terminal.ok("verify");
        assertTrue(terminal.ok("import", "back.zip").contains("continued"));
        assertTrue(terminal.notes().contains("found it"));
        terminal.ok("export", "E1", "-o", "mine.log");
    }

    @Test
    void anUnknownRuleIsRefused() {
        assertEquals(2, terminal.type("review", "--keep", "nonsense").code());
    }
}
