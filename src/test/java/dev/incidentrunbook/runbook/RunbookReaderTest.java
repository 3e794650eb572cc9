package dev.incidentrunbook.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookReaderTest {
    private final RunbookReader reader = new RunbookReader();

    @Test
    void aSmallRunbookLeavesOutWhatIsOptional() {
        Runbook runbook = reader.read("small", RunbookTexts.SMALL);
        assertEquals(List.of(), runbook.causes());
        assertEquals("", runbook.escalation().whom());
        assertEquals("", runbook.steps().getFirst().tip());
    }

    @Test
    void anItemIsRequiredUnlessItSaysOtherwise() {
        assertTrue(reader.read("s", RunbookTexts.SMALL).steps().get(0).items().get(0).required());
    }

    @Test
    void theSourceKeepsTheTextAndItsDigest() {
        Runbook.Source source = reader.read("small", RunbookTexts.SMALL).source();
        assertEquals(RunbookTexts.SMALL, source.text());
        assertTrue(source.sha256().matches("[0-9a-f]{64}"));
    }

    @Test
    void jsonIsReadToo() {
        String json =
                """
                {
                \t"$schema": "runbook.schema.json",
                \t"id": "disk-full", "version": "1.0", "title": "A \\u00e9 \\/ \\ud83d\\ude00",
                \t"symptom": "No space", "meaning": ["Nothing can be written."],
                \t"steps": [{"id": "free", "title": "Free", "purpose": "It works.",
                \t\t"expected": "2h", "items": [{"id": "find", "text": "Find"}]}]
                }
                """;
        assertEquals("A é / 😀", reader.read("disk.json", json).title());
    }

    @Test
    void aByteOrderMarkIsNoError() {
        assertEquals("disk-full", reader.read("small", "\uFEFF" + RunbookTexts.SMALL).id());
    }

    @Test
    void linesMayEndAsOnWindows() {
        String text = RunbookTexts.SMALL.replace("\n", "\r\n");
        assertEquals("A disk is full", reader.read("small", text).title());
    }

    @ParameterizedTest
    @CsvSource({"25m, 25", "2h, 120", "1h 30m, 90", "1h5m, 65", "90m, 90"})
    void aTimeIsHoursAndMinutes(String written, int minutes) {
        String text = RunbookTexts.SMALL.replace("expected: 10m", "expected: " + written);
        assertEquals(
                Duration.ofMinutes(minutes),
                reader.read("small", text).steps().getFirst().expected());
    }

    @ParameterizedTest
    @CsvSource({"0m", "ten minutes", "10", "1h 75m", "10s", "-5m", "PT10M", "true"})
    void anotherTimeIsRefused(String written) {
        String problem = only(RunbookTexts.SMALL.replace("10m", written));
        assertTrue(
                problem.startsWith(
                        "line 11, column 15: steps[0].expected:"
                                + " write a time such as 25m, 2h or 1h 30m; there is "),
                problem);
    }

    @Test
    void aMissingKeyIsNamedWhereItBelongs() {
        assertEquals(
                "line 8, column 5: steps[0].title: add the key \"title\" with a text",
                only(RunbookTexts.SMALL.replace("    title: Free some space\n", "")));
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheNearestKnownOne() {
        assertEquals(
                "line 2, column 1: lokalikes: remove the key \"lokalikes\"; nothing reads it."
                        + " Did you mean lookalikes?",
                only(RunbookTexts.SMALL.replace("version", "lokalikes: x\nversion")));
    }

    @Test
    void aKeyLikeNoOtherGetsNoSuggestion() {
        assertEquals(
                "line 2, column 1: weather: remove the key \"weather\"; nothing reads it",
                only(RunbookTexts.SMALL.replace("version", "weather: x\nversion")));
    }

    @Test
    void aNumberWhereATextBelongsIsToBeQuoted() {
        assertEquals(
                "line 2, column 10: version: put quotes around it: \"1.0\";"
                        + " without them it is a number",
                only(RunbookTexts.SMALL.replace("\"1.0\"", "1.0")));
    }

    @Test
    void anEmptyTextIsRefused() {
        assertEquals(
                "line 3, column 8: title: write something here; the text is empty",
                only(RunbookTexts.SMALL.replace("A disk is full", "\"  \"")));
    }

    @Test
    void aKeyWithoutAValueIsRefused() {
        assertEquals(
                "line 3, column 7: title: write a text here; there is nothing",
                only(RunbookTexts.SMALL.replace(" A disk is full", "")));
    }

    @Test
    void aTextWhereAListBelongsIsRefused() {
        assertEquals(
                "line 6, column 3: meaning: write a list here, each entry after a hyphen;"
                        + " there is \"Nothing can be written any more.\"",
                only(RunbookTexts.SMALL.replace("- Nothing", "Nothing")));
    }

    @Test
    void anEmptyListOfStepsIsRefused() {
        String text = RunbookTexts.SMALL;
        assertEquals(
                "line 7, column 8: steps: add at least one entry",
                only(text.substring(0, text.indexOf("steps:")) + "steps: []\n"));
    }

    @Test
    void anEmptyOptionalListIsRatherLeftOut() {
        assertEquals(
                "line 7, column 8: fixes: add at least one entry, or leave the key out",
                only(RunbookTexts.SMALL.replace("steps:", "fixes: []\nsteps:")));
    }

    @Test
    void aWrongChoiceIsAnsweredWithTheRightOnes() {
        assertEquals(
                "line 13, column 17: causes[0].likelihood: use one of high, medium, low;"
                        + " there is \"HIGH\"",
                only(RunbookTexts.WHOLE.replace("likelihood: high", "likelihood: HIGH")));
    }

    @Test
    void aQuotedTrueIsNotTrue() {
        String problem = only(RunbookTexts.WHOLE.replace("required: false", "required: \"no\""));
        assertTrue(problem.endsWith("use true or false, without quotes; there is \"no\""), problem);
    }

    @Test
    void anIdWithOtherSignsIsRefused() {
        assertEquals(
                "line 1, column 5: id: use lower-case letters, digits and single hyphens,"
                        + " a letter first and at most 64 in all, for instance check-logs",
                only(RunbookTexts.SMALL.replace("id: disk-full", "id: Disk_full")));
    }

    @Test
    void anIdUsedTwiceNamesTheLineOfTheFirst() {
        assertEquals(
                "line 15, column 9: causes[1].id: choose another id; line 11 already uses \"logs\"",
                only(
                        RunbookTexts.WHOLE
                                .replace("id: uploads", "id: logs")
                                .replace("causes: [logs, uploads]", "causes: [logs]")));
    }

    @Test
    void twoStepsMayUseTheSameItemIds() {
        String step = RunbookTexts.SMALL.substring(RunbookTexts.SMALL.indexOf("  - id: free"));
        String text = RunbookTexts.SMALL + step.replace("free-space", "check-again");
        assertEquals(2, reader.read("two", text).steps().size());
    }

    @Test
    void aReferenceToNoCauseIsAnsweredWithTheNearestOne() {
        String problem = only(RunbookTexts.WHOLE.replace("[logs, uploads]", "[logs, upload]"));
        assertTrue(
                problem.endsWith(
                        "prevention[0].causes[1]: name a cause of this file; there is none with"
                                + " the id \"upload\". Did you mean uploads?"),
                problem);
    }

    @Test
    void everythingIsReportedAtOnceInFileOrder() {
        String text =
                """
                titel: A disk is full
                id: Disk full
                version: 3
                steps:
                  - id: free
                    items: none
                """;
        assertEquals(
                List.of(
                        "title",
                        "symptom",
                        "meaning",
                        "titel",
                        "id",
                        "version",
                        "steps[0].title",
                        "steps[0].purpose",
                        "steps[0].expected",
                        "steps[0].items"),
                problems(text).stream().map(RunbookProblem::path).toList());
    }

    @Test
    void afterAHundredProblemsTheRestIsCounted() {
        List<RunbookProblem> problems = problems("x: 1\n".repeat(150));
        assertEquals(101, problems.size());
        assertTrue(problems.getLast().expected().endsWith("mend those above first"));
    }

    @Test
    void theMessageNamesTheFileAndEveryProblem() {
        Exception e =
                assertThrows(BadRunbookException.class, () -> reader.read("disk.yaml", "id: a"));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("Runbook disk.yaml cannot be used:"), message);
        assertEquals(6, message.lines().count());
    }

    private List<RunbookProblem> problems(String text) {
        return assertThrows(BadRunbookException.class, () -> reader.read("test", text)).problems();
    }

    private String only(String text) {
        List<RunbookProblem> problems = problems(text);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst().toString();
    }
}
