package dev.incidentrunbook.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema an editor uses and the reader say the same about a file, as far as a schema can say
/// it.
class RunbookSchemaTest {
    private static Schema schema;

    private final RunbookReader reader = new RunbookReader();

    @BeforeAll
    static void readSchema() throws IOException {
        String text = Files.readString(Path.of("runbooks/runbook.schema.json"));
        schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text, InputFormat.JSON);
    }

    @Test
    void theShippedRunbookIsGoodToBoth() {
        String text = reader.shipped("http-500").source().text();
        assertEquals(List.of(), schemaErrors(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {RunbookTexts.SMALL, RunbookTexts.WHOLE})
    void aGoodRunbookIsGoodToBoth(String text) {
        assertEquals(List.of(), schemaErrors(text));
        reader.read("good", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "likelihood: high | likelihood: medium",
                "effort: easy     | effort: hard",
                "type: detect     | type: process",
                "expected: 1h 30m | expected: 1h30m",
                "expected: 1h 30m | expected: 999m",
                "required: false  | required: true",
                "id: disk-full    | id: d2-x3",
                "id: disk-full    | `$schema: x\nid: disk-full`",
                "title: Free some space | title: '1.0'",
            })
    void aGoodChangeIsGoodToBoth(String from, String to) {
        String text = changed(from, to);
        assertEquals(List.of(), schemaErrors(text));
        reader.read("good", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Keys that are missing
                "id: disk-full            | takeaway-free: x",
                "`version: \"1.0\"\n`     | ``",
                "`symptom: No space left on device\n` | ``",
                "`meaning:\n  - Nothing can be written any more.\n` | ``",
                "`    difference: There is space, but nothing may be written.\n` | ``",
                "`    likelihood: high\n` | ``",
                "`    effort: easy\n`     | ``",
                "`  whom: The storage team\n` | ``",
                "`    purpose: Writing works again.\n` | ``",
                "`    expected: 1h 30m\n` | ``",
                "`        text: Find the largest folder\n` | ``",
                "`        label: Largest folder\n` | ``",
                "`    type: detect\n`     | ``",
                "`    answer: Rarely.\n`  | ``",
                // Keys nobody knows
                "title: A disk is full    | `title: A\nowner: me`",
                "difference:              | `more: x\n    difference:`",
                "likelihood: high         | `likelihood: high\n    weight: much`",
                "effort: easy             | `effort: easy\n    cost: none`",
                "explanation: It is often | `link: x\n    explanation: It is often`",
                "whom:                    | `who: me\n  whom:`",
                "purpose:                 | `why: x\n    purpose:`",
                "required: false          | optional: true",
                "multiline: true          | multi-line: true",
                "type: detect             | `type: detect\n    owner: me`",
                "answer: Rarely.          | `answer: Rarely.\n    source: x`",
                // Values of another type
                "id: disk-full            | id: 12",
                "version: \"1.0\"         | version: 1.0",
                "title: A disk is full    | title: true",
                "symptom: No space left on device | symptom:",
                "title: Free some space   | title: [a]",
                "title: Free some space   | title: {a: b}",
                "title: Free some space   | title: null",
                "tip: Look at deleted files that are still open. | tip: []",
                "- Nothing can be written any more. | - 12",
                "- Output of df           | - [a]",
                "`when:\n    - The disk belongs to somebody else.` | when: x",
                "causes: [logs, uploads]  | causes: logs",
                "causes: [logs, uploads]  | causes: [1]",
                "required: false          | required: \"false\"",
                "required: false          | required: 0",
                "required: false          | required: no",
                "multiline: true          | multiline:",
                "hint: /var/log           | hint: 5",
                // Values that are empty
                "title: A disk is full    | title: \"\"",
                "tip: Look at deleted files that are still open. | tip: \" \"",
                "hint: For example with du | hint: ''",
                "- Output of df           | - \"\"",
                "causes: [logs, uploads]  | causes: []",
                "`- Measure before you delete.` | `[]`",
                // Values that are not among the known ones
                "likelihood: high         | likelihood: High",
                "likelihood: high         | likelihood: certain",
                "effort: easy             | effort: low",
                "type: detect             | type: detection",
                "expected: 1h 30m         | expected: 90",
                "expected: 1h 30m         | expected: 1h 75m",
                "expected: 1h 30m         | expected: 0m",
                "expected: 1h 30m         | expected: 30 minutes",
                "expected: 1h 30m         | expected: \" 1h\"",
                "expected: 1h 30m         | expected: 1000h",
                "id: disk-full            | id: Disk-full",
                "id: disk-full            | id: disk--full",
                "id: disk-full            | id: 9-disks",
                "id: disk-full            | id: disk-full-",
                "id: disk-full            | id: \" disk-full\"",
                "id: free-space           | id: free space",
                "id: find-largest         | id: find.largest",
                "id: folder               | id:"
                        + " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "causes: [logs, uploads]  | causes: [logs, logs]",
            })
    void aBadChangeIsBadToBoth(String from, String to) {
        String text = changed(from, to == null ? "" : to);
        assertNotEquals(List.of(), schemaErrors(text));
        assertTrue(refused(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps: []", "steps: {}", "steps: x", "steps: [x]", "steps: [[]]", ""})
    void aRunbookWithoutStepsIsBadToBoth(String steps) {
        String text = RunbookTexts.SMALL.substring(0, RunbookTexts.SMALL.indexOf("steps:")) + steps;
        assertNotEquals(List.of(), schemaErrors(text));
        assertTrue(refused(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "text", "12", "true", "null"})
    void somethingElseThanAGroupOfKeysIsBadToBoth(String text) {
        assertNotEquals(List.of(), schemaErrors(text));
        assertTrue(refused(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: uploads             | id: logs",
                "causes: [logs, uploads] | causes: [logs, weather]",
                "title: A disk is full   | title: \"\\u202e disk\"",
            })
    void whatASchemaCannotSayIsRefusedByTheReaderAlone(String from, String to) {
        String text = changed(from, to);
        assertEquals(List.of(), schemaErrors(text));
        assertTrue(refused(text));
    }

    @Test
    void theSchemaSaysWhatItCannotCheck() {
        String description = schema.getSchemaNode().get("description").asString();
        for (String word :
                List.of("used twice", "cause", "aliases", "tags", "1 MiB", "20 levels")) {
            assertTrue(description.contains(word), word);
        }
    }

    private static String changed(String from, String to) {
        assertTrue(RunbookTexts.WHOLE.contains(from), "not in the text: " + from);
        int at = RunbookTexts.WHOLE.indexOf(from);
        return RunbookTexts.WHOLE.substring(0, at)
                + to
                + RunbookTexts.WHOLE.substring(at + from.length());
    }

    private static List<Error> schemaErrors(String text) {
        return schema.validate(text, InputFormat.YAML);
    }

    private boolean refused(String text) {
        try {
            reader.read("test", text);
            return false;
        } catch (BadRunbookException _) {
            return true;
        }
    }
}
