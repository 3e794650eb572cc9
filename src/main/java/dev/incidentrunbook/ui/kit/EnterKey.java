package dev.incidentrunbook.ui.kit;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Enter in a list of a dialog, which the list would otherwise keep from the dialog's button.
final class EnterKey {
    private EnterKey() {}

    /// Says what Enter does anywhere in a node.
    static void in(Node node, Runnable action) {
        node.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        action.run();
                        event.consume();
                    }
                });
    }
}
