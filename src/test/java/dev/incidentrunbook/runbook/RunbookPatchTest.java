package dev.incidentrunbook.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.runbook.RunbookChange.NewItem;
import dev.incidentrunbook.runbook.RunbookChange.OptionalItem;
import dev.incidentrunbook.runbook.RunbookChange.Remark;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookPatchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String SMALL =
            """
            # Our own runbook. Keep it short.
            id: small
            version: '2026-3'   # counted by month
            title: The site answers HTTP 500
            symptom: HTTP 500
            meaning: [The server failed.]
            steps:

              # The first look.
              - id: look
                title: Look into the logs
                purpose: Know what fails.
                expected: 10m
                items:
                  - id: read-log
                    text: Read the error log
                    hint: >-
                      From the first error on,
                      not from the last.

                  # Nobody likes this one.
                  - {id: ask-users, text: Ask a user}
              - id: mend
                title: Mend it
                purpose: The error is gone.
                expected: 20m
                items:
                  - id: roll-back
                    required: true
                    text: Roll back the release\
            """;

    private final RunbookReader reader = new RunbookReader();
    private final Runbook shipped = reader.shipped("http-500");

    private static RunbookPatch patch(Runbook book, RunbookChange... changes) {
        return RunbookPatch.of(book, List.of(changes), "INC-2026-0003", DAY);
    }

    private Runbook small(String text) {
        return reader.read("small.yaml", text);
    }

    private Runbook reread(RunbookPatch patch) {
        return reader.read("patched.yaml", patch.text());
    }

    /// The lines of `after` without those that are not in `before` are `before`.
    private static boolean onlyAdds(String before, String after) {
        var left = new ArrayList<>(after.lines().toList());
        var kept = before.lines().filter(line -> !line.contains("version:")).toList();
        int at = 0;
        for (String line : left) {
            if (at < kept.size() && line.equals(kept.get(at))) {
                at++;
            }
        }
        return at == kept.size();
    }

    @Test
    void aMissingItemIsAddedAtTheEndOfItsStep() {
        RunbookPatch patch = patch(shipped, new NewItem("logs", "Read the CDN's log"));
        List<ChecklistItem> items = reread(patch).step("logs").orElseThrow().items();
        assertEquals(shipped.step("logs").orElseThrow().items().size() + 1, items.size());
        assertEquals(
                new ChecklistItem(
                        "read-the-cdn-s-log",
                        "Read the CDN's log",
                        false,
                        "Added after INC-2026-0003.",
                        Optional.empty()),
                items.getLast());
    }

    @Test
    void nothingElseOfTheFileChanges() {
        RunbookPatch patch =
                patch(
                        shipped,
                        new NewItem("logs", "Read the CDN's log"),
                        new OptionalItem("reproduce", "open-staging", "no staging"),
                        new Remark("deploy", "contradicted: there is no canary"));
        assertEquals(3, patch.placed().size());
        assertTrue(onlyAdds(shipped.source().text(), patch.text()));
        Runbook after = reread(patch);
        assertEquals("1.1.0", after.version());
        assertFalse(
                after.step("reproduce")
                        .orElseThrow()
                        .item("open-staging")
                        .orElseThrow()
                        .required());
        assertEquals(shipped.causes(), after.causes());
    }

    @Test
    void theNewVersionSaysWhyItIsThere() {
        assertTrue(
                patch(small(SMALL), new NewItem("look", "Read on"), new NewItem("look", "And on"))
                        .text()
                        .contains(
                                """
                                # 2026-4, 2026-11-25, after INC-2026-0003: 2 items added
                                version: "2026-4"   # counted by month
                                """));
    }

    @Test
    void layoutsOfManyKindsFindTheirPlace() {
        RunbookPatch patch =
                patch(
                        small(SMALL),
                        new NewItem("look", "Read: the \"CDN\" log # first"),
                        new NewItem("look", "Read: the \"CDN\" log, again"),
                        new OptionalItem("look", "read-log", "no log"),
                        new OptionalItem("look", "ask-users", ""),
                        new OptionalItem("mend", "roll-back", "nothing was released"),
                        new NewItem("mend", "yes"),
                        new Remark("look", "contradicted: the log is elsewhere"));
        assertEquals(List.of(), patch.unplaced());
        Runbook after = reread(patch);
        assertEquals(
                List.of(
                        "Read the error log",
                        "Ask a user",
                        "Read: the \"CDN\" log # first",
                        "Read: the \"CDN\" log, again"),
                after.steps().getFirst().items().stream().map(ChecklistItem::text).toList());
        assertEquals(
                "From the first error on, not from the last.",
                after.steps().getFirst().items().getFirst().hint());
        assertTrue(
                after.steps().stream()
                        .flatMap(s -> s.items().stream())
                        .noneMatch(ChecklistItem::required));
        assertEquals("yes", after.steps().getLast().items().getLast().text());
    }

    @Test
    void theEndOfEachLineStaysAsItWas() {
        RunbookPatch patch =
                patch(small(SMALL.replace("\n", "\r\n")), new NewItem("mend", "Read on"));
        assertEquals(
                "",
                patch.text()
                        .replace("\r\n", "")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
        assertEquals("Read on", reread(patch).steps().getLast().items().getLast().text());
    }

    @Test
    void theDifferenceShowsWhatIsAddedAndWhatItStandsBeside() {
        List<String> lines =
                patch(small(SMALL), new NewItem("mend", "Read on")).difference().stream()
                        .map(DifferenceLine::written)
                        .toList();
        assertEquals("@@ line 1 @@", lines.getFirst());
        assertTrue(lines.contains("-version: '2026-3'   # counted by month"));
        assertTrue(lines.contains("+version: \"2026-4\"   # counted by month"));
        assertTrue(lines.contains("         text: Roll back the release"));
        assertTrue(lines.contains("+        text: Read on"));
        assertEquals(2, lines.stream().filter(l -> l.startsWith("@@")).count());
    }

    @Test
    void aFileInJsonHasNoPlaceForChanges() {
        Runbook json =
                small(
                        """
                        {"id": "small", "version": "1", "title": "t", "symptom": "s", "meaning": ["m"],
                         "steps": [{"id": "look", "title": "t", "purpose": "p", "expected": "5m",
                                    "items": [{"id": "a", "text": "b"}]}]}
                        """);
        RunbookPatch patch = patch(json, new NewItem("look", "Read on"));
        assertEquals(json.source().text(), patch.text());
        assertEquals(1, patch.unplaced().size());
        assertEquals("1", patch.version());
    }

    @Test
    void aStepThatIsNotThereHasNoPlace() {
        assertEquals(1, patch(small(SMALL), new NewItem("nowhere", "Read on")).unplaced().size());
    }

    @Test
    void noChangesLeaveTheFileAsItIs() {
        RunbookPatch patch = patch(shipped);
        assertEquals(shipped.source().text(), patch.text());
        assertEquals(List.of(), patch.difference());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- not a list",
                "key: value",
                "\"quotes\" and \\backslashes\\",
                "*alias &anchor !tag",
                "a # b",
                "[a, {b}]",
                "%percent @at `tick`",
                "line\nbreak\tand\u0007bell",
                "right\u202Eleft",
                "12:30",
                "null",
                "—",
                "    ",
                "| >",
                "Käse \uD83E\uDDC0"
            })
    void whateverWasSaidTheFileCanBeRead(String words) {
        for (RunbookChange change :
                Arrays.asList(
                        new NewItem("look", words),
                        new OptionalItem("look", "read-log", words),
                        new Remark("mend", words))) {
            reread(patch(small(SMALL), change));
        }
    }
}
