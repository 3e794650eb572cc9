package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class MarkdownReviewTest {
    private static String write(Incident incident) {
        return MarkdownReview.write(Review.of(incident));
    }

    /// The whole document, so that every change of it is seen. After a wanted change copy the file that the failure names.
    @Test
    void aWholeNightReadsAsExpected() throws IOException {
        Incident incident = Told.wholeNight();
        String written = write(incident).replace(incident.head(), "0".repeat(64));
        try (var in = getClass().getResourceAsStream("whole-night.md")) {
            String expected =
                    in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!expected.equals(written)) {
                Files.writeString(Path.of("target", "whole-night.md"), written);
            }
            assertEquals(expected, written, "compare target/whole-night.md");
        }
    }

    @Test
    void theSameIncidentGivesTheSameBytesEverywhere() {
        Incident incident = Told.wholeNight();
        String here = write(incident);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertEquals(here, write(Incident.replay(incident.history())));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theDocumentEndsWithOneLineEndAndHasNoTrailingSpaces() {
        String written = write(Told.wholeNight());
        assertTrue(written.endsWith("\n") && !written.endsWith("\n\n"));
        assertTrue(written.lines().allMatch(l -> l.equals(l.stripTrailing())));
        assertFalse(written.contains("\n\n\n"));
    }

    @Test
    void aBarInATableIsShownAsABrokenBarAndExplained() {
        String written = write(Told.wholeNight());
        assertTrue(written.contains("`errors since 02:00 ¦ all hosts`"));
        assertTrue(
                written.endsWith(
                        "\n\nIn the tables of this document, ¦ stands for a vertical bar.\n"));
        assertFalse(write(new Story().incident()).contains("¦"));
    }
}
