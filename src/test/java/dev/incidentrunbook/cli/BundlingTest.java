package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Bundles, typed into the shell.
class BundlingTest {
    private static final String ID = "INC-2026-0001";

    @TempDir Path folder;

    @Test
    void anIncidentIsBundledAndTakenInByAnotherStore() throws IOException {
        Terminal terminal = started();

        JsonNode written = terminal.json("bundle", ID, "-o", "x.zip");
        JsonNode taken = terminal.json("import", "x.zip", "--data", "other");

        assertEquals(ID, written.get("incident").asString());
        assertEquals(folder.resolve("x.zip").toString(), written.get("file").asString());
        assertEquals(1, written.get("evidence").asInt());
        assertEquals(5, written.get("bytes").asInt());
        assertEquals(ID, taken.get("incident").asString());
        assertEquals("Checkout fails", taken.get("title").asString());
        assertEquals(taken.get("events").asInt(), taken.get("added").asInt());
        assertTrue(terminal.ok("verify", "--data", "other").contains("everything holds"));
        assertEquals(terminal.ok("review"), terminal.ok("review", "--data", "other"));
    }

    @Test
    void theSameBundleTwiceSaysThatNothingChanged() throws IOException {
        Terminal terminal = started();
        terminal.ok("bundle", "-o", "x.zip");

        assertEquals(
                ID + " (Checkout fails) is here already; nothing changed",
                terminal.ok("import", "x.zip"));
        terminal.ok("note", "one more");
        assertTrue(terminal.ok("import", "x.zip").contains("more events here"));
    }

    @Test
    void anIncidentWhoseIdIsTakenIsWorkedOnUnderItsOwn() throws IOException {
        Terminal terminal = started();
        terminal.ok("bundle", "-o", "x.zip");
        terminal.ok("start", "--data", "other");

        String told = terminal.ok("import", "x.zip", "--data", "other");

        assertTrue(told.startsWith(ID + "~2 (Checkout fails) imported: "), told);
        assertTrue(told.endsWith("another incident here has the id " + ID), told);
        terminal.ok("note", "found", "--incident", "inc-2026-0001~2", "--data", "other");
        terminal.ok("bundle", ID + "~2", "-o", "back.zip", "--data", "other");
        assertTrue(terminal.ok("import", "back.zip").contains("continued: 2 events added"));
        assertTrue(terminal.ok("verify", "--data", "other").contains(ID + "~2: "));
        assertTrue(terminal.ok("list", "--data", "other").contains(ID + "~2"));
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenThatIsSaid() throws IOException {
        Terminal terminal = started();
        Files.writeString(folder.resolve("x.zip"), "mine");

        Answer refused = terminal.type("bundle", "-o", "x.zip");

        assertEquals(3, refused.code());
        assertTrue(refused.err().startsWith("There is already a file"), refused.err());
        assertEquals("mine", Files.readString(folder.resolve("x.zip")));
        terminal.ok("bundle", "-o", "x.zip", "--force");
        terminal.ok("import", "x.zip", "--data", "other");
    }

    @Test
    void whatIsNoBundleEndsWithASentence() throws IOException {
        Terminal terminal = started();
        terminal.ok("bundle", "-o", "x.zip");
        byte[] bytes = Files.readAllBytes(folder.resolve("x.zip"));
        Files.write(folder.resolve("short.zip"), Arrays.copyOf(bytes, 999));

        Answer cut = terminal.type("import", "short.zip", "--data", "other");
        Answer gone = terminal.type("import", "none.zip", "--data", "other");

        assertEquals(1, cut.code());
        assertTrue(cut.err().contains("no whole zip"), cut.err());
        assertEquals(3, gone.code());
        assertEquals(2, terminal.type("import", "x.zip", "--at", "now").code());
        assertEquals("There is no incident yet.", terminal.ok("list", "--data", "other"));
        assertEquals(0, terminal.bugs.size());
    }

    private Terminal started() {
        var terminal = new Terminal(folder);
        terminal.ok("start");
        terminal.ok("set", "title", "Checkout fails");
        assertEquals(
                0,
                terminal.pipe(
                                "12345".getBytes(StandardCharsets.US_ASCII),
                                "attach",
                                "-",
                                "--name",
                                "a.log")
                        .code());
        return terminal;
    }
}
