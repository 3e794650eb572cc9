package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FxDialogs;
import dev.incidentrunbook.ui.kit.FxWork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The desktop as a whole, from the first window to the last.
public final class DesktopApp {
    /// Whoever starts the desktop again should see its window within a second.
    private static final long LISTEN_MILLIS = 500;

    private final Desktop desktop;
    private final Callable<Optional<Knock>> knocks;
    private final FxWork work;
    private final StoreDoor door;
    private final FirstLook found;
    private final Choices choices;
    private final CountDownLatch closed = new CountDownLatch(1);

    private DesktopApp(
            Desktop desktop, Callable<Optional<Knock>> knocks, FxWork work, StoreDoor door) {
        this.desktop = desktop;
        this.knocks = knocks;
        this.work = work;
        this.door = door;
        found = FirstLook.at(desktop.safekeeping(), door);
        choices =
                found instanceof FirstLook.Open(StoreDoor.Inside inside)
                        ? inside.choices()
                        : Choices.unread(work);
    }

    /// Looks at the store, opens it when it is sound, shows the window, and returns when that was closed, all that was done in
    /// it is recorded, and the store is closed.
    ///
    /// @param knocks whether somebody started the desktop again since this was last asked; reads a file
    /// @throws UnsupportedOperationException when there is no display
    public static void run(Desktop desktop, Callable<Optional<Knock>> knocks) {
        var work = new FxWork();
        // Closed in the reverse order: what is still to be recorded needs the store.
        try (var door = new StoreDoor(desktop.stores(), work);
                work) {
            var app = new DesktopApp(desktop, knocks, work, door);
            FxWork.startToolkit(app::show);
            app.closed.await();
            FxWork.stopToolkit();
        } catch (InterruptedException _) {
            // Whoever interrupts wants the program to end; closing the bridge has recorded what was
            // under way.
            return;
        }
    }

    private void show() {
        var stage = new Stage();
        var appearance = new Appearance(choices);
        appearance.apply();
        var dialogs = new FxDialogs(stage, choices, appearance);
        FxWork.reportBugs(dialogs);
        var vm =
                new DesktopViewModel(
                        desktop, door, choices, appearance, work, dialogs, () -> close(stage));
        vm.start(found);
        var view = new DesktopView(vm);
        var scene = new Scene(view.root());
        appearance.dress(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(view.windowTitle());
        place(stage);
        stage.setOnCloseRequest(event -> {
            event.consume();
            vm.close();
        });
        // What the closing remembered is short work too; when this is done, everything is.
        stage.setOnHidden(
                _ -> work.start(() -> true, _ -> closed.countDown(), _ -> closed.countDown()));
        work.flushAtTheEnd(vm::flush);
        stage.show();
        view.focus();
        var listening =
                new Knocks(
                        knocks,
                        work,
                        knock -> {
                            raise(stage);
                            knock.incident().ifPresent(vm::show);
                        });
        work.every(LISTEN_MILLIS, listening::listen);
    }

    /// Window managers keep a program from putting itself in front; a window that stays on top for a moment is in front.
    private static void raise(Stage stage) {
        stage.setIconified(false);
        stage.setAlwaysOnTop(true);
        stage.toFront();
        stage.requestFocus();
        stage.setAlwaysOnTop(false);
    }

    private void close(Stage stage) {
        rememberPlace(stage);
        stage.hide();
    }

    private void place(Stage stage) {
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        WindowBounds bounds =
                choices.get(Choice.WINDOW)
                        .flatMap(WindowBounds::of)
                        .orElseGet(() -> WindowBounds.centred(screens.getFirst()))
                        .within(screens);
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setMaximized(choices.get(Choice.MAXIMISED).filter("yes"::equals).isPresent());
    }

    private void rememberPlace(Stage stage) {
        choices.set(Choice.MAXIMISED, stage.isMaximized() ? "yes" : "no");
        if (!stage.isMaximized()) {
            choices.set(
                    Choice.WINDOW,
                    new WindowBounds(
                                    stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())
                            .text());
        }
    }
}
