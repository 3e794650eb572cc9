package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.FolderPick;
import dev.incidentrunbook.ui.kit.Pasted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnFxThread.class)
class FolderSheetTest {
    @TempDir private Path folder;

    private final ShellViewModel vm = new Rig(Story.http500()).start(Optional.of("INC-2026-0001"));

    @Test
    void itLiesOverTheWindowWithTheFocusOnTheFiles() throws IOException {
        ListView<FolderPick.File> list = opened();

        assertEquals("Files of " + folder, list.getAccessibleText());
        assertEquals(list, list.getScene().getFocusOwner());
        assertEquals(2, list.getItems().size());
    }

    @Test
    void theKeyboardAloneChoosesAndAttaches() throws IOException {
        ListView<FolderPick.File> list = opened();
        press(list, KeyCode.A);
        press(list, KeyCode.SPACE);
        String chosen = list.getItems().getFirst().entry().name();
        press(list, KeyCode.ENTER);

        assertEquals(List.of(chosen), attached());
        assertNull(list.getScene());
    }

    @Test
    void escapeAttachesNothing() throws IOException {
        ListView<FolderPick.File> list = opened();
        press(list, KeyCode.ESCAPE);

        assertEquals(List.of(), attached());
        assertNull(list.getScene());
    }

    @SuppressWarnings("unchecked")
    private ListView<FolderPick.File> opened() throws IOException {
        Files.writeString(folder.resolve("api.log"), "ERROR");
        Files.writeString(folder.resolve("nginx.log"), "ERROR");
        ShellView view = ShellView.of(vm);
        var scene = new Scene(view.root(), 1000, 700);
        vm.screens()
                .get()
                .orElseThrow()
                .attachments()
                .attach(new Pasted.Files(List.of(folder)), "reproduce");
        scene.getRoot().applyCss();
        return (ListView<FolderPick.File>) view.root().lookup(".shell-folder .list-view");
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private List<String> attached() {
        return vm.screens().get().orElseThrow().open().incident().get().evidence().stream()
                .map(e -> e.name())
                .toList();
    }
}
