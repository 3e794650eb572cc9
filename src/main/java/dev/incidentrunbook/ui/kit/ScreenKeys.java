package dev.incidentrunbook.ui.kit;

import java.util.function.Predicate;
import javafx.scene.Parent;

/// What a screen does on keys, and where work goes on in it. The shell sees every key first, wherever the focus is, and
/// hands the screen in front the ones it does not act on itself: finish, outcome, pause, note, attach, export, find.
public final class ScreenKeys {
    private final Predicate<Shortcut> acts;
    private final Runnable focus;

    private ScreenKeys(Predicate<Shortcut> acts, Runnable focus) {
        this.acts = acts;
        this.focus = focus;
    }

    /// Tells the shell about a screen.
    ///
    /// @param screen the root of the screen
    /// @param acts does what a key asks for; false when the screen has no use for it
    /// @param focus puts the focus where work goes on
    public static void install(Parent screen, Predicate<Shortcut> acts, Runnable focus) {
        screen.getProperties().put(ScreenKeys.class, new ScreenKeys(acts, focus));
    }

    /// Does what a key asks for.
    ///
    /// @return false when the screen has no use for it
    public static boolean press(Parent screen, Shortcut shortcut) {
        return screen.getProperties().get(ScreenKeys.class) instanceof ScreenKeys keys
                && keys.acts.test(shortcut);
    }

    /// Puts the focus where work goes on in a screen.
    ///
    /// @return false when the screen did not say where that is
    public static boolean focus(Parent screen) {
        if (screen.getProperties().get(ScreenKeys.class) instanceof ScreenKeys keys) {
            keys.focus.run();
            return true;
        }
        return false;
    }
}
