package dev.incidentrunbook.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 6, 16, 64, 1000})
    void everyLineIsFoundByItsNumberWhereverChunksEnd(int size) throws IOException {
        List<String> lines = List.of("one", "", "zwölf", "€ and 𝄞", "", "last");
        LogLines log = of(String.join("\n", lines), UTF_8, size);
        assertEquals(lines.size(), log.count());
        for (int number = 1; number <= lines.size(); number++) {
            assertEquals(
                    lines.subList(number - 1, lines.size()), texts(log.read(number, lines.size())));
        }
    }

    @Test
    void randomTextsAreReadAsTheyWereWritten() throws IOException {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.appendCodePoint(
                        "ab\nc\nöЖ€𝄞\n".codePoints().toArray()[random.nextInt(11 - 1)]);
            }
            String all = text.toString();
            List<String> expected = new ArrayList<>(Arrays.asList(all.split("\n", -1)));
            if (expected.getLast().isEmpty()) {
                expected.removeLast();
            }
            LogLines log = of(all, UTF_8, 1 + random.nextInt(9));
            assertEquals(expected.size(), log.count(), all);
            assertEquals(expected, texts(log.read(1, 100)));
        }
    }

    @Test
    void aLastLineFeedBeginsNoLine() throws IOException {
        assertEquals(2, of("a\nb\n", UTF_8, 3).count());
        assertEquals(0, of("", UTF_8, 3).count());
        assertEquals(1, of("\n", UTF_8, 3).count());
        assertEquals(List.of(), of("a\nb\n", UTF_8, 3).read(3, 5));
    }

    @Test
    void carriageReturnsBelongToTheEndOfALine() throws IOException {
        assertEquals(
                List.of("a", "b\rc", "d\r"),
                texts(of("a\r\nb\rc\r\nd\r\r\n", UTF_8, 3).read(1, 9)));
    }

    @Test
    void marksAtTheBeginningAreNoPartOfTheFirstLine() throws IOException {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            LogLines log = of("\ufefffirst\r\n《second》\nthird Ċ\n", charset, 8);
            assertEquals(3, log.count());
            assertEquals(List.of("first", "《second》", "third Ċ"), texts(log.read(1, 9)));
            assertEquals(List.of("third Ċ"), texts(log.read(3, 1)));
        }
    }

    @Test
    void bytesThatAreNoTextStandForThemselves() throws IOException {
        LogLines log = of("ab\u00ffc\nd\u0000e\n".repeat(3000), ISO_8859_1, 64 * 1024 + 7);
        assertEquals("ab\ufffdc", log.read(5999, 1).getFirst().text());
        assertEquals("d\u0000e", log.read(6000, 1).getFirst().text());
    }

    @Test
    void aLongLineIsReadInSegmentsWithoutLosingACharacter() throws IOException {
        String line = "x" + "äöü€𝄞".repeat(2000);
        LogLines log = of("before\n" + line + "\r\nafter\n", UTF_8, 1000);
        Line read = log.read(2, 1).getFirst();
        assertTrue(read.clipped());
        var whole = new StringBuilder(read.text());
        for (long segment = 1; segment < read.segments(); segment++) {
            whole.append(log.segment(read, segment));
        }
        assertEquals(line, whole.toString());
        assertEquals("after", log.read(3, 1).getFirst().text());
    }

    @Test
    void aLineOfManyChunksIsNeverReadWhole() throws IOException {
        MemoryChunks chunks =
                MemoryChunks.of(("a\n" + "x".repeat(1_000_000) + "\nb\n").getBytes(UTF_8), 10_000);
        LogLines log = LogLines.of(new KeptChunks(chunks)).orElseThrow();
        chunks.reads = 0;
        List<Line> read = log.read(1, 3);
        assertEquals(1_000_000, read.get(1).length());
        assertEquals("b", read.get(2).text());
        assertTrue(chunks.reads <= 3, chunks.reads + " chunks read");
        assertEquals("x".repeat(LogLines.SEGMENT), log.segment(read.get(1), 100));
    }

    @Test
    void theMiddleOfALargeTextIsReadFromTwoChunksAtMost() throws IOException {
        MemoryChunks chunks =
                MemoryChunks.of(
                        "some words in a line\n".repeat(500_000).getBytes(UTF_8), 256 * 1024);
        LogLines log = LogLines.of(new KeptChunks(chunks)).orElseThrow();
        chunks.reads = 0;
        assertEquals(50, log.read(250_000, 50).size());
        assertTrue(chunks.reads <= 2, chunks.reads + " chunks read");
    }

    @Test
    void whatIsNoTextHasNoLinesUnlessSomebodyWantsThem() throws IOException {
        MemoryChunks chunks = MemoryChunks.of(new byte[] {1, 0, 2, '\n', 3}, 3);
        assertEquals(Optional.empty(), LogLines.of(new KeptChunks(chunks)));
        assertEquals(2, LogLines.anyway(chunks).count());
    }

    private static LogLines of(String text, Charset charset, int size) throws IOException {
        return LogLines.anyway(MemoryChunks.of(text.getBytes(charset), size));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
