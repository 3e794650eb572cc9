package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The demo, and with it a whole response from the first alert to the review, typed into the shell.
class DemoTest {
    @TempDir Path folder;

    @Test
    void theDemoWalksAllStepsAndWritesItsReview() throws IOException {
        var terminal = new Terminal(folder);
        JsonNode created = terminal.json("demo", "--open", "--data", "sample");
        Path sample = folder.resolve("sample");
        assertEquals(sample.toString(), created.get("data").asString());
        assertEquals(List.of(sample + " INC-2026-0001"), terminal.opened);

        JsonNode shown = terminal.json("show", "--data", "sample");
        assertEquals("resolved", shown.get("status").asString());
        shown.get("steps")
                .forEach(step -> {
                    assertEquals("done", step.get("outcome").asString(), step.toString());
                    assertTrue(step.get("activeSeconds").asInt() > 300, step.toString());
                });
        assertEquals(3, shown.get("evidence").size());
        assertEquals(4, shown.get("actions").size());

        String review = Files.readString(Path.of(created.get("review").asString()));
        assertTrue(review.contains("dbec2a072728cfbc0b5a580eb7df6cbe"));
        assertTrue(review.contains("[E1]") && review.contains("[E2]") && review.contains("[E3]"));
        assertTrue(review.contains("Not applicable") || review.contains("not applicable"));
        assertTrue(terminal.ok("verify", "--data", "sample").contains("everything holds"));

        Terminal.Answer again = terminal.type("demo", "--data", "sample");
        assertEquals(2, again.code());
        assertTrue(again.err().contains("folder of its own"), again.err());
    }

    @Test
    void whatTheStorySaysIsInTheLogs() throws IOException {
        List<String> access = lines("nginx-access.log");
        List<String> quotes =
                access.stream()
                        .filter(l -> l.contains("/shipping-quote"))
                        .filter(l -> l.split("00:07:", 2)[1].substring(0, 2).compareTo("13") >= 0)
                        .toList();
        assertEquals(76, quotes.size());
        List<String> failed = access.stream().filter(l -> l.contains("\" 500 ")).toList();
        assertEquals(9, failed.size());
        assertTrue(
                failed.stream()
                        .map(l ->
                                Integer.parseInt(
                                        l.replaceAll(".*/orders/(\\d+)/shipping-quote.*", "$1")))
                        .allMatch(order -> order >= 1653 && order <= 1743));
        List<String> application = lines("app.log");
        assertEquals(
                9,
                application.stream()
                        .filter(l ->
                                l.equals(
                                        "AttributeError: 'NoneType' object has no attribute 'strip'"))
                        .count());
        assertTrue(
                application.stream()
                        .filter(l -> l.matches(".* order \\d+ created .*"))
                        .map(l ->
                                Integer.parseInt(l.replaceAll(".* order (\\d+) created .*", "$1")))
                        .noneMatch(order -> order >= 1634 && order <= 1753));
    }

    private static List<String> lines(String name) throws IOException {
        try (var in = Story.resource(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
