package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Incident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            String expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!expected.equals(written)) {
                Files.writeString(Path.of("target", "whole-night.md"), written);
            }
            assertEquals(expected, written, "compare target/whole-night.md");
        }
    }
}
