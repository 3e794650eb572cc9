package dev.incidentrunbook.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.search.MemoryIndex;
import dev.incidentrunbook.search.Spot;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class SearchViewTest {
    private final List<String> gone = new ArrayList<>();
    private Stage stage;
    private Parent root;

    @BeforeEach
    void show() {
        Story story =
                new Story().detail(Detail.TITLE, "Login fails").note("look", "login, second note");
        root =
                SearchView.load(
                        new SearchViewModel(
                                new MemoryIndex(story.log()),
                                story.log(),
                                new MemoryEvidence(),
                                story.clock(),
                                Work.inline(),
                                new SearchViewModel.Doors() {
                                    @Override
                                    public void open(String incident, Spot spot) {
                                        gone.add(incident + " " + spot.getClass().getSimpleName());
                                    }

                                    @Override
                                    public void back() {
                                        gone.add("back");
                                    }
                                }));
        stage = new Stage();
        stage.setScene(new Scene(root, 800, 600));
        stage.show();
        ScreenKeys.focus(root);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void enterInTheFieldOpensTheFirst() {
        field().setText("login");
        press(KeyCode.ENTER);

        assertEquals(List.of("INC-2026-0001 OfNote"), gone);
    }

    @Test
    void downLeadsIntoTheListAndUpBack() {
        field().setText("login");
        press(KeyCode.DOWN);
        assertTrue(list().isFocused());
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertEquals(List.of("INC-2026-0001 OfDetail"), gone);

        press(KeyCode.UP);
        press(KeyCode.UP);
        assertTrue(field().isFocused());
    }

    @Test
    void escapeGoesBack() {
        press(KeyCode.ESCAPE);

        assertEquals(List.of("back"), gone);
    }

    @Test
    void theKeyForSearchingPutsTheFocusIntoTheField() {
        field().setText("login");
        list().requestFocus();

        assertTrue(ScreenKeys.press(root, Shortcut.FIND));
        assertTrue(field().isFocused());
        assertFalse(ScreenKeys.press(root, Shortcut.NOTE));
    }

    @Test
    void aRowIsSpokenWhole() {
        field().setText("fails");
        root.applyCss();
        root.layout();

        assertEquals(
                "INC-2026-0001, Login fails, Title: Login fails",
                root.lookup(".search-cell").getAccessibleText());
    }

    private void press(KeyCode code) {
        Node focused = stage.getScene().getFocusOwner();
        focused.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private TextField field() {
        return (TextField) root.lookup(".text-field");
    }

    private ListView<?> list() {
        return (ListView<?>) root.lookup(".list-view");
    }
}
