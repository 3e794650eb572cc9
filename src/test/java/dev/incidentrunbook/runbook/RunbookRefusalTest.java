package dev.incidentrunbook.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no schema can see: traps of YAML itself, hostile characters, and files that are no text.
class RunbookRefusalTest {
    private final RunbookReader reader = new RunbookReader();

    @TempDir Path folder;

    @Test
    void anAliasIsRefusedRatherThanReadAsItsName() {
        String text =
                RunbookTexts.SMALL
                        .replace("title: A disk", "title: &t A disk")
                        .replace("symptom: No space left on device", "symptom: *t");
        assertEquals(
                List.of(
                        "line 3, column 8: title: remove the anchor that begins with &;"
                                + " a runbook says everything in its place",
                        "line 4, column 10: symptom: write the value out;"
                                + " an alias that begins with * is not allowed in a runbook"),
                problems(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&a id: disk-full",
                "id: &a disk-full",
                "? &a id\n: disk-full",
                "--- &a\nid: disk-full"
            })
    void anAnchorIsRefusedWhereverItStands(String start) {
        assertOnly("remove the anchor that begins with &", startingWith(start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: !!str disk-full",
                "id: ! disk-full",
                "!!str id: disk-full",
                "id: !java.lang.Runtime disk-full",
                "id: !<tag:yaml.org,2002:str> disk-full",
                "--- !!map\nid: disk-full",
                "%TAG !x! tag:example.org,2000:\n---\nid: !x!y disk-full"
            })
    void aTagIsRefusedWhereverItStands(String start) {
        assertOnly("remove the tag that begins with !", startingWith(start));
    }

    @Test
    void aTagThatNamesAClassLoadsNothing() {
        List<String> problems =
                problems("!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n");
        assertTrue(problems.getFirst().contains("remove the tag"), problems::toString);
    }

    @Test
    void aMergeKeyIsRefused() {
        List<String> problems = problems("<<: {id: a}\n" + RunbookTexts.SMALL);
        assertTrue(problems.getFirst().contains("write the keys out"), problems::toString);
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertEquals(
                List.of(
                        "line 4, column 1: title: remove one of the two;"
                                + " line 3 already has the key \"title\""),
                problems(RunbookTexts.SMALL.replace("symptom", "title: Another\nsymptom")));
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertOnly("end the file before this line", RunbookTexts.SMALL + "---\nid: another\n");
    }

    @Test
    void twentyOneLevelsAreTooMany() {
        assertOnly("lift this up; a runbook is at most 20 levels deep", "[".repeat(21));
    }

    @Test
    void aMillionBracketsAreRefusedAtTheTwentyFirst() {
        assertOnly("lift this up", "{a: [".repeat(200_000));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x07, 0x1B, 0x7F, 0x85, 0x061C, 0x200E, 0x202E, 0x2028, 0x2066, 0xFEFF})
    void aControlOrBidiCharacterIsRefusedAtItsPlace(int character) {
        String text = RunbookTexts.SMALL.replace("A disk", "A" + Character.toString(character));
        String problem = assertOnly("remove the character U+", text);
        assertTrue(problem.startsWith("line 3, column 9: "), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\e[2J", "\\u202e", "\\0", "\\uD800", "\\x7f"})
    void aForbiddenCharacterIsRefusedAsAnEscapeToo(String escape) {
        String text = RunbookTexts.SMALL.replace("A disk is full", '"' + escape + " disk\"");
        assertOnly("title: remove the character U+", text);
    }

    @Test
    void aHalfOfASurrogatePairIsRefused() {
        assertOnly("remove the character U+D83D", RunbookTexts.SMALL.replace("A disk", "\uD83D"));
    }

    @Test
    void noMessageRepeatsAForbiddenCharacter() {
        String message = String.join("", problems("\"\\e]0;x\\u202e\": 1\nid: \"\\e\"\n"));
        assertFalse(message.codePoints().anyMatch(Characters::forbidden), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id: [a", "id: 'a", "id: a\n- b", "a: b: c", "id: @a", "%YAML 9.9\n--- a"})
    void brokenYamlIsRefusedWithItsReason(String text) {
        assertOnly("this is not valid YAML: ", text);
    }

    @Test
    void brokenYamlIsRefusedAtItsLine() {
        String problem =
                assertOnly("not valid", RunbookTexts.SMALL.replace("title: A", "title: A: "));
        assertTrue(problem.startsWith("line 3, column 9: "), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a", "only words", "# only a comment", "42", "---"})
    void somethingElseThanAGroupOfKeysIsRefused(String text) {
        assertOnly("write a group of keys here", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n  \n"})
    void anEmptyTextIsRefused(String text) {
        assertEquals(List.of("write a runbook into this file; it is empty"), problems(text));
    }

    @Test
    void aTextOfMoreThanOneMebibyteIsRefused() {
        String text = RunbookTexts.SMALL + "# é\n".repeat(PlainFile.LARGEST / 5 + 1);
        assertOnly("shorten it to less than 1 MiB", text);
    }

    @Test
    void aFileIsRead() throws IOException {
        assertEquals(
                "disk-full",
                reader.readFile(file(RunbookTexts.SMALL.getBytes(StandardCharsets.UTF_8))).id());
    }

    @Test
    void aMissingFileIsRefused() {
        assertEquals("check the path; there is no such file", refusal(folder.resolve("none.yaml")));
    }

    @Test
    void aFolderIsRefused() {
        assertEquals("name a runbook file in it; this is a folder", refusal(folder));
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path latin = file("title: Stra\u00DFe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("save the file as UTF-8; it holds bytes that are not", refusal(latin));
    }

    @Test
    void aFileOfMoreThanOneMebibyteIsRefused() throws IOException {
        assertTrue(
                refusal(file(new byte[PlainFile.LARGEST + 1]))
                        .startsWith("shorten it to less than 1 MiB"));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.yaml"), bytes);
    }

    private String refusal(Path file) {
        BadRunbookException e =
                assertThrows(BadRunbookException.class, () -> reader.readFile(file));
        assertTrue(String.valueOf(e.getMessage()).contains(file.toString()));
        return e.problems().getFirst().toString();
    }

    private static String startingWith(String start) {
        return start + RunbookTexts.SMALL.substring(RunbookTexts.SMALL.indexOf('\n'));
    }

    private String assertOnly(String sentence, String text) {
        List<String> problems = problems(text);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains(sentence), problems::toString);
        return problems.getFirst();
    }

    private List<String> problems(String text) {
        return assertThrows(BadRunbookException.class, () -> reader.read("test", text))
                .problems()
                .stream()
                .map(RunbookProblem::toString)
                .toList();
    }
}
