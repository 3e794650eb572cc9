package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.OnFxThread;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class TickListTest {
    private TickList ticks;

    @BeforeEach
    void show() {
        ticks = new TickList(List.of("E1  app.log", "E2  db.log"));
        new Scene(ticks, 400, 300);
        ticks.applyCss();
        ticks.layout();
    }

    private ListView<?> list() {
        return (ListView<?>) ticks.lookup(".tick-list");
    }

    private void press(KeyCode key) {
        Event.fireEvent(
                list(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void nothingIsTickedAtFirst() {
        assertEquals(List.of(), ticks.ticked());
    }

    @Test
    void spaceTicksAndUnticks() {
        list().getSelectionModel().select(1);
        press(KeyCode.SPACE);
        assertEquals(List.of(1), ticks.ticked());
        press(KeyCode.SPACE);
        assertEquals(List.of(), ticks.ticked());
    }

    @Test
    void oneTickTakesAllOfThem() {
        ((CheckBox) ticks.lookup(".check-box")).fire();
        assertEquals(List.of(0, 1), ticks.ticked());
    }

    @Test
    void enterInTheListIsTheDialogs() {
        var pressed = new ArrayList<String>();
        EnterKey.in(ticks, () -> pressed.add("go"));
        press(KeyCode.ENTER);
        assertEquals(List.of("go"), pressed);
    }
}
