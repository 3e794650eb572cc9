package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shares;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/// The last step of a runbook with the review it works on: the checklist and the document as it will be exported, in one
/// view, so that nobody ticks what is not written. It borrows both screens from their own places.
final class LastStep {
    /// The least width at which both stand side by side, in multiples of the text's size; below it one stands above the
    /// other.
    private static final double SIDE_BY_SIDE = 76;

    private final Shares both = new Shares();
    private final Label measure = new Label();
    private List<Parent> screens = List.of();

    LastStep() {
        both.widthProperty().subscribe(_ -> arrange());
    }

    /// Both screens as one. Keys go to the step first, and to the review those that the step has no use for.
    Screen of(Parent step, Parent review) {
        screens = List.of(step, review);
        arrange();
        ScreenKeys.install(
                both,
                key -> ScreenKeys.press(step, key) || ScreenKeys.press(review, key),
                () -> ScreenKeys.focus(step));
        return Screen.of(both);
    }

    /// Gives both screens back, since a node can only stand in one place.
    void giveBack() {
        screens = List.of();
        both.getChildren().clear();
    }

    private void arrange() {
        if (both.getWidth() >= SIDE_BY_SIDE * measure.getFont().getSize()) {
            both.across(screens);
        } else {
            both.down(screens);
        }
    }
}
