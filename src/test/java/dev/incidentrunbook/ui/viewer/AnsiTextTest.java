package dev.incidentrunbook.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnsiTextTest {
    @Test
    void coloursBecomeStretchesThatLookAlike() {
        assertEquals(
                List.of(
                        new Span("a ", List.of("viewer-text")),
                        new Span("ERROR", List.of("viewer-text", "viewer-red", "viewer-bold")),
                        new Span(" b", List.of("viewer-text"))),
                AnsiText.spans("a \u001b[1;31mERROR\u001b[0m b"));
    }

    @Test
    void otherCommandsOfATerminalAreLeftOut() {
        assertEquals(
                "a b c",
                AnsiText.words("a\u001b[2K \u001b]0;title\u0007b\u001b[38;5;208m c\u001b[m"));
    }

    @Test
    void whatIsNoCommandStays() {
        assertEquals("a\u001b", AnsiText.words("a\u001b"));
        assertEquals("a [31m", AnsiText.words("a [31m"));
    }
}
