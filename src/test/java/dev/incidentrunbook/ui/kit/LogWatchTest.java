package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogWatchTest {
    private final Story story = Story.http500();
    private final List<String> first = new ArrayList<>();
    private final List<Recorded> seen = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Test
    void firstAllIncidentsAreToldInShortAndThenWhatIsNew() {
        LogWatch watch = watch();
        watch.look();
        story.start("reproduce");
        watch.look();
        watch.look();
        assertEquals(List.of("INC-2026-0001"), first);
        assertEquals(List.of(story.incident().history().getLast()), seen);
    }

    @Test
    void aLogThatCannotBeReadIsToldOnceAndNotTwiceASecond() {
        story.log().damage("A page is damaged.");
        LogWatch watch = watch();
        watch.look();
        watch.look();
        assertEquals(List.of("A page is damaged."), troubles);
    }

    private LogWatch watch() {
        var watch =
                new LogWatch(
                        story.log(),
                        Work.inline(),
                        incidents -> incidents.forEach(summary -> first.add(summary.id())));
        watch.listen(seen::addAll);
        watch.whenTroubled(troubles::add);
        return watch;
    }
}
