package dev.incidentrunbook.ui.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.MemorySafekeeping;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class RecoveryViewTest {
    private final MemorySafekeeping safekeeping =
            new MemorySafekeeping()
                    .damaged(
                            true,
                            new Damage(
                                    "evidence.db",
                                    Optional.of("INC-2026-0001"),
                                    Optional.of("E3"),
                                    "Chunk 4 is not as it was written."));
    private final List<String> gone = new ArrayList<>();
    private final RecoveryViewModel vm =
            new RecoveryViewModel(
                    safekeeping,
                    Path.of("/data"),
                    Work.inline(),
                    new RecoveryViewModel.Doors() {
                        @Override
                        public void open(Consumer<String> failed) {
                            gone.add("open");
                        }

                        @Override
                        public void quit() {
                            gone.add("quit");
                        }
                    });

    @Test
    void enterRecoversAndGoesOn() {
        RecoveryView view = view();
        assertEquals("Recover", focused(view).getText());
        assertTrue(focused(view).isDefaultButton());
        focused(view).fire();
        assertEquals("Go on", focused(view).getText());
        focused(view).fire();
        assertEquals(List.of("open"), gone);
    }

    @Test
    void everyDamageNamesFileIncidentAndEvidence() {
        List<String> words = words(view());
        assertTrue(words.contains("evidence.db  ·  INC-2026-0001  ·  E3"), words.toString());
        assertTrue(words.contains("Chunk 4 is not as it was written."), words.toString());
    }

    @Test
    void whatWasSetAsideCanBeCopied() {
        RecoveryView view = view();
        focused(view).fire();
        TextField path = (TextField) view.root().lookup(".text-field");
        assertEquals("/data/set-aside/0001", path.getText());
        assertFalse(path.isEditable());
    }

    @Test
    void escapeQuits() {
        RecoveryView view = view();
        Button quit =
                view.root().lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(Button::isCancelButton)
                        .findFirst()
                        .orElseThrow();
        quit.fire();
        assertEquals(List.of("quit"), gone);
    }

    private RecoveryView view() {
        vm.damaged(safekeeping.glance());
        RecoveryView view = RecoveryView.of(vm);
        new Scene(view.root(), 1000, 700);
        view.root().applyCss();
        view.root().layout();
        view.focus();
        return view;
    }

    private static Button focused(RecoveryView view) {
        return assertInstanceOf(Button.class, view.root().getScene().getFocusOwner());
    }

    private static List<String> words(RecoveryView view) {
        return view.root().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .filter(Label.class::isInstance)
                .map(l -> ((Label) l).getText())
                .toList();
    }
}
