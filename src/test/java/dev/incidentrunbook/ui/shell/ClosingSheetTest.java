package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Pasted;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class ClosingSheetTest {
    private final HeldWork work = new HeldWork();
    private final ShellViewModel vm =
            new Rig(Story.http500()).start(Optional.of("INC-2026-0001"), work);
    private final ClosingSheet sheet = new ClosingSheet(vm.closing());
    private boolean closed;

    @Test
    void itSaysWhatIsWaitedForAndTheFocusIsOnStaying() {
        attachAndClose();
        assertEquals(
                "A file is still being attached. The window closes when it is.",
                ((Label) sheet.root().lookup(".label")).getText());
        assertEquals("Keep the window open", focused().getText());
    }

    @Test
    void escapeStays() {
        attachAndClose();
        Event.fireEvent(
                focused(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        work.all();
        assertFalse(closed);
    }

    @Test
    void anAttachmentCanBeLeftForLater() {
        attachAndClose();
        sheet.root().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(b -> b.getText().equals("Close now, attach later"))
                .findFirst()
                .orElseThrow()
                .fire();
        assertTrue(closed);
    }

    private void attachAndClose() {
        work.all();
        vm.screens()
                .get()
                .orElseThrow()
                .attachments()
                .attach(new Pasted.Text("OutOfMemoryError"), "reproduce");
        vm.close(() -> closed = true);
        sheet.show(vm.closing().waiting().get().orElseThrow());
        new Scene(sheet.root(), 1000, 700);
        sheet.root().applyCss();
        sheet.root().layout();
        sheet.focus();
    }

    private Button focused() {
        return (Button) sheet.root().getScene().getFocusOwner();
    }
}
