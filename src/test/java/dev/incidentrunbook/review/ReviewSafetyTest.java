package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.incidentrunbook.incident.Incident;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Hostile text in every place of an incident, and the whole document read back as a renderer would.
class ReviewSafetyTest {
    private static final int DOCUMENTS = 40;
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");

    @Test
    void hostileValuesLeaveTheSkeletonOfTheDocumentAlone() {
        var count = new AtomicInteger();
        Incident plain = Told.wholeNight(_ -> "word" + count.incrementAndGet(), w -> w);
        List<String> skeleton = Parsed.of(write(plain)).skeleton();
        var hostile = new HostileText(5);
        for (int i = 0; i < DOCUMENTS; i++) {
            Incident told = Told.wholeNight(_ -> hostile.oneLine(), w -> w);
            String written = write(Told.underRunbookOf(told, _ -> hostile.oneLine()));
            String explained = "\n" + MarkdownReview.BARS + "\n";
            assertEquals(skeleton, harmless(written.replace(explained, "")).skeleton(), written);
        }
    }

    @Test
    void hostileTextOfAnyShapeStaysWhereItWasWritten() {
        var hostile = new HostileText(6);
        List<String> headings = Parsed.of(write(Told.wholeNight())).headings();
        for (int i = 0; i < DOCUMENTS; i++) {
            String written = write(Told.wholeNight(_ -> hostile.any(), _ -> hostile.any()));
            List<String> found = harmless(written).headings();
            assertEquals(
                    headings.subList(1, headings.size()), found.subList(1, found.size()), written);
        }
    }

    private static Parsed harmless(String written) {
        var parsed = Parsed.of(written);
        assertEquals(List.of(), parsed.live(), written);
        assertFalse(HIDDEN.matcher(written).find(), written);
        assertTablesAreWhole(written);
        return parsed;
    }

    /// No cell may hold a bar, so a line of a table has one more bar than columns.
    private static void assertTablesAreWhole(String written) {
        long columns = 0;
        String fence = "";
        for (String line : written.lines().toList()) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replace("text", "");
            } else if (line.equals(fence)) {
                fence = "";
            }
            long bars = line.chars().filter(c -> c == '|').count();
            if (fence.isEmpty() && line.startsWith("| ")) {
                columns = columns == 0 ? bars : columns;
                assertEquals(columns, bars, line);
            } else {
                columns = 0;
            }
        }
    }

    private static String write(Incident incident) {
        return MarkdownReview.write(Review.of(incident));
    }
}
