package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void aStoryTellsAnIncidentThroughItsLog() {
        Story story =
                new Story().tick("look", "read-log").after("12m").finish("look", Outcome.SKIPPED);
        assertEquals(Outcome.SKIPPED, story.incident().step("look").orElseThrow().outcome());
        assertEquals(Duration.ofMinutes(12), story.timing("look").active());
        assertEquals(List.of(), story.log().verify("INC-2026-0001"));
    }

    @Test
    void theShippedRunbookCanBeTold() {
        assertEquals(8, Story.http500().incident().steps().size());
    }

    @Test
    void aFailingLogKeepsNothing() {
        Story story = new Story();
        story.log().fail("The disk is full.");
        assertThrows(StorageException.class, () -> story.start("look"));
        story.log().fail("");
        assertEquals(1, story.incident().seq());
    }

    @Test
    void anAppendedDraftIsRecordedOnce() {
        Story story = new Story();
        Draft draft =
                new Draft(
                        story.lastId(),
                        "INC-2026-0001",
                        Story.BEGIN,
                        story.clock().now(),
                        "ada",
                        new IncidentEvent.Closed());
        assertEquals(story.last(), story.log().append(draft));
        assertEquals(1, story.incident().seq());
    }

    @Test
    void changesAreThoseAfterThePosition() {
        Story story = new Story();
        long position = story.log().since(0).position();
        story.start("look");
        assertEquals(List.of(story.last()), story.log().since(position).events());
    }
}
