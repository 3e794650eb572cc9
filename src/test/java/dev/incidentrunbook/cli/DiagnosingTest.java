package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.Packer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `diagnose`, with and without an incident.
class DiagnosingTest {
    private static final String LOG =
            """
            2026-03-14T09:26:50Z level=info msg=started
            2026-03-14T09:26:53Z ERROR shop Exception on /pay [POST]
            Traceback (most recent call last):
              File "/srv/shop/pay.py", line 41, in charge
            KeyError: 'amount'
            203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] "POST /pay HTTP/1.1" 500 12
            """;

    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        Files.writeString(folder.resolve("app.log"), LOG);
    }

    @Test
    void filesNeedNoStoreAndMakeNone() {
        JsonNode found = terminal.json("diagnose", "app.log");
        assertEquals("unhandled-exception", found.get("causes").get(0).get("id").asString());
        assertEquals("2026-03-14T09:26:53Z", found.get("firstFailureAt").asString());
        assertTrue(found.get("failingComponent").asString().contains("pay.py:41"));
        assertTrue(found.get("enoughEvidence").asBoolean());
        JsonNode citation = found.get("causes").get(0).get("for").get(0).get("citations").get(0);
        assertEquals("app.log", citation.get("file").asString());
        assertEquals(2, citation.get("line").asInt());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    @Test
    void peopleGetOneScreen() {
        String shown = terminal.ok("diagnose", "app.log");
        assertTrue(shown.contains("Began"), shown);
        assertTrue(shown.contains("app.log:2"), shown);
        assertTrue(shown.lines().count() < 50, shown);
    }

    @Test
    void foldersAndPackedFilesAndStandardInputAreRead() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(logs.resolve("app.log.gz"), packed.toByteArray());
        assertEquals(1, terminal.json("diagnose", "logs").get("requests").get("failed").asInt());
        Terminal.Answer piped =
                terminal.pipe(LOG.getBytes(StandardCharsets.UTF_8), "diagnose", "-", "--json");
        assertEquals(0, piped.code(), piped.err());
        assertEquals(
                1, new JsonMapper().readTree(piped.out()).get("requests").get("failed").asInt());
    }

    @Test
    void anIncidentIsReadFromItsEvidence() {
        terminal.ok("start", "Pay answers 500");
        terminal.ok("attach", "app.log");
        JsonNode found = terminal.json("diagnose", "--incident");
        assertEquals(
                "E1 app.log",
                found.get("causes")
                        .get(0)
                        .get("for")
                        .get(0)
                        .get("citations")
                        .get(0)
                        .get("file")
                        .asString());
        assertEquals(found, terminal.json("diagnose"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst", "zip", "tar", "tar.gz"})
    void packedFilesAreReadThroughAndCitedByWhatIsInThem(String ending) throws IOException {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files =
                Packer.files("var/app.log", log, "var/logo.png", new byte[] {0, 1, 2, 3});
        byte[] packed =
                switch (ending) {
                    case "gz" -> Packer.gzip(log);
                    case "bz2" -> Packer.bzip2(log);
                    case "xz" -> Packer.xz(log);
                    case "zst" -> Packer.zstd(log);
                    case "zip" -> Packer.zip(files);
                    case "tar" -> Packer.tar(files);
                    default -> Packer.gzip(Packer.tar(files));
                };
        boolean archive = ending.contains("tar") || ending.equals("zip");
        String name = "app.log." + ending;
        Files.write(folder.resolve(name), packed);
        JsonNode found = terminal.json("diagnose", name);
        assertEquals(name + (archive ? "/var/app.log" : "") + ":2", firstCitation(found));

        terminal.ok("start", "Pay answers 500");
        terminal.ok("attach", name);
        JsonNode attached = terminal.json("diagnose", "--incident");
        assertEquals(
                "E1 " + name + (archive ? "/var/app.log" : "") + ":2", firstCitation(attached));
        assertTrue(terminal.ok("review").contains("What failed: POST /pay"));
    }

    @Test
    void aDamagedArchiveDoesNotKeepTheOtherLogsFromBeingRead() throws IOException {
        byte[] packed = Packer.gzip(LOG.repeat(50).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(packed, packed.length / 2));
        terminal.ok("start", "Pay answers 500");
        terminal.ok("attach", "cut.log.gz", "app.log");
        Terminal.Answer answer = terminal.type("diagnose", "--incident");
        assertEquals(0, answer.code(), answer.err());
        assertTrue(answer.err().contains("cut.log.gz is damaged"), answer.err());
        assertTrue(answer.out().contains("app.log:2"), answer.out());
        assertEquals(0, terminal.type("review").code());
    }

    @Test
    void anArchiveWithoutALogIsRefused() throws IOException {
        Files.write(
                folder.resolve("pictures.zip"),
                Packer.zip(Packer.files("logo.png", new byte[] {0, 1, 2, 3})));
        Terminal.Answer answer = terminal.type("diagnose", "pictures.zip");
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("There is no log in"), answer.err());
    }

    private static String firstCitation(JsonNode found) {
        JsonNode citation = found.get("causes").get(0).get("for").get(0).get("citations").get(0);
        return citation.get("file").asString() + ":" + citation.get("line").asInt();
    }

    @Test
    void withoutEvidenceItSaysSo() throws IOException {
        Files.writeString(folder.resolve("quiet.log"), "nothing to see\n");
        String shown = terminal.ok("diagnose", "quiet.log");
        assertTrue(shown.contains("Not enough evidence"), shown);
        assertTrue(terminal.json("diagnose", "quiet.log").get("firstFailureAt").isNull());
    }

    @Test
    void aFileThatIsNotThereIsOneSentence() {
        Terminal.Answer answer = terminal.type("diagnose", "missing.log");
        assertEquals(3, answer.code());
        assertTrue(answer.err().contains("missing.log"), answer.err());
    }
}
