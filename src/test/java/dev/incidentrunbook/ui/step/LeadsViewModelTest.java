package dev.incidentrunbook.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadsViewModelTest {
    private final MemoryLog log = new MemoryLog();
    private final SettableClock clock = new SettableClock(Story.BEGIN);

    private Story earlier(String minutes) {
        Story story = new Story(Story.SMALL, log, clock);
        story.start("look")
                .after(minutes)
                .fill("look", "exception", "NullPointerException")
                .finish("look", Outcome.DONE)
                .after("60M");
        return story;
    }

    private Desk now(Work work) {
        return new Desk(new Story(Story.SMALL, log, clock), work);
    }

    @Test
    void anEarlierIncidentShowsAsSoonAsASignIsWrittenDown() {
        earlier("4M");
        Desk desk = now(Work.inline());
        desk.past.read();
        assertEquals(List.of(), desk.vm.leads().similar());
        desk.open.record(
                new FieldFilled("look", "exception", "java.lang.NullPointerException: null"));
        assertEquals("INC-2026-0001", desk.vm.leads().similar().getFirst().past().id());
    }

    @Test
    void comparingWaitsBehindNoTickAndTakesInWhatCameMeanwhile() {
        earlier("4M");
        var work = new HeldWork();
        Desk desk = now(work);
        desk.past.read();
        desk.open.record(new FieldFilled("look", "exception", "NullPointerException"));
        assertEquals(List.of(), desk.vm.leads().similar());
        work.all();
        work.all();
        work.all();
        assertEquals(1, desk.vm.leads().similar().size());
    }

    @Test
    void theMedianOfEarlierTimesStandsBehindTheUsualOne() {
        earlier("4M");
        Desk one = now(Work.inline());
        one.past.read();
        assertEquals("usually 10 min", one.vm.time().get());
        earlier("8M");
        Desk two = now(Work.inline());
        two.past.read();
        assertEquals("usually 10 min, your median 6 min (2 times)", two.vm.time().get());
    }

    @Test
    void hypothesesAreCountedByHowTheyStand() {
        Desk desk = now(Work.inline());
        assertTrue(desk.vm.leads().hypotheses().get().startsWith("No hypothesis yet"));
        desk.open.record(Hypotheses.propose(desk.story.incident(), "Voucher is null"));
        assertEquals(
                "Hypotheses: 1 open, 0 supported, 0 ruled out", desk.vm.leads().hypotheses().get());
        desk.vm.leads().openBoard();
        assertEquals(List.of(new Place.Board()), desk.visited);
    }
}
