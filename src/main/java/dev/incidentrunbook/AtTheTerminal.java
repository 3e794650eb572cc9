package dev.incidentrunbook;

import dev.incidentrunbook.cli.Person;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// The person at the terminal of this process, if both its input and its output are one.
final class AtTheTerminal implements Person {
    private static final int LAST_SECONDS = 15;

    @Override
    public boolean present() {
        return console().filter(Console::isTerminal).isPresent();
    }

    @Override
    public Optional<String> answer(String question) {
        return console().map(console -> console.readLine("%s", question));
    }

    /// The system ends the program once every hook has run, so the hook waits until the command has come to its end.
    @Override
    public Listening whenInterrupted(Runnable action) {
        var ended = new CountDownLatch(1);
        var hook =
                new Thread(
                        () -> {
                            action.run();
                            await(ended);
                        },
                        "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The program is ending already, by this very hook.
                return;
            }
        };
    }

    // Java 22 to 24 always gave one; Java 25 gives none again where the streams are no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }

    private static void await(CountDownLatch ended) {
        try {
            if (!ended.await(LAST_SECONDS, TimeUnit.SECONDS)) {
                LoggerFactory.getLogger(AtTheTerminal.class)
                        .warn("The program was ended before what it followed was complete");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
