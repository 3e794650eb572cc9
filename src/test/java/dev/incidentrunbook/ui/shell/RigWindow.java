package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// The window of a rig, shown, with a store that is open. Used on the FX thread.
///
/// @param rig what is around it
/// @param vm what it shows
/// @param view the window's content
/// @param stage the window
record RigWindow(Rig rig, ShellViewModel vm, ShellView view, Stage stage) implements AutoCloseable {
    /// Shows the window at its least size, in the light theme.
    static RigWindow open(Rig rig) {
        rig.appearance.apply();
        rig.appearance.theme().set(Theme.LIGHT);
        ShellViewModel vm = rig.start();
        ShellView view = ShellView.of(vm);
        Stage stage = Pictures.stage(view.root(), rig.appearance);
        view.focus();
        return new RigWindow(rig, vm, view, stage);
    }

    /// Opens the incident that is still open.
    RigWindow enter() {
        vm.home().unfinished().get().ifPresent(vm.home()::open);
        return this;
    }

    RigWindow go(Place place) {
        vm.go(place);
        return this;
    }

    RigWindow press(Shortcut shortcut) {
        view.press(shortcut);
        return this;
    }

    /// Types into the field that has the focus.
    RigWindow find(String words) {
        if (stage.getScene().getFocusOwner() instanceof TextField field) {
            field.setText(words);
        }
        return this;
    }

    RigWindow textSize(int pixels) {
        rig.appearance.textSize().set(pixels);
        return this;
    }

    /// Writes a picture of the window as it is.
    RigWindow picture(String name) {
        pictures().picture(name);
        return this;
    }

    /// Writes a picture in either theme: `home-light`, `home-dark`.
    RigWindow both(String name) {
        pictures().both(name);
        return this;
    }

    /// Writes a picture of a large window: `home-wide`.
    RigWindow wide(String name) {
        pictures().wide(name);
        return this;
    }

    /// Lets a few frames pass.
    void settle() {
        pictures().settle();
    }

    private Pictures pictures() {
        return new Pictures(rig.appearance, stage);
    }

    @Override
    public void close() {
        stage.close();
    }
}
