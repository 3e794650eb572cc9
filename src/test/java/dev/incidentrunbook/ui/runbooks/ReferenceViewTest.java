package dev.incidentrunbook.ui.runbooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class ReferenceViewTest {
    private ReferenceViewModel vm;
    private ReferenceView view;
    private Parent root;
    private Scene scene;

    @BeforeEach
    void show() {
        vm = vm(Story.http500());
        view = new ReferenceView(vm);
        root = view.root();
        scene = new Scene(root, 740, 640);
        layOut();
    }

    private static ReferenceViewModel vm(Story story) {
        return new ReferenceViewModel(OpenStory.of(story));
    }

    private void layOut() {
        root.applyCss();
        root.layout();
        root.layout();
    }

    private List<String> texts() {
        return root.lookup("#text").lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void everyPartOfTheRunbookHasItsChapter() {
        assertEquals(
                List.of(
                        "Quick wins, in this order",
                        "What it means",
                        "What it is not",
                        "Possible causes",
                        "Fixes",
                        "When to call for help",
                        "Prevention",
                        "Questions and answers",
                        "To hold on to"),
                vm.chapters().stream().map(Chapter::heading).toList());
    }

    @Test
    void aRunbookThatSaysLittleMakesFewChapters() {
        assertEquals(
                List.of("What it means"),
                vm(new Story()).chapters().stream().map(Chapter::heading).toList());
    }

    @Test
    void theSymptomIsHeldAgainstItsLookalikes() {
        assertEquals(
                List.of(
                        "HTTP 500 Internal Server Error",
                        "502 Bad Gateway",
                        "503 Service Unavailable"),
                vm.chapters().get(2).facts().stream().map(Chapter.Fact::title).toList());
    }

    @Test
    void howLikelyACauseIsStandsInWordsAndInABar() {
        assertTrue(texts().contains("High likelihood"));
        var bar = (ProgressBar) root.lookup(".progress-bar");
        assertEquals(1, bar.getProgress());
        assertEquals("High likelihood", bar.getAccessibleText());
    }

    @Test
    void searchingLeavesWhatHoldsTheWords() {
        ((TextField) root.lookup("#words")).setText("gateway BAD");
        assertEquals(List.of("What it is not", "502 Bad Gateway"), texts().subList(0, 2));
        assertEquals("Passages: 1", ((Label) root.lookup("#found")).getText());
        ((TextField) root.lookup("#words")).setText("nobody wrote this");
        assertEquals(List.of(), texts());
        assertTrue(
                ((Label) root.lookup("#found")).getText().startsWith("Nothing holds these words."));
        ((TextField) root.lookup("#words")).setText("");
        assertEquals(9, vm.chapters().size());
    }

    @Test
    void choosingAChapterBringsItIntoSight() {
        view.focus();
        assertEquals(root.lookup("#jump"), scene.getFocusOwner());
        ((ListView<?>) root.lookup("#jump")).getSelectionModel().select(4);
        double there = ((ScrollPane) root.lookup("#scroll")).getVvalue();
        assertTrue(there > 0.2 && there < 0.9, () -> "at " + there);
    }

    @Test
    void theSearchHasItsKey() {
        assertTrue(ScreenKeys.press(root, Shortcut.FIND));
        assertEquals(root.lookup("#words"), scene.getFocusOwner());
    }
}
