package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Caring for the store from the shell.
class SafekeepingTest {
    @TempDir Path folder;

    Terminal terminal;

    @BeforeEach
    void startAnIncident() {
        terminal = new Terminal(folder);
        terminal.ok("start", "Checkout fails");
        terminal.ok("note", "before the backup");
    }

    @Test
    void theDoctorFindsASoundStoreSound() {
        String said = terminal.ok("doctor");

        assertTrue(said.startsWith("Everything is as it was written."), said);
    }

    @Test
    void theDoctorNamesDamageAndWhatMendsIt() throws IOException {
        destroyEvents();

        Terminal.Answer answer = terminal.type("doctor");

        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("incidents.db is damaged"), answer.err());
        assertTrue(answer.err().contains("incident-runbook recover"), answer.err());
    }

    @Test
    void aDamagedStoreIsRefusedInOneSentenceThatSaysHowToMendIt() throws IOException {
        destroyEvents();

        Terminal.Answer answer = terminal.type("note", "more");

        assertEquals(3, answer.code());
        assertEquals(1, answer.err().lines().count());
        assertTrue(answer.err().contains("incident-runbook recover"), answer.err());
    }

    @Test
    void oneCommandMendsIt() throws IOException {
        destroyEvents();

        String said = terminal.ok("recover");

        assertTrue(said.contains("3 from events.jsonl"), said);
        assertTrue(said.contains("set-aside"), said);
        terminal.ok("note", "after the recovery");
        terminal.ok("doctor");
    }

    @Test
    void aBackupIsTakenListedAndRestored() {
        terminal.ok("backup");
        terminal.ok("note", "after the backup");
        assertTrue(terminal.ok("backup", "list").contains("0001"));

        terminal.ok("restore", "latest", "--exactly");

        assertEquals(1, terminal.notes().size());
        terminal.ok("restore", "0001");
    }

    @Test
    void withoutBackupsTheListSaysSo() {
        assertEquals("There is no backup yet.", terminal.ok("backup", "list").strip());
        assertEquals(2, terminal.type("restore", "latest").code());
        assertEquals(3, terminal.type("restore", "0009").code());
    }

    @Test
    void aMisspelledWordTakesNoBackup() {
        assertEquals(2, terminal.type("backup", "lsit").code());
        assertEquals("There is no backup yet.", terminal.ok("backup", "list").strip());
    }

    @Test
    void scriptsGetJson() {
        assertTrue(terminal.json("doctor").get("sound").asBoolean());
        assertEquals("0001", terminal.json("backup").get("name").asString());
        assertEquals(1, terminal.json("backup", "list").size());
        assertFalse(terminal.json("recover").get("setAside").asString().isBlank());
    }

    private void destroyEvents() throws IOException {
        Path file = folder.resolve("store").resolve("incidents.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 200, (byte) '?');
        Files.write(file, bytes);
    }
}
