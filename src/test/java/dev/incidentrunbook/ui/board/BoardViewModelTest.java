package dev.incidentrunbook.ui.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardViewModelTest {
    private final Story story = Story.http500();
    private final List<Place> visited = new ArrayList<>();
    private final OpenIncident open = OpenStory.of(story);
    private final BoardViewModel vm =
            new BoardViewModel(open, visited::add, new Moments(ZoneId.of("Europe/Berlin")));

    private CardViewModel type(String words) {
        vm.text().set(words);
        vm.add();
        return vm.cards().getLast();
    }

    private Hypothesis saved() {
        return story.incident().hypotheses().getFirst();
    }

    @Test
    void whatIsTypedBecomesACardWhenItIsSaved() {
        CardViewModel card = type("Voucher is null");
        assertEquals("Voucher is null", card.hypothesis().get().text());
        assertEquals("", vm.text().get());
        assertEquals(saved(), card.hypothesis().get());
    }

    @Test
    void anEmptyHypothesisIsRefusedInASentence() {
        vm.add();
        assertTrue(vm.error().get().contains("cannot be empty"));
        assertEquals(List.of(), story.incident().hypotheses());
    }

    @Test
    void aProposedCauseIsOfferedNoMore() {
        assertEquals(5, vm.offers().size());
        vm.add(vm.offers().get(2));
        assertEquals(4, vm.offers().size());
        assertEquals("database", saved().cause());
    }

    @Test
    void aFindingComesWithItsGroundsAndOneUndoTakesItBack() {
        vm.propose("database", "", List.of(Ground.of(Side.FOR, "lock wait timeout")));
        assertEquals(1, saved().grounds(Side.FOR).size());
        open.undo();
        assertEquals(List.of(), vm.cards());
        assertEquals(5, vm.offers().size());
    }

    @Test
    void aGroundIsAskedForAndKept() {
        CardViewModel card = type("Voucher is null");
        card.askGround(Side.AGAINST);
        card.words().set("carts without voucher fail too");
        card.citation().set("support mail");
        card.confirm();
        assertEquals(
                List.of(new Ground(Side.AGAINST, "carts without voucher fail too", "support mail")),
                saved().grounds(Side.AGAINST));
        assertTrue(card.asked().get().isEmpty());
    }

    @Test
    void aCitationThatLeadsNowhereLeavesTheQuestionOpen() {
        CardViewModel card = type("Voucher is null");
        card.askGround(Side.FOR);
        card.words().set("trace");
        card.citation().set("E7");
        card.confirm();
        assertTrue(card.error().get().contains("no evidence \"E7\""));
        assertEquals("trace", card.words().get());
        assertTrue(card.asked().get().isPresent());
    }

    @Test
    void rulingOutMovesTheCardBehindTheOpenOnes() {
        CardViewModel first = type("Voucher is null");
        CardViewModel second = type("Bad deploy");
        first.askWhy(State.REFUTED);
        first.words().set("vouchers are there");
        first.confirm();
        assertEquals(List.of(second, first), vm.cards());
        assertEquals(List.of(first), vm.cards(State.REFUTED));
        first.askWhy(State.OPEN);
        assertEquals(List.of(first, second), vm.cards(State.OPEN));
    }

    @Test
    void wordsOnACardCountAsUnsavedUntilTheyAreRecorded() {
        CardViewModel card = type("Voucher is null");
        assertFalse(open.unsaved().get());
        card.askGround(Side.FOR);
        card.words().set("trace");
        assertTrue(open.unsaved().get());
        vm.flush();
        assertFalse(open.unsaved().get());
        assertEquals(1, saved().grounds(Side.FOR).size());
    }

    @Test
    void theNextCheckIsSavedAsItIsTyped() {
        CardViewModel card = type("Voucher is null");
        card.check().text().set("pay with an expired voucher");
        card.check().save();
        assertEquals("pay with an expired voucher", saved().nextCheck());
    }

    @Test
    void whatTheShellRecordsShowsOnTheSameCard() {
        CardViewModel card = type("Voucher is null");
        story.record(Hypotheses.nextCheck(saved(), "read the git log"));
        open.refresh();
        assertEquals(List.of(card), vm.cards());
        assertEquals("read the git log", card.check().text().get());
    }
}
