package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class ShellViewTest {
    private final Story story = Story.http500().start("reproduce");
    private @Nullable RigWindow opened;

    @BeforeEach
    void open() {
        opened = RigWindow.open(new Rig(story)).enter();
    }

    @AfterEach
    void close() {
        window().close();
    }

    @Test
    void keysLeadToTheirPlaces() {
        press(Shortcut.STEP_5);
        assertEquals(window().vm().steps().get(4).place(), window().vm().place().get());
        press(Shortcut.NEXT_STEP);
        assertEquals(window().vm().steps().get(5).place(), window().vm().place().get());
        press(Shortcut.TIMELINE);
        assertEquals(new Place.Timeline(), window().vm().place().get());
        press(Shortcut.REFERENCE);
        assertEquals(new Place.Reference(), window().vm().place().get());
        press(Shortcut.REFERENCE);
        assertEquals(new Place.Timeline(), window().vm().place().get());
        press(Shortcut.HOME);
        assertEquals(new Place.Home(), window().vm().place().get());
    }

    @Test
    void theLastStepShowsTheReviewBesideItsChecklistAndGivesItBack() {
        press(Shortcut.STEP_8);
        assertNotNull(window().stage().getScene().lookup(".checklist"));
        assertNotNull(window().stage().getScene().lookup(".review-document"));
        press(Shortcut.STEP_7);
        assertNotNull(window().stage().getScene().lookup(".checklist"));
        assertNull(window().stage().getScene().lookup(".review-document"));
    }

    @Test
    void goingToTheReviewPutsTheFocusIntoASection() {
        press(Shortcut.REVIEW);
        assertInstanceOf(TextArea.class, focused());
    }

    @Test
    void theFocusIsOnTheFirstOpenItem() {
        assertInstanceOf(CheckBox.class, focused());
    }

    @Test
    void theListAtTheLeftIsOneStopOfTheTabKey() {
        long stops = rows().stream().filter(Node::isFocusTraversable).count();
        assertEquals(1, stops);
    }

    @Test
    void arrowsLeafThroughTheListWithoutLeavingIt() {
        ToggleButton first =
                (ToggleButton)
                        rows().stream().filter(Node::isFocusTraversable).findFirst().orElseThrow();
        first.requestFocus();
        fire(new KeyCodeCombination(KeyCode.DOWN));
        assertEquals(window().vm().steps().get(1).place(), window().vm().place().get());
        assertTrue(focused().getStyleClass().contains("rail-row"));
        fire(new KeyCodeCombination(KeyCode.ENTER));
        assertFalse(focused().getStyleClass().contains("rail-row"));
    }

    @Test
    void aStepInTheListIsSpokenInOneSentence() {
        assertEquals(
                "Step 1 of 8, Reproduce in a safe environment, in progress, 0 min, 5 required items open",
                rows().stream()
                        .filter(row -> ((ToggleButton) row).isSelected())
                        .findFirst()
                        .orElseThrow()
                        .getAccessibleText());
    }

    @Test
    void thePaletteFindsAndActs() {
        press(Shortcut.PALETTE);
        var query = (TextField) focused();
        query.setText("timel");
        query.setText("zzz");
        query.setText("timel");
        fire(new KeyCodeCombination(KeyCode.ENTER));
        assertEquals(new Place.Timeline(), window().vm().place().get());
        assertEquals(Set.of(), window().view().root().lookupAll(".shell-sheet"));
    }

    @Test
    void escapeClosesThePaletteAndTheFocusIsWhereItWas() {
        Node before = focused();
        press(Shortcut.PALETTE);
        assertEquals(1, window().view().root().lookupAll(".shell-sheet").size());
        fire(new KeyCodeCombination(KeyCode.ESCAPE));
        assertEquals(Set.of(), window().view().root().lookupAll(".shell-sheet"));
        assertEquals(before, focused());
    }

    @Test
    void keysOfTheWindowRestWhileASheetLiesOverIt() {
        press(Shortcut.KEYS);
        press(Shortcut.TIMELINE);
        assertInstanceOf(Place.Step.class, window().vm().place().get());
        press(Shortcut.KEYS);
        press(Shortcut.TIMELINE);
        assertEquals(new Place.Timeline(), window().vm().place().get());
    }

    @Test
    void thePaletteChangesTheTheme() {
        press(Shortcut.PALETTE);
        ((TextField) focused()).setText("theme dark");
        fire(new KeyCodeCombination(KeyCode.ENTER));
        assertEquals(Theme.DARK, window().rig().appearance.theme().get());
    }

    @Test
    void thePaletteClosesTheIncident() {
        press(Shortcut.PALETTE);
        ((TextField) focused()).setText("close incident");
        fire(new KeyCodeCombination(KeyCode.ENTER));
        assertTrue(story.incident().closed());
    }

    @Test
    void aFieldWithChangesKeepsItsOwnUndo() {
        press(Shortcut.DETAILS);
        var title = (TextField) focused();
        title.appendText("Checkout");
        press(Shortcut.UNDO);
        assertEquals(2, story.incident().seq(), "the field's undo, not the incident's");
    }

    @Test
    void undoElsewhereTakesBackTheLastThing() {
        ((CheckBox) focused()).fire();
        press(Shortcut.UNDO);
        assertTrue(
                window().vm().notice().get().startsWith("Undone: Ticked"),
                window().vm().notice().get());
        assertTrue(window().view().root().lookup(".shell-notice").isVisible());
    }

    @Test
    void textPastedIntoAFieldIsNotAttached() {
        copy("text");
        press(Shortcut.DETAILS);
        press(Shortcut.ATTACH_CLIPBOARD);
        assertEquals(0, story.incident().evidence().size());
    }

    @Test
    void textPastedElsewhereIsAttachedToTheStep() {
        copy("java.lang.IllegalStateException");
        press(Shortcut.ATTACH_CLIPBOARD);
        assertEquals("reproduce", story.incident().evidence().getFirst().step());
    }

    @Test
    void attachingFromElsewhereGoesToTheStepThatIsWorkedOn() {
        copy("java.lang.IllegalStateException");
        press(Shortcut.TIMELINE);
        rows().stream().filter(Node::isFocusTraversable).forEach(Node::requestFocus);
        press(Shortcut.ATTACH_CLIPBOARD);
        assertEquals(new Place.Step("reproduce"), window().vm().place().get());
        assertEquals(1, story.incident().evidence().size());
    }

    @Test
    void finishingWhatIsNotInSightOnlyShowsIt() {
        press(Shortcut.TIMELINE);
        press(Shortcut.FINISH_STEP);
        assertEquals(new Place.Step("reproduce"), window().vm().place().get());
        assertEquals(
                Outcome.IN_PROGRESS, story.incident().step("reproduce").orElseThrow().outcome());
    }

    @Test
    void whatAnotherProgramWritesShowsInTheBar() {
        story.detail(Detail.TITLE, "Checkout answers HTTP 500");
        window().vm().look();
        assertTrue(
                ((Labeled) window().view().root().lookup(".shell-title"))
                        .getText()
                        .endsWith("Checkout answers HTTP 500"));
    }

    @Test
    void nStartsAnIncidentFromTheList() {
        press(Shortcut.HOME);
        var list = (ListView<?>) window().view().root().lookup(".home-list");
        list.requestFocus();
        fire(new KeyCodeCombination(KeyCode.N));
        assertEquals("INC-2026-0002", window().vm().header().get().orElseThrow().id());
        assertEquals(new Place.Step("reproduce"), window().vm().place().get());
    }

    private RigWindow window() {
        return Objects.requireNonNull(opened);
    }

    private void press(Shortcut shortcut) {
        fire((KeyCodeCombination) shortcut.keys());
    }

    private void fire(KeyCodeCombination keys) {
        Event.fireEvent(
                focused(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        keys.getCode(),
                        keys.getShift() == KeyCombination.ModifierValue.DOWN,
                        keys.getShortcut() == KeyCombination.ModifierValue.DOWN,
                        keys.getAlt() == KeyCombination.ModifierValue.DOWN,
                        false));
    }

    private Node focused() {
        return window().stage().getScene().getFocusOwner();
    }

    private Set<Node> rows() {
        return window().view().root().lookupAll(".rail-row");
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
