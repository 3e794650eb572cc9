package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Drawing.Shape;
import dev.incidentrunbook.review.Drawing.Style;
import dev.incidentrunbook.review.Review.Block.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelinePictureTest {
    private final Story story =
            Story.http500()
                    .after("1h")
                    .milestone(Milestone.STARTED, "2026-11-22T02:00:00Z")
                    .milestone(Milestone.DECLARED, "2026-11-22T02:08:00Z")
                    .milestone(Milestone.MITIGATED, "2026-11-22T02:04:00Z");

    private Drawing drawing() {
        var block = TimelinePicture.of(Known.of(story.incident())).getFirst();
        return ((Picture) block).drawing();
    }

    private List<String> words() {
        return drawing().shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).words())
                .toList();
    }

    @Test
    void milestonesAreNumberedAsTheyWereReached() {
        assertEquals(
                List.of(
                        "1 Impact started, 2026-11-22 02:00:00 UTC",
                        "2 Mitigated, 2026-11-22 02:04:00 UTC",
                        "3 Incident declared, 2026-11-22 02:08:00 UTC"),
                words().stream().filter(w -> w.endsWith(" UTC")).toList());
    }

    @Test
    void theGridIsBehindEverything() {
        List<Shape> shapes = drawing().shapes();
        long lines = shapes.stream().filter(s -> s.style() == Style.GRID).count();
        assertTrue(lines > 0);
        assertEquals(lines, shapes.stream().takeWhile(s -> s.style() == Style.GRID).count());
    }
}
