package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.recovery.RecoveryView;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// What stands in the window: the store's recovery while the store is not open, otherwise the frame around every screen.
final class DesktopView {
    private final StackPane root = new StackPane();
    private final ReadOnlyStringWrapper windowTitle =
            new ReadOnlyStringWrapper(Messages.text("shell.title"));
    private final RecoveryView recovery;
    private Runnable focus = () -> {};
    private Subscription title = Subscription.EMPTY;

    DesktopView(DesktopViewModel vm) {
        recovery = RecoveryView.of(vm.recovery());
        vm.shell().subscribe(this::show);
    }

    /// What the window shows.
    StackPane root() {
        return root;
    }

    /// What stands in the window's title bar.
    ReadOnlyStringProperty windowTitle() {
        return windowTitle.getReadOnlyProperty();
    }

    /// Puts the focus where work goes on.
    void focus() {
        focus.run();
    }

    private void show(Optional<ShellViewModel> open) {
        title.unsubscribe();
        open.ifPresentOrElse(this::showShell, this::showRecovery);
        if (root.getScene() != null) {
            focus();
        }
    }

    private void showShell(ShellViewModel vm) {
        ShellView view = ShellView.of(vm);
        root.getChildren().setAll(view.root());
        focus = view::focus;
        title = view.windowTitle().subscribe(windowTitle::set);
    }

    private void showRecovery() {
        root.getChildren().setAll(recovery.root());
        focus = recovery::focus;
        windowTitle.set(Messages.text("shell.title"));
    }
}
