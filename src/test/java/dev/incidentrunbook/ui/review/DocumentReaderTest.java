package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.ui.review.DocumentLine.Code;
import dev.incidentrunbook.ui.review.DocumentLine.Heading;
import dev.incidentrunbook.ui.review.DocumentLine.Paragraph;
import dev.incidentrunbook.ui.review.DocumentLine.Row;
import dev.incidentrunbook.ui.review.DocumentLine.Rule;
import dev.incidentrunbook.ui.review.DocumentLine.Run;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private static Run plain(String text) {
        return new Run(text, false, false, false);
    }

    private static Paragraph words(String text) {
        return new Paragraph(0, "", List.of(plain(text)));
    }

    @Test
    void headingsKeepTheirLevel() {
        assertEquals(
                List.of(
                        new Heading(1, List.of(plain("One"))),
                        new Heading(3, List.of(plain("Three")))),
                DocumentReader.read("# One\n\n### Three\n"));
    }

    @Test
    void wordsKeepTheirStyle() {
        assertEquals(
                List.of(
                        new Paragraph(
                                0,
                                "",
                                List.of(
                                        plain("a "),
                                        new Run("b", true, false, false),
                                        plain(" "),
                                        new Run("c", false, true, false),
                                        plain(" "),
                                        new Run("d", false, false, true)))),
                DocumentReader.read("a **b** *c* `d`"));
    }

    @Test
    void linesOfAParagraphFlowAndBreaksBreak() {
        assertEquals(List.of(words("a b\nc")), DocumentReader.read("a\nb\\\nc"));
    }

    @Test
    void listsKeepTheirBulletsNumbersAndDepth() {
        assertEquals(
                List.of(
                        new Paragraph(1, "•", List.of(plain("a"))),
                        new Paragraph(2, "3.", List.of(plain("b"))),
                        new Paragraph(2, "4.", List.of(plain("c"))),
                        new Paragraph(2, "", List.of(plain("more")))),
                DocumentReader.read("- a\n\n  3. b\n  4. c\n\n     more\n"));
    }

    @Test
    void anEmptyItemKeepsItsBullet() {
        assertEquals(
                List.of(new Paragraph(1, "•", List.of(plain("")))), DocumentReader.read("-\n"));
    }

    @Test
    void codeKeepsItsLines() {
        assertEquals(List.of(new Code(0, "a\n  b")), DocumentReader.read("```\na\n  b\n```\n"));
    }

    @Test
    void tablesAreCutIntoRowsOfTheSameColumns() {
        List<DocumentLine> lines =
                DocumentReader.read(
                        "| Time | Event |\n| --- | --- |\n| 02:20 | **opened at night** |\n");
        assertEquals(
                List.of(
                        new Row(
                                true,
                                List.of(8, 9),
                                List.of(List.of(plain("Time")), List.of(plain("Event")))),
                        new Row(
                                false,
                                List.of(8, 9),
                                List.of(
                                        List.of(plain("02:20")),
                                        List.of(new Run("opened at night", true, false, false))))),
                lines.stream().map(DocumentReaderTest::withPlainWeights).toList());
        assertEquals("02:20, opened at night", lines.getLast().spoken());
    }

    /// How wide columns are is a matter of looks; that the wider one is wider is not.
    private static DocumentLine withPlainWeights(DocumentLine line) {
        return line instanceof Row(boolean header, List<Integer> weights, List<List<Run>> cells)
                        && weights.getFirst() < weights.getLast()
                ? new Row(header, List.of(8, 9), cells)
                : line;
    }

    @Test
    void rulesAndQuotesAreRead() {
        assertEquals(
                List.of(new Paragraph(1, "", List.of(plain("a"))), new Rule()),
                DocumentReader.read("> a\n\n---\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<a href=\"https://evil.example\">click</a>",
                "[click](https://evil.example)",
                "![click](https://evil.example)",
                "<https://evil.example>",
                "[evil]: https://evil.example"
            })
    void whatWouldBeLiveElsewhereIsShownAsWords(String hostile) {
        String spoken =
                DocumentReader.read(hostile).stream()
                        .map(DocumentLine::spoken)
                        .reduce("", String::concat);
        assertTrue(spoken.contains("evil.example") || spoken.contains("alert(1)"), spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a ", "> ", "- ", "[", "**", "`", "![", "<", "| "})
    void deepNestingIsReadInTime(String piece) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> DocumentReader.read(piece.repeat(20_000) + "x"));
    }
}
