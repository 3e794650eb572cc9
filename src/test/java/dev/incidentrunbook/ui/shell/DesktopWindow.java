package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Theme;
import dev.incidentrunbook.ui.kit.Work;
import java.util.Optional;
import javafx.stage.Stage;

/// The window of a rig from its first look at the store on, shown. Used on the FX thread.
record DesktopWindow(Rig rig, DesktopViewModel vm, Pictures pictures, Stage stage)
        implements AutoCloseable {

    /// Shows the window at its least size, in the light theme.
    ///
    /// @param work what does the work once there is a window
    static DesktopWindow open(Rig rig, Work work) {
        rig.appearance.apply();
        rig.appearance.theme().set(Theme.LIGHT);
        Desktop desktop = rig.desktop(Optional.empty());
        var door = new StoreDoor(desktop.stores(), work);
        var vm =
                new DesktopViewModel(
                        desktop,
                        door,
                        Choices.unread(work),
                        rig.appearance,
                        work,
                        rig.dialogs,
                        () -> {});
        vm.start(FirstLook.at(desktop.safekeeping(), door));
        var view = new DesktopView(vm);
        Stage stage = Pictures.stage(view.root(), rig.appearance);
        view.focus();
        return new DesktopWindow(rig, vm, new Pictures(rig.appearance, stage), stage);
    }

    @Override
    public void close() {
        stage.close();
    }
}
