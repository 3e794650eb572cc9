package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.ui.review.TextDifference.Kind;
import dev.incidentrunbook.ui.review.TextDifference.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    @Test
    void theSentencesThatStayAreToldFromThoseThatGoAndCome() {
        assertEquals(
                List.of(
                        new Sentence(Kind.KEPT, "It failed."),
                        new Sentence(Kind.REMOVED, "Nobody saw it."),
                        new Sentence(Kind.ADDED, "Ada saw it."),
                        new Sentence(Kind.KEPT, "It was mended.")),
                TextDifference.between(
                        "It failed. Nobody saw it.\nIt was mended.",
                        "It failed. Ada saw it. It was mended."));
    }

    @Test
    void whatWasBlankIsAddedAsAWhole() {
        assertEquals(
                List.of(new Sentence(Kind.ADDED, "It failed.")),
                TextDifference.between(" ", "It failed."));
    }
}
