package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.Check.Where;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs.Printed;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnFxThread.class)
class ReviewViewTest {
    private final Story story = Story.http500().attach("logs", "app.log").action("Alert on 5xx");
    private final FakeDialogs dialogs = new FakeDialogs();
    private final List<Place> visited = new ArrayList<>();
    private ReviewViewModel vm;
    private ReviewView view;
    private Parent root;
    private Scene scene;

    @TempDir private Path folder;

    @BeforeEach
    void show() {
        var open = OpenStory.of(story, dialogs);
        vm =
                new ReviewViewModel(
                        open,
                        Work.inline(),
                        dialogs,
                        new Masking(Work.inline(), dialogs, Choices.unread(Work.inline())),
                        List::of,
                        new EvidenceReading(open, new MemoryEvidence(), Work.inline()),
                        Choices.unread(Work.inline()),
                        visited::add,
                        new Moments(ZoneOffset.UTC));
        view = new ReviewView(vm);
        root = view.root();
        scene = new Scene(root, 740, 640);
        press("#showSections");
        layOut();
    }

    private void layOut() {
        root.applyCss();
        root.layout();
        root.layout();
    }

    private TextArea field(ReviewSection section) {
        return (TextArea) root.lookup("#section-" + section.key()).lookup(".text-area");
    }

    private void press(String id) {
        ((ButtonBase) root.lookup(id)).fire();
        layOut();
    }

    @Test
    void theFocusGoesToTheFirstSectionThatIsNotWritten() {
        field(ReviewSection.SUMMARY).setText("Checkout failed");
        view.focus();
        assertEquals(field(ReviewSection.IMPACT), scene.getFocusOwner());
    }

    @Test
    void leavingAFieldSavesIt() {
        // Only in a window that is shown does a field get the focus in full.
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        field(ReviewSection.SUMMARY).requestFocus();
        field(ReviewSection.SUMMARY).setText("Checkout failed");
        field(ReviewSection.IMPACT).requestFocus();
        stage.hide();
        assertEquals("Checkout failed", story.incident().review(ReviewSection.SUMMARY));
    }

    @Test
    void takingTheScreenAwaySavesWhatIsTyped() {
        field(ReviewSection.SUMMARY).setText("Checkout failed");
        scene.setRoot(new Pane());
        assertEquals("Checkout failed", story.incident().review(ReviewSection.SUMMARY));
    }

    @Test
    void tabLeavesAField() {
        field(ReviewSection.SUMMARY).requestFocus();
        Node before = scene.getFocusOwner();
        Event.fireEvent(
                before,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "\t", "", KeyCode.TAB, false, false, false, false));
        assertNotEquals(before, scene.getFocusOwner());
        assertFalse(field(ReviewSection.SUMMARY).getText().contains("\t"));
    }

    @Test
    void everyFieldSaysWhatItIsFor() {
        assertEquals(
                "Root cause. " + ReviewSection.ROOT_CAUSE.prompt(),
                field(ReviewSection.ROOT_CAUSE).getAccessibleText());
    }

    @Test
    void aCitationIsWrittenWhereTheCursorStands() {
        TextArea field = field(ReviewSection.SUMMARY);
        field.setText("See .");
        field.positionCaret(4);
        var cite = (MenuButton) root.lookup("#section-summary").lookup(".review-cite");
        cite.getItems().getFirst().fire();
        assertEquals("See [E1].", field.getText());
    }

    @Test
    void whereThereIsNoRoomTheDocumentIsOnePressAway() {
        assertTrue(root.lookup("#showDocument").isVisible());
        press("#showDocument");
        var lines = (ListView<?>) root.lookup("#lines");
        assertEquals(
                "HTTP 500 Internal Server Error, not titled yet (INC-2026-0001)", spoken(lines, 0));
    }

    @Test
    void whereThereIsRoomTheDocumentStandsBeside() {
        var wide = new Pane();
        scene.setRoot(wide);
        wide.getChildren().add(root);
        root.resize(1300, 900);
        layOut();
        assertFalse(root.lookup("#showDocument").isVisible());
        assertTrue(root.lookup("#lines").isVisible());
        assertTrue(root.lookup("#sections").isVisible());
    }

    private static String spoken(ListView<?> lines, int index) {
        return ((DocumentLine) lines.getItems().get(index)).spoken();
    }

    @Test
    void theMarkdownItselfCanBeSeen() {
        press("#showDocument");
        press("#showMarkdown");
        var source = (TextArea) root.lookup("#markdown");
        assertTrue(source.isVisible());
        assertTrue(source.getText().startsWith("# HTTP 500"));
        assertFalse(source.isEditable());
    }

    @Test
    void exportingSaysWhereTheFileStandsAndOffersItsPath() {
        Path file = folder.resolve("review.md");
        dialogs.writingTo(file);
        assertTrue(ScreenKeys.press(root, Shortcut.EXPORT_REVIEW));
        assertTrue(Files.exists(file));
        assertEquals(
                "The review stands in " + file + ".", ((Label) root.lookup("#outcome")).getText());
        assertTrue(root.lookup("#copyPath").isVisible());
    }

    @Test
    void anActionIsAddedWithEnterAndTheFocusStays() {
        press("#showActions");
        var newAction = (TextField) root.lookup("#newAction");
        newAction.setText("Write a test");
        newAction.fireEvent(new ActionEvent());
        assertEquals(newAction, scene.getFocusOwner());
        assertEquals(2, ((Pane) root.lookup("#actions")).getChildren().size());
        assertEquals("", newAction.getText());
    }

    @Test
    void everyControlOfAnActionHasAName() {
        press("#showActions");
        Node row = root.lookup("#action-A1");
        assertEquals("A1, What to do", ((TextField) row.lookup(".text-field")).getAccessibleText());
        assertEquals("A1 is done", row.lookup(".check-box").getAccessibleText());
        assertEquals("Remove A1", row.lookup(".button").getAccessibleText());
        row.lookupAll(".combo-box")
                .forEach(box -> assertTrue(box.getAccessibleText().startsWith("A1, ")));
    }

    @Test
    void aRemovedActionLeavesTheScreen() {
        press("#showActions");
        ((ButtonBase) root.lookup("#action-A1").lookup(".button")).fire();
        assertEquals(0, ((Pane) root.lookup("#actions")).getChildren().size());
        assertTrue(root.lookup("#noActions").isVisible());
    }

    @Test
    void enterOnAFindingPutsTheFocusWhereItIsLookedAfter() {
        press("#showChecks");
        var checks = (ListView<?>) root.lookup("#checks");
        int summary =
                checks.getItems().stream()
                        .map(Check.class::cast)
                        .map(Check::where)
                        .toList()
                        .indexOf(new Where.InSection(ReviewSection.SUMMARY));
        checks.getSelectionModel().select(summary);
        enter(checks);
        assertEquals(field(ReviewSection.SUMMARY), scene.getFocusOwner());
    }

    @Test
    void aFindingAboutAMilestoneLeadsToTheDetails() {
        press("#showChecks");
        var checks = (ListView<?>) root.lookup("#checks");
        int milestone =
                checks.getItems().stream()
                        .map(c -> ((Check) c).where() instanceof Where.AtMilestone)
                        .toList()
                        .indexOf(true);
        checks.getSelectionModel().select(milestone);
        enter(checks);
        assertEquals(List.of(new Place.Details()), visited);
    }

    @Test
    void whatActionsLackIsAskedForUntilItIsThere() {
        press("#showActions");
        ((TextField) root.lookup("#missing-A1-owner")).setText("ada");
        var due = (TextField) root.lookup("#missing-A1-due");
        due.setText("2026-12-01");
        due.fireEvent(new ActionEvent());
        layOut();
        assertEquals("ada", story.incident().actions().getFirst().item().owner().orElseThrow());
        assertFalse(root.lookup(".review-missing").isVisible());
    }

    @Test
    void whenNothingIsLackingAnyMoreTheFocusGoesToTheNextAction() {
        press("#showActions");
        ((TextField) root.lookup("#missing-A1-owner")).setText("ada");
        var due = (TextField) root.lookup("#missing-A1-due");
        due.requestFocus();
        due.setText("2026-12-01");
        due.fireEvent(new ActionEvent());
        layOut();
        assertEquals(root.lookup("#newAction"), scene.getFocusOwner());
    }

    @Test
    void theFirstCheckIsChosenWhenTheyAreShown() {
        press("#showChecks");
        var checks = (ListView<?>) root.lookup("#checks");
        assertEquals(0, checks.getSelectionModel().getSelectedIndex());
    }

    @Test
    void aPrintedDocumentIsCutIntoPages() {
        dialogs.printing(Printed.DONE);
        vm.print(lines -> (w, h) -> Paper.pages(lines, w, h));
        assertTrue(dialogs.asked().getLast().matches("Print INC-2026-0001, [2-9] pages"));
    }

    private static void enter(Node node) {
        Event.fireEvent(
                node,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
}
