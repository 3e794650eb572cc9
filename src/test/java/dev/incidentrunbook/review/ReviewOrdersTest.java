package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.ReviewOrder.Part;
import dev.incidentrunbook.runbook.RunbookProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewOrdersTest {
    static List<ReviewOrder> shipped() {
        return ReviewOrders.shipped();
    }

    @Test
    void everyOrderInTheFolderIsShippedUnderItsName() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("runbooks/reviews"))) {
            assertEquals(
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()),
                    shipped().stream().map(o -> o.id() + ".yaml").collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedOrderShowsEverything(ReviewOrder order) {
        assertEquals(
                Set.copyOf(Part.all()),
                order.all().flatMap(h -> h.shows().stream()).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyHeadingOfADocumentIsItsOwn(ReviewOrder order) {
        Review review = Review.of(Known.of(Told.wholeNight()), order);
        List<String> headings = review.sections().stream().map(Section::heading).toList();
        assertEquals(headings.size(), Set.copyOf(headings).size(), headings::toString);
    }

    @Test
    void theOrdersPutTheSameSectionsInTheirOwnPlaces() {
        assertEquals(
                List.of("Summary", "Impact", "Root causes", "Contributing factors"),
                headings("sre-book").subList(0, 4));
        assertEquals(List.of("Overview", "What happened"), headings("pagerduty").subList(0, 2));
        assertEquals(
                List.of("Incident summary", "Leadup", "Fault", "Impact", "Detection"),
                headings("atlassian").subList(0, 5));
    }

    @Test
    void anOwnOrderShowsWhatItNamesAndKeepsWhatAPersonWrote() {
        ReviewOrder order =
                ReviewOrders.read(
                        "own.yaml",
                        """
                        id: short
                        title: Short
                        headings:
                          - heading: In brief
                            show: [summary, actions]
                        """);
        Story story = new Story().write(ReviewSection.LUCKY, "It was night.");
        Review review = Review.of(Known.of(story.incident()), order);
        assertEquals(
                List.of("In brief", "Also written: Where we got lucky"),
                review.sections().stream().skip(1).map(Section::heading).toList());
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPlace() {
        List<String> problems =
                problems(
                        """
                        id: Own
                        title: 3
                        headings:
                          - heading: A
                            show: [sumary]
                          - heading: a
                            show: [impact, summary]
                            undr: []
                          - heading: B
                            show: [impact]
                        """);
        List<String> expected =
                List.of(
                        "line 1, column 5: id: use lower-case letters",
                        "line 2, column 8: title: put quotes around it",
                        "line 4, column 5: headings[0].heading: say with \"show\" or \"under\"",
                        "line 5, column 12: headings[0].show[0]: use summary, impact",
                        "line 6, column 5: headings[1].heading: choose other words",
                        "line 7, column 5: headings[1].show: show one written section under a heading",
                        "line 8, column 5: headings[1].undr: remove the key \"undr\"",
                        "line 10, column 5: headings[2].show: remove impact; an earlier heading shows it");
        assertEquals(expected.size(), problems.size(), problems::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(problems.get(i).startsWith(expected.get(i)), problems.get(i));
        }
    }

    @Test
    void aFileThatIsNoYamlIsRefused() {
        assertTrue(problems("a: [").getFirst().contains("this is not valid YAML"));
        assertTrue(problems("").getFirst().contains("write a review order into this file"));
        assertTrue(
                problems("a: &b c").toString().contains("a review order says everything"),
                () -> problems("a: &b c").toString());
    }

    private static List<String> headings(String id) {
        return ReviewOrders.shipped(id).orElseThrow().all().map(h -> h.heading()).toList();
    }

    private static List<String> problems(String text) {
        return assertThrows(BadOrderException.class, () -> ReviewOrders.read("own.yaml", text))
                .problems()
                .stream()
                .map(RunbookProblem::toString)
                .toList();
    }
}
