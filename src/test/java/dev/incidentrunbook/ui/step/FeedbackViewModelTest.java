package dev.incidentrunbook.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Feedback;
import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.ui.kit.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackViewModelTest {
    private final Desk desk = new Desk();
    private final FeedbackViewModel vm = desk.vm.feedback();

    private List<Feedback> saved() {
        return desk.story.incident().feedback();
    }

    @Test
    void thatItHeldNeedsOnePressAndNoWords() {
        vm.say(Verdict.HELD);
        assertEquals(Verdict.HELD, saved().getFirst().verdict());
        assertEquals("look", saved().getFirst().step());
        vm.say(Verdict.HELD);
        assertEquals(1, saved().size());
    }

    @Test
    void wordsMayBeLeftOut() {
        vm.say(Verdict.CONTRADICTED);
        assertTrue(vm.words().asking().get());
        vm.words().confirm();
        assertEquals("", saved().getFirst().text());
        assertEquals(saved(), vm.given());
    }

    @Test
    void whatIsMissingIsKeptWithItsStep() {
        desk.vm.show("mend");
        vm.say(Verdict.MISSING);
        vm.words().text().set("Tell the call centre");
        vm.words().confirm();
        assertEquals("mend", saved().getFirst().step());
        desk.vm.show("look");
        assertEquals(List.of(), vm.given());
    }

    @Test
    void itCanBeTakenBack() {
        vm.say(Verdict.HELD);
        desk.story.note("look", "meanwhile");
        vm.takeBack(vm.given().getFirst());
        assertEquals(List.of(), saved());
        assertEquals(1, desk.story.incident().notes().size());
    }

    @Test
    void whatItComesToIsOnePressAway() {
        vm.openPatch();
        assertEquals(List.of(new Place.RunbookChanges()), desk.visited);
    }
}
