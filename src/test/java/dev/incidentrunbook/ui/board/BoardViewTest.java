package dev.incidentrunbook.ui.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class BoardViewTest {
    private final Story story = Story.http500().attach("logs", "api.log");
    private final List<Place> visited = new ArrayList<>();
    private BoardViewModel vm;
    private Parent root;
    private Scene scene;

    @BeforeEach
    void show() {
        var open = OpenStory.of(story);
        vm = new BoardViewModel(open, visited::add, new Moments(ZoneId.of("Europe/Berlin")));
        root = BoardView.load(vm);
        scene = new Scene(root, 760, 640);
        layOut();
    }

    private void layOut() {
        root.applyCss();
        root.layout();
    }

    private Node card(int place) {
        return root.lookupAll(".board-card").stream().toList().get(place);
    }

    private void press(KeyCode code) {
        Node focused = scene.getFocusOwner();
        Event.fireEvent(
                focused,
                new KeyEvent(
                        focused,
                        focused,
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        code,
                        false,
                        false,
                        false,
                        false));
        layOut();
    }

    private TextField focusedField() {
        return (TextField) scene.getFocusOwner();
    }

    @Test
    void anEmptyBoardBeginsWithTheCausesOfTheRunbook() {
        assertTrue(((TitledPane) root.lookup(".titled-pane")).isExpanded());
        Button propose =
                (Button) root.lookupAll(".board-offer .button").stream().toList().getFirst();
        assertEquals(
                "Propose Exception that server-side code does not handle, likely the cause",
                propose.getAccessibleText());
        propose.fire();
        layOut();
        assertEquals(card(0), scene.getFocusOwner());
        assertFalse(((TitledPane) root.lookup(".titled-pane")).isExpanded());
    }

    @Test
    void aHypothesisIsWeighedAndRuledOutByKeysAlone() {
        ScreenKeys.focus(root);
        focusedField().setText("Voucher is null");
        focusedField().fireEvent(new ActionEvent());
        layOut();
        card(0).requestFocus();
        press(KeyCode.A);
        focusedField().setText("every cart fails");
        focusedField().fireEvent(new ActionEvent());
        layOut();
        assertEquals(card(0), scene.getFocusOwner());
        press(KeyCode.R);
        focusedField().fireEvent(new ActionEvent());
        layOut();
        assertEquals(State.REFUTED, story.incident().hypotheses().getFirst().state());
        assertEquals(card(0), scene.getFocusOwner());
        assertTrue(card(0).getAccessibleText().startsWith("H1, Voucher is null, ruled out."));
    }

    @Test
    void escapeLeavesTheQuestion() {
        vm.propose("database", "", List.of());
        layOut();
        card(0).requestFocus();
        press(KeyCode.F);
        assertTrue(scene.getFocusOwner() instanceof TextField);
        press(KeyCode.ESCAPE);
        assertEquals(card(0), scene.getFocusOwner());
    }

    @Test
    void arrowsGoFromCardToCard() {
        vm.propose("database", "", List.of());
        vm.propose("misconfiguration", "", List.of());
        layOut();
        card(0).requestFocus();
        press(KeyCode.DOWN);
        assertEquals(card(1), scene.getFocusOwner());
        press(KeyCode.UP);
        assertEquals(card(0), scene.getFocusOwner());
    }

    @Test
    void aCitedEvidenceIsOneClickAway() {
        vm.propose("database", "", List.of(new Ground(Side.FOR, "lock wait", "E1:L4")));
        layOut();
        Hyperlink cited = (Hyperlink) root.lookup(".board-ground .hyperlink");
        cited.fire();
        assertEquals(List.of(new Place.Evidence(1)), visited);
    }
}
