package dev.incidentrunbook.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class StepViewTest {
    private final Desk desk = new Desk();
    private Parent root;
    private Scene scene;

    @BeforeEach
    void load() {
        root = StepView.load(desk.vm, desk.dialogs);
        scene = new Scene(root, 1000, 700);
        // What scrolls is put into the scene by the first pass of styles.
        root.applyCss();
        root.layout();
    }

    @Test
    void everyStepOfARunbookLooksTheSame() {
        var all = new Desk(Story.http500(), Work.inline());
        Parent screen = StepView.load(all.vm, all.dialogs);
        new Scene(screen).getRoot().applyCss();
        for (var run : all.story.incident().steps()) {
            all.vm.show(run.step().id());
            assertEquals("Step " + run.number() + " of 8", text(screen, "#position"));
            assertEquals(run.step().title(), text(screen, "#title"));
            assertEquals("Finish step " + run.number(), text(screen, "#finish"));
            assertTrue(
                    screen.lookup("#item-" + run.step().items().getFirst().id())
                            instanceof CheckBox);
        }
    }

    @Test
    void aTickOnItsWayToTheDiskLooksAndSoundsUnsaved() {
        var work = new HeldWork();
        var held = new Desk(new Story(), work);
        Parent screen = StepView.load(held.vm, held.dialogs);
        new Scene(screen, 1000, 700);
        screen.applyCss();
        screen.layout();
        CheckBox box = (CheckBox) screen.lookup("#item-read-log");
        box.fire();
        assertTrue(box.isSelected());
        assertTrue(box.getPseudoClassStates().contains(PseudoClass.getPseudoClass("saving")));
        assertTrue(box.getAccessibleText().endsWith("not saved yet"), box.getAccessibleText());
        work.all();
        assertFalse(box.getPseudoClassStates().contains(PseudoClass.getPseudoClass("saving")));
        assertFalse(box.getAccessibleText().contains("saving"), box.getAccessibleText());
    }

    @Test
    void spaceTicksAndArrowsWalkTheList() {
        CheckBox first = box("read-log");
        first.requestFocus();
        press(first, KeyCode.DOWN);
        assertSame(box("find-request"), scene.getFocusOwner());
        press(box("find-request"), KeyCode.UP);
        press(first, KeyCode.UP);
        assertSame(first, scene.getFocusOwner());
        press(first, KeyCode.SPACE);
        release(first, KeyCode.SPACE);
        assertTrue(first.isSelected());
        assertTrue(desk.item("read-log").answer().get() instanceof Answer.Done);
    }

    @Test
    void aTickThatIsNotKeptLeavesTheBoxAgain() {
        desk.story.log().fail("The disk is full.");
        box("read-log").fire();
        assertFalse(box("read-log").isSelected());
    }

    @Test
    void finishingTooEarlyPutsTheFocusOnTheFirstGap() {
        ((Button) root.lookup("#finish")).fire();
        assertSame(box("read-log"), scene.getFocusOwner());
        assertEquals("2 required items are open", text(root, "#gap"));
    }

    @Test
    void boxesTellTheirNumberAndWhetherTheyAreRequired() {
        assertEquals("1.1 Read the error log, Required", box("read-log").getAccessibleText());
        assertEquals("1.3 Ask a user, Optional", box("ask-users").getAccessibleText());
    }

    @Test
    void theKeyThatFinishesAddsTheNoteWhileOneIsWritten() {
        ScreenKeys.press(root, Shortcut.NOTE);
        desk.page().notes().text().set("It began at three");
        assertTrue(ScreenKeys.press(root, Shortcut.FINISH_STEP));
        assertEquals("It began at three", desk.story.incident().notes().getFirst().text());
        assertEquals("", text(root, "#gap"));
        assertFalse(ScreenKeys.press(root, Shortcut.FIND));
    }

    @Test
    void chosenFilesAreAttachedToTheStep() throws IOException {
        desk.vm.show("mend");
        desk.dialogs.choosing(Files.writeString(Files.createTempFile("api", ".log"), "HTTP 500"));
        assertTrue(ScreenKeys.press(root, Shortcut.ATTACH_FILE));
        assertEquals("mend", desk.story.incident().evidence().getFirst().step());
    }

    @Test
    void tabWalksFromTheMainButtonToTheFirstItemAndOn() {
        Node at = root.lookup("#finish");
        at.requestFocus();
        for (String next : List.of("clock", "outcomes", "guide", "item-read-log")) {
            at.requestFocusTraversal(TraversalDirection.NEXT);
            at = scene.getFocusOwner();
            assertEquals(next, at.getId());
        }
    }

    @Test
    void aReasonIsAskedInPlaceAndEscLeavesIt() {
        desk.vm.ask(Outcome.SKIPPED);
        var text = (TextField) scene.getFocusOwner();
        assertTrue(
                text.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY)
                                instanceof Labeled label
                        && label.getText().equals("Why is step 1 skipped?"));
        press(text, KeyCode.ESCAPE);
        assertSame(root.lookup("#outcomes"), scene.getFocusOwner());
        assertEquals(1, desk.story.incident().seq());
    }

    private CheckBox box(String item) {
        return (CheckBox) root.lookup("#item-" + item);
    }

    private static String text(Parent screen, String id) {
        return ((Labeled) screen.lookup(id)).getText();
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static void release(Node node, KeyCode key) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
    }
}
