package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineCountTest {
    @Test
    void everyLineFeedAmongRandomBytesIsCounted() {
        var random = new Random(7);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            int feeds = 0;
            for (int at = 0; at < length; at++) {
                // Neighbours of the line feed in value are what a trick with whole words confuses
                // it
                // with.
                bytes[at] = (byte) (random.nextInt(4) == 0 ? '\n' : 9 + random.nextInt(4));
                feeds += bytes[at] == '\n' ? 1 : 0;
            }
            assertEquals(feeds, count(bytes).feeds());
        }
    }

    @Test
    void aLastLineWithoutAFeedCounts() {
        assertEquals(0, count(bytes("", StandardCharsets.UTF_8)).lines());
        assertEquals(1, count(bytes("a", StandardCharsets.UTF_8)).lines());
        assertEquals(1, count(bytes("a\n", StandardCharsets.UTF_8)).lines());
        assertEquals(2, count(bytes("a\nb", StandardCharsets.UTF_8)).lines());
    }

    @Test
    void halfACharacterOfUtf16IsNoLineFeed() {
        for (String text : new String[] {"\ufeffa\nb\n", "\ufeff\u0a0a\n\u0a00\n\u010a"}) {
            long feeds = text.chars().filter(c -> c == '\n').count();
            assertEquals(feeds, count(bytes(text, StandardCharsets.UTF_16LE)).feeds());
            assertEquals(feeds, count(bytes(text, StandardCharsets.UTF_16BE)).feeds());
        }
    }

    @Test
    void chunksOfOneTextCountAsTheWhole() {
        byte[] whole = bytes("\ufeff" + "line\n".repeat(50) + "end", StandardCharsets.UTF_16LE);
        var lines = new LineCount();
        for (int from = 0; from < whole.length; from += 64) {
            lines.add(Arrays.copyOfRange(whole, from, Math.min(from + 64, whole.length)));
        }
        assertEquals(50, lines.feeds());
        assertEquals(51, lines.lines());
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static LineCount count(byte[] bytes) {
        var lines = new LineCount();
        lines.add(bytes);
        return lines;
    }
}
