package dev.incidentrunbook.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class ViewerViewTest {
    private final Reader reader = new Reader();
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anotherLogIsShownFromTheBeginningOfItsLines() {
        reader.read("long.log", "x".repeat(4_000) + "\n");
        Parent root = ViewerView.load(reader.vm);
        stage.setScene(new Scene(root, 1000, 700));
        stage.show();
        lay(root);
        var lines = (LinesView) root.lookup(".viewer-lines");
        lines.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
        assertTrue(across(lines).getValue() > 0);

        reader.read("other.log", "y".repeat(4_000) + "\n");
        lay(root);

        assertEquals(0, across(lines).getValue());
    }

    @Test
    void theFirstLogThatIsShownCanBeMergedWithAnother() {
        reader.attach("b.log", "three\n".getBytes(StandardCharsets.UTF_8));
        reader.read("a.log", "one\ntwo\n");

        Parent root = ViewerView.load(reader.vm);

        var others = (MenuButton) root.lookup("#others");
        assertEquals(
                List.of("E1  b.log"), others.getItems().stream().map(MenuItem::getText).toList());
    }

    @Test
    void whereToGoInOneLogIsForgottenInTheNext() {
        reader.read("a.log", "one\ntwo\n");
        reader.vm.target().words().set("2");
        reader.read("b.log", "three\n");

        assertEquals("", reader.vm.target().words().get());
    }

    private static void lay(Parent root) {
        root.applyCss();
        root.layout();
    }

    private static ScrollBar across(LinesView lines) {
        return lines.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow();
    }
}
