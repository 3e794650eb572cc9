package dev.incidentrunbook.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class TimelineViewTest {
    private final List<Place> visited = new ArrayList<>();
    private TimelineViewModel vm;
    private TimelineView view;
    private Parent root;
    private Scene scene;

    @BeforeEach
    void show() {
        Story story =
                new Story().start("look").attach("look", "app.log").tick("look", "read-log").undo();
        var open = OpenStory.of(story);
        vm = new TimelineViewModel(open, visited::add, ZoneId.of("Europe/Berlin"));
        view = new TimelineView(vm);
        root = view.root();
        scene = new Scene(root, 740, 640);
        layOut();
    }

    private void layOut() {
        root.applyCss();
        root.layout();
        root.layout();
    }

    @SuppressWarnings("unchecked")
    private ListView<TimelineRow> rows() {
        return (ListView<TimelineRow>) root.lookup("#rows");
    }

    private static KeyEvent enter() {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
    }

    @Test
    void theFocusGoesToTheNewestEntry() {
        view.focus();
        assertEquals(rows(), scene.getFocusOwner());
        assertEquals(vm.rows().getLast(), rows().getSelectionModel().getSelectedItem());
    }

    @Test
    void enterOpensWhatARowIsAbout() {
        rows().getSelectionModel().clearAndSelect(2);
        rows().getFocusModel().focus(2);
        Event.fireEvent(rows(), enter());
        assertEquals(List.of(new Place.Evidence(1)), visited);
    }

    @Test
    void linksLeadToStepsAndEvidence() {
        root.lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals("E1"))
                .forEach(Hyperlink::fire);
        assertEquals(List.of(new Place.Evidence(1)), visited);
    }

    @Test
    void rowsAreReadAloudInOneSentence() {
        assertTrue(
                root.lookupAll(".list-cell").stream()
                        .anyMatch(cell ->
                                "2026-11-22 03:20:00, check, Ticked: Read the error log, Step 1, undone"
                                        .equals(cell.getAccessibleText())));
    }

    @Test
    void aFilterThatFindsNothingSaysHowToClearIt() {
        vm.words().set("nobody wrote this");
        layOut();
        assertTrue(
                root.lookupAll(".label").stream()
                        .map(Label.class::cast)
                        .anyMatch(l ->
                                l.getText().contains("\"Clear filter\" shows everything again")));
        ((Button) root.lookup("#clear")).fire();
        assertEquals(5, rows().getItems().size());
    }

    @Test
    void anOrderThatIsPressedAgainStaysChosen() {
        var byRecorded = (ToggleButton) root.lookup("#byRecorded");
        byRecorded.fire();
        byRecorded.fire();
        assertTrue(byRecorded.isSelected());
        assertFalse(((ToggleButton) root.lookup("#byHappened")).isSelected());
    }

    @Test
    void addingTooEarlyPutsTheFocusOnTheGap() {
        ((Button) root.lookup("#add")).fire();
        assertEquals(root.lookup("#text"), scene.getFocusOwner());
        ((TextField) root.lookup("#text")).setText("A user calls");
        ((TextField) root.lookup("#when")).setText("half past");
        ((Button) root.lookup("#add")).fire();
        assertEquals(root.lookup("#when"), scene.getFocusOwner());
    }

    @Test
    void keysLeadToTheSearchAndTheNewEntry() {
        assertTrue(ScreenKeys.press(root, Shortcut.FIND));
        assertEquals(root.lookup("#words"), scene.getFocusOwner());
        assertTrue(ScreenKeys.press(root, Shortcut.NOTE));
        assertEquals(root.lookup("#text"), scene.getFocusOwner());
        assertFalse(ScreenKeys.press(root, Shortcut.ATTACH_FILE));
    }
}
