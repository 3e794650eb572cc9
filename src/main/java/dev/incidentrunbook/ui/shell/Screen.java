package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.function.Predicate;
import javafx.scene.Parent;

/// A screen as the window handles it.
///
/// @param root what is shown
/// @param acts does what a key asks for; false when the screen has no use for it
/// @param focus puts the focus where work goes on
record Screen(Parent root, Predicate<Shortcut> acts, Runnable focus) {

    /// A screen that said through [ScreenKeys] what it does.
    static Screen of(Parent root) {
        return new Screen(
                root,
                key -> ScreenKeys.press(root, key),
                () -> {
                    if (!ScreenKeys.focus(root)) {
                        root.requestFocus();
                    }
                });
    }
}
