package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks every screen: whatever can have the focus has a name that can be spoken, and whatever can be pressed is large
/// enough to be hit.
@ExtendWith(OnFxThread.class)
class AccessibilityTest {
    /// WCAG 2.2, 2.5.8.
    private static final double LEAST_TARGET = 24;

    static Stream<Place> places() {
        return Stream.of(
                new Place.Home(),
                new Place.Trends(),
                new Place.Step("reproduce"),
                new Place.Step("logs"),
                new Place.Step("review"),
                new Place.Evidence(2),
                new Place.Viewer(2, 3),
                new Place.Timeline(),
                new Place.Diagnosis(),
                new Place.Board(),
                new Place.RunbookChanges(),
                new Place.Reference(),
                new Place.Review(),
                new Place.Details(),
                new Place.Settings(),
                new Place.Safekeeping());
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyControlHasANameAndCanBeHit(Place place) {
        try (RigWindow window = RigWindow.open(Sample.midway()).enter().go(place)) {
            window.settle();
            check(window.view().root());
        }
    }

    @Test
    void everyControlOfTheRecoveryHasANameAndCanBeHit() {
        Rig rig = Sample.midway();
        rig.safekeeping.damaged(true, Sample.damages());
        try (DesktopWindow window = DesktopWindow.open(rig, Work.inline())) {
            window.pictures().settle();
            check(window.stage().getScene().getRoot());
            window.vm().recovery().recover();
            window.pictures().settle();
            check(window.stage().getScene().getRoot());
        }
    }

    @Test
    void everyBannerHasNames() {
        Rig rig = Sample.midway();
        rig.safekeeping.say(new Notice(Notice.About.ROOM, "The disk is full."));
        try (RigWindow window = RigWindow.open(rig).enter()) {
            window.vm()
                    .upkeep()
                    .watch()
                    .checked(new Health(List.of(Sample.damages()), List.of(), true));
            window.settle();
            check(window.view().root());
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void everySheetHasNames(Shortcut shortcut) {
        try (RigWindow window = RigWindow.open(Sample.midway()).enter().press(shortcut)) {
            window.settle();
            check(window.view().root());
        }
    }

    static Stream<Shortcut> sheets() {
        return Stream.of(Shortcut.PALETTE, Shortcut.KEYS);
    }

    private static void check(Parent root) {
        var controls = new ArrayList<Control>();
        var labelled = new HashSet<Node>();
        collect(root, controls, labelled);
        assertEquals(
                List.of(),
                controls.stream()
                        .filter(Node::isFocusTraversable)
                        .filter(c -> !(c instanceof ScrollPane) && !(c instanceof SplitPane))
                        .filter(c -> !named(c, labelled))
                        .map(AccessibilityTest::describe)
                        .toList(),
                "controls without a name");
        assertEquals(
                List.of(),
                controls.stream()
                        .filter(AccessibilityTest::isTarget)
                        .filter(c -> c.getWidth() < LEAST_TARGET || c.getHeight() < LEAST_TARGET)
                        .map(AccessibilityTest::describe)
                        .toList(),
                "targets smaller than 24 pixels");
    }

    private static void collect(Node node, List<Control> controls, Set<Node> labelled) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        // What a skin puts into a control is the control's own affair.
        if (node instanceof Control control && !(node instanceof Label)) {
            controls.add(control);
            if (control instanceof TextInputControl || control instanceof ComboBoxBase<?>) {
                return;
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls, labelled));
        }
    }

    private static boolean named(Control control, Set<Node> labelled) {
        String spoken = control.getAccessibleText();
        if (spoken != null && !spoken.isBlank()) {
            return true;
        }
        return control instanceof Labeled words
                ? !words.getText().isBlank()
                : labelled.contains(control);
    }

    /// A link inside a sentence or a row is exempt, as in WCAG.
    private static boolean isTarget(Control control) {
        return (control instanceof ButtonBase && !(control instanceof Hyperlink))
                || control instanceof ComboBoxBase<?>
                || control instanceof TextInputControl
                || control instanceof Slider;
    }

    private static String describe(Control control) {
        String words = control instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
        return "%s%s %s %.0fx%.0f"
                .formatted(
                        control.getClass().getSimpleName(),
                        words,
                        control.getStyleClass(),
                        control.getWidth(),
                        control.getHeight());
    }
}
