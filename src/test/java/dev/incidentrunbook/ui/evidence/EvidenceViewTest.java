package dev.incidentrunbook.ui.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Work;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class EvidenceViewTest {
    private final Shelf shelf = new Shelf(Work.inline());
    private Parent root;
    private Scene scene;

    @BeforeEach
    void load() {
        root = EvidenceView.load(shelf.vm);
        scene = new Scene(root, 1000, 700);
        styleAndLayOut();
    }

    @Test
    void anEmptyScreenSaysWhatToDo() {
        assertTrue(text("#empty").startsWith("Nothing is attached yet. Drop files here"));
        assertNull(root.lookup("#details"));
        ScreenKeys.focus(root);
        assertSame(root.lookup("#attach"), scene.getFocusOwner());
    }

    @Test
    void whatIsSelectedIsShownWithAllThatIsKnown() {
        shelf.attach("a.log", "one\ntwo");
        shelf.attach("b.log", "three");
        shelf.vm.show(1);
        styleAndLayOut();
        assertEquals(0, list().getSelectionModel().getSelectedIndex());
        assertEquals("E1  a.log", text("#name"));
        assertEquals("7 B (7 bytes), text/plain", text("#size"));
        assertEquals("2026-11-22 03:20:00 CET (02:20:00 UTC) by ada, step 1", text("#attached"));
        assertEquals("/var/log/a.log", text("#origin"));
        assertEquals(
                shelf.vm.selected().get().orElseThrow().sha256(),
                ((TextInputControl) root.lookup("#digest")).getText());
        list().getSelectionModel().select(1);
        assertEquals("E2  b.log", text("#name"));
    }

    @Test
    void aCaptionBeingTypedKeepsItsFieldWhenItIsSaved() {
        shelf.attach("a.log", "one");
        styleAndLayOut();
        var caption = (TextField) root.lookup("#caption");
        caption.setText("The proxy's log");
        shelf.vm.flush();
        assertSame(caption, root.lookup("#caption"));
        assertEquals("The proxy's log", shelf.story.incident().evidence().getFirst().caption());
    }

    @Test
    void deleteAsksAndRemoves() {
        shelf.attach("a.log", "one");
        shelf.dialogs.answering("The wrong host");
        Event.fireEvent(
                list(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
        assertEquals(0, list().getItems().size());
        assertEquals("E1 was removed. Undo brings it back.", text("#told"));
    }

    private ListView<?> list() {
        return (ListView<?>) root.lookup("#list");
    }

    private String text(String id) {
        return ((Labeled) root.lookup(id)).getText();
    }

    private void styleAndLayOut() {
        root.applyCss();
        root.layout();
        root.applyCss();
    }
}
