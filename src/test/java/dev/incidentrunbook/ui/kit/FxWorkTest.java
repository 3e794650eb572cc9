package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FxWorkTest {
    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void nothingIsShownOfAJobOnceTheProgramIsClosed() {
        var work = new FxWork();
        var held = new CountDownLatch(1);
        var shown = new AtomicBoolean();
        Platform.runLater(() -> await(held));

        work.start(() -> "read", _ -> shown.set(true), _ -> shown.set(true));
        work.close();
        held.countDown();
        WaitForAsyncUtils.waitForFxEvents();

        assertFalse(shown.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
