package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogWatchTest {
    private final Story story = Story.http500();
    private final List<Recorded> seen = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Test
    void ofADamagedLogTheIncidentsThatCanBeReadAreShown() {
        story.log().damage("A page is damaged.", true);
        List<Recorded> recorded = story.log().read("INC-2026-0001");
        watch().look();
        assertEquals(recorded, seen);
    }

    @Test
    void aLogThatCannotBeReadIsToldOnceAndNotTwiceASecond() {
        story.log().damage("A page is damaged.", false);
        LogWatch watch = watch();
        watch.look();
        watch.look();
        assertEquals(List.of("A page is damaged."), troubles);
    }

    private LogWatch watch() {
        var watch = new LogWatch(story.log(), Work.inline());
        watch.listen(seen::addAll);
        watch.whenTroubled(troubles::add);
        return watch;
    }
}
