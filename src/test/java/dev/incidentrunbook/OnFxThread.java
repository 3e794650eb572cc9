package dev.incidentrunbook;

import atlantafx.base.theme.PrimerLight;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.testfx.api.FxToolkit;

/// Runs each test, and what goes before and after it, on the FX thread, so that a test of a view reads from top to bottom
/// with no waiting. The toolkit is started by TestFX, so that these tests and robot tests can share one JVM.
public final class OnFxThread implements InvocationInterceptor, BeforeAllCallback {
    /// Seconds a test may take; only a test that hangs ever needs as many.
    private static final int PATIENCE = 60;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        FxToolkit.registerPrimaryStage();
        // Without a theme every colour of our styles is unknown, and each is a warning.
        FxToolkit.setupFixture(() ->
                Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation);
    }

    private static void run(Invocation<@Nullable Void> test) throws Throwable {
        var end = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            // What a listener throws goes to this handler and nowhere else, so a test would not
            // notice.
            var handler = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread()
                    .setUncaughtExceptionHandler((_, thrown) -> end.completeExceptionally(thrown));
            try {
                test.proceed();
                end.complete(null);
            } catch (Throwable thrown) {
                end.completeExceptionally(thrown);
            } finally {
                Thread.currentThread().setUncaughtExceptionHandler(handler);
            }
        });
        try {
            end.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
