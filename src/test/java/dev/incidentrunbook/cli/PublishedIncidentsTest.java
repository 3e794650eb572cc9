package dev.incidentrunbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.search.MemoryIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Three incidents that were published, rebuilt from their facts by typing them into the shell: the review has every fact,
/// lacks nothing, and cites what it rests on.
class PublishedIncidentsTest {
    private static final Pattern ENTRY =
            Pattern.compile("(\\S+Z) (.*?)(?: << \"([^\"]*)\")?", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir Path folder;

    @Test
    void theFirewallRuleThatUsedUpEveryCpu() throws IOException {
        assertTold(
                "cloudflare-2019-07-02",
                "2019-07-02 13:42:00",
                "2019-07-02 13:45:00",
                "2019-07-02 14:02:00",
                "2019-07-02 14:07:00",
                "2019-07-02 14:09:00",
                "2019-07-02 14:52:00",
                "| Time to detect | 3 min |",
                "| Time to mitigate | 25 min |",
                "| Time to recover | 27 min |",
                "82 %",
                "backtracks without bound",
                "3,868 rules",
                "2019-07-19",
                "2019-07-31",
                "simulation mode");
    }

    @Test
    void theLinkThatWasDownForFortyThreeSeconds() throws IOException {
        assertTold(
                "github-2018-10-21",
                "2018-10-21 22:52:00",
                "2018-10-21 22:54:00",
                "2018-10-21 23:07:00",
                "2018-10-21 23:19:00",
                "2018-10-22 00:41:00",
                "2018-10-22 11:12:00",
                "2018-10-22 16:24:00",
                "| Time to resolve | 1 d 11 min |",
                "43 seconds",
                "24 hours and 11 minutes",
                "954 writes",
                "5 million webhook events",
                "80 thousand page builds",
                "across regions");
    }

    @Test
    void theDataFolderThatWasRemovedOnTheWrongHost() throws IOException {
        assertTold(
                "gitlab-2017-01-31",
                "2017-01-31 17:20:00",
                "2017-01-31 19:00:00",
                "2017-01-31 23:00:00",
                "2017-01-31 23:30:00",
                "2017-02-01 18:00:00",
                "| Time to recover | 18 h 30 min |",
                "5,000 projects",
                "700 new accounts",
                "between 17:20 and 00:00 UTC",
                "Disk snapshots were off for database servers",
                "write-ahead log",
                "60 megabits a second");
    }

    private void assertTold(String name, String... facts) throws IOException {
        var typing = new Typing();
        for (String entry : entries(name)) {
            typing.type(entry);
        }
        String review = typing.run("review").out();
        for (String fact : facts) {
            assertTrue(review.contains(fact), () -> fact + "\nis not in\n" + review);
        }
        assertTrue(
                review.lines().filter(l -> l.matches(".*\\[E\\d+].*")).count() > 10,
                "the review cites its evidence");
        JsonNode checked =
                new JsonMapper().readTree(typing.run("review", "--check", "--json").out());
        var missing = new ArrayList<String>();
        checked.get("checks")
                .forEach(check -> {
                    String verdict = check.get("verdict").asString();
                    if (verdict.equals("missing")
                            || check.get("rule").asString().equals("blameless")) {
                        missing.add(
                                check.get("where").asString()
                                        + ": "
                                        + check.get("sentence").asString());
                    }
                });
        assertEquals(List.of(), missing);
        assertTrue(checked.get("complete").asBoolean());
        assertEquals(100, checked.get("score").asInt());
    }

    private static List<String> entries(String name) throws IOException {
        try (var in =
                PublishedIncidentsTest.class.getResourceAsStream("published/" + name + ".txt")) {
            if (in == null) {
                throw new AssertionError("There is no published incident " + name);
            }
            var entries = new ArrayList<String>();
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith(" ")) {
                    entries.add(entries.removeLast() + " " + line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(line);
                }
            }
            return entries;
        }
    }

    private static final class NothingChosen implements Preferences {
        @Override
        public Optional<String> preference(String key) {
            return Optional.empty();
        }

        @Override
        public void remember(String key, String value) {}
    }

    /// A shell over a store in memory, since the many commands would spend most of their time on opening a file.
    private final class Typing {
        private final Terminal terminal = new Terminal(folder);

        Typing() {
            var log = new MemoryLog();
            terminal.kept =
                    Optional.of(
                            OpenStore.of(
                                    log,
                                    new MemoryEvidence(),
                                    new NothingChosen(),
                                    new MemoryIndex(log),
                                    () -> {}));
        }

        Terminal.Answer run(String... words) {
            return pipe("", words);
        }

        private Terminal.Answer pipe(String input, String... words) {
            return terminal.pipe(input.getBytes(StandardCharsets.UTF_8), words);
        }

        void type(String entry) {
            Matcher parts = ENTRY.matcher(entry);
            assertTrue(parts.matches(), entry);
            Instant at = Instant.parse(parts.group(1));
            terminal.clock.advance(Duration.between(terminal.clock.now().wall(), at));
            String[] words =
                    WORD.matcher(parts.group(2))
                            .results()
                            .map(w -> w.group(1) == null ? w.group(2) : w.group(1))
                            .map(w -> w.replaceAll(" *\\\\n *", "\n"))
                            .toArray(String[]::new);
            String input = parts.group(3) == null ? "" : parts.group(3);
            Terminal.Answer answer = pipe(input, words);
            assertEquals(0, answer.code(), () -> entry + "\n" + answer.err());
        }
    }
}
