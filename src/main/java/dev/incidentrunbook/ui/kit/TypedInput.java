package dev.incidentrunbook.ui.kit;

import javafx.animation.PauseTransition;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lets people type a [TypedText] into a control: saved when they pause, press Enter in a line, or go elsewhere.
public final class TypedInput {
    /// How long a pause in typing is before what was typed is saved.
    private static final Duration PAUSE = Duration.seconds(1);

    private TypedInput() {}

    /// Joins a control and a label with a text, until the subscription is given back.
    ///
    /// @param status says whether the text is saved
    public static Subscription join(TextInputControl input, Label status, TypedText typed) {
        var pause = new PauseTransition(PAUSE);
        pause.setOnFinished(_ -> typed.save());
        input.textProperty().bindBidirectional(typed.text());
        input.accessibleHelpProperty().bind(typed.status());
        status.textProperty().bind(typed.status());
        if (input instanceof TextField line) {
            line.setOnAction(_ -> typed.save());
        } else if (input instanceof TextArea area) {
            leaveWithTab(area);
        }
        return Subscription.combine(
                typed.failed().subscribe(failed -> mark(status, failed)),
                typed.text().subscribe((_, _) -> pause.playFromStart()),
                input.focusedProperty()
                        .subscribe((_, focused) -> {
                            if (focused) {
                                typed.enter();
                            } else {
                                pause.stop();
                                typed.leave();
                            }
                        }),
                () -> {
                    pause.stop();
                    input.textProperty().unbindBidirectional(typed.text());
                });
    }

    /// Lets Tab leave a text area as it leaves every other control; nobody writes tabs into a note.
    public static void leaveWithTab(TextArea area) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.TAB
                            && !event.isShortcutDown()
                            && !event.isAltDown()) {
                        area.requestFocusTraversal(
                                event.isShiftDown()
                                        ? TraversalDirection.PREVIOUS
                                        : TraversalDirection.NEXT);
                        event.consume();
                    }
                });
    }

    private static void mark(Label status, boolean failed) {
        status.getStyleClass().remove("field-error");
        status.setGraphic(null);
        if (failed) {
            status.getStyleClass().add("field-error");
            status.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        }
    }
}
