package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static final List<String> NAMES =
            List.of(
                    "New incident",
                    "Export the review as Markdown",
                    "Write a note",
                    "Step 3, Identify the failing component",
                    "Step 8, Post-incident review",
                    "Open INC-2026-0007, Checkout answers HTTP 500 (open)");

    @Test
    void initialsFind() {
        assertEquals("Export the review as Markdown", best("exrev"));
        assertEquals("Write a note", best("wn"));
        assertEquals("Step 3, Identify the failing component", best("s3"));
    }

    @Test
    void aWholeWordComesFirst() {
        assertEquals("Write a note", best("note"));
        assertEquals("Open INC-2026-0007, Checkout answers HTTP 500 (open)", best("0007"));
    }

    @Test
    void lettersThatDoNotOccurFindNothing() {
        assertEquals(List.of(), found("xyz"));
    }

    @Test
    void nothingTypedFindsEverything() {
        assertEquals(NAMES, found(""));
    }

    private static String best(String query) {
        return found(query).getFirst();
    }

    private static List<String> found(String query) {
        var palette =
                new PaletteViewModel(
                        NAMES.stream().map(name -> new Command(name, "", () -> {})).toList());
        palette.query().set(query);
        return palette.found().stream().map(Command::name).toList();
    }
}
