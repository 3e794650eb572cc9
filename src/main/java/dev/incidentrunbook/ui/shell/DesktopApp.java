package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.FxWork;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The desktop as a whole, from the first window to the last.
public final class DesktopApp {
    private DesktopApp() {}

    /// Shows the window and returns when it was closed and all that was done in it is recorded. The store may be closed then.
    ///
    /// @throws UnsupportedOperationException when there is no display
    public static void run(Desktop desktop) {
        var closed = new CountDownLatch(1);
        try (var work = new FxWork()) {
            FxWork.startToolkit(() -> show(desktop, work, closed));
            closed.await();
            FxWork.stopToolkit();
        } catch (InterruptedException _) {
            // Whoever interrupts wants the program to end; closing the bridge has recorded what was under way.
            return;
        }
    }

    private static void show(Desktop desktop, FxWork work, CountDownLatch closed) {
        var stage = new Stage();
        stage.setTitle(Messages.text("shell.title"));
        stage.setScene(new Scene(new Label(desktop.folder().toString()), 1000, 700));
        stage.setOnHidden(_ -> work.start(() -> true, _ -> closed.countDown(), _ -> closed.countDown()));
        stage.show();
    }
}
