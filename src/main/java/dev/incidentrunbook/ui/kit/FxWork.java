package dev.incidentrunbook.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `Work` for the running desktop: one worker for short jobs, so that they keep their order, and a thread for each long one.
public final class FxWork implements Work, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxWork.class);

    private final ExecutorService ordered =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("short-work").factory());
    private final ExecutorService beside =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("long-work-", 1).daemon().factory());

    private @Nullable Thread lastWords;

    /// Starts JavaFX and runs `first` on its thread. To be called once, before anything else of this class is used.
    ///
    /// @throws UnsupportedOperationException when there is no display
    public static void startToolkit(Runnable first) {
        // The program ends when what was typed is recorded, which is a little after its last window
        // is gone.
        Platform.setImplicitExit(false);
        Platform.startup(first);
    }

    /// Tells of every bug that surfaces on the FX thread: once in the log, once in a dialog. Called on the FX thread.
    public static void reportBugs(Dialogs dialogs) {
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, bug) -> {
                    LOG.error("Something on the screen failed", bug);
                    dialogs.problem(Messages.text("problem.screen"), bug);
                });
    }

    /// Gives the desktop a last chance when the system ends the program, as at the end of a session: `flush` records what was
    /// typed, and the program ends when that is done, or after a few seconds.
    public void flushAtTheEnd(Runnable flush) {
        var hook = new Thread(() -> flushWithin(3, flush), "last-words");
        Runtime.getRuntime().addShutdownHook(hook);
        lastWords = hook;
    }

    private void dropLastWords() {
        Thread hook = lastWords;
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The system is ending the program at this moment, and the last words are being
                // recorded.
                LOG.debug("Closed while the program was being ended");
            }
        }
    }

    private void flushWithin(int seconds, Runnable flush) {
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            flush.run();
            if (ordered.isShutdown()) {
                done.countDown();
            } else {
                ordered.execute(done::countDown);
            }
        });
        try {
            if (!done.await(seconds, TimeUnit.SECONDS)) {
                LOG.warn("The program was ended before the last words were recorded");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends JavaFX; nothing can be shown after that.
    public static void stopToolkit() {
        Platform.exit();
    }

    @Override
    public <T> void start(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
        ordered.execute(() -> run(job, done, failed));
    }

    @Override
    public <T> Cancellable startLong(
            LongJob<T> job,
            Consumer<Progress> progress,
            Consumer<T> done,
            Consumer<Exception> failed) {
        var control = new LatestProgress(progress);
        beside.execute(() -> run(() -> job.run(control), done, failed));
        return control;
    }

    @Override
    public Cancellable every(long millis, Runnable action) {
        var beat = new Timeline();
        beat.getKeyFrames()
                .add(
                        new KeyFrame(
                                Duration.millis((double) millis),
                                _ -> {
                                    if (ordered.isShutdown()) {
                                        beat.stop();
                                    } else {
                                        action.run();
                                    }
                                }));
        beat.setCycleCount(Animation.INDEFINITE);
        beat.play();
        return beat::stop;
    }

    /// Lets short jobs that were started come to their end, for at most ten seconds.
    @Override
    public void close() {
        dropLastWords();
        beside.shutdownNow();
        ordered.shutdown();
        try {
            if (!ordered.awaitTermination(10, TimeUnit.SECONDS)) {
                ordered.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> void run(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
        try {
            T value = job.call();
            Platform.runLater(() -> {
                // Whoever would see it is gone, and must not start anything more.
                if (!ordered.isShutdown()) {
                    done.accept(value);
                }
            });
        } catch (Exception e) {
            Platform.runLater(() -> {
                if (ordered.isShutdown()) {
                    LOG.warn("A job failed while the program was closed", e);
                } else {
                    failed.accept(e);
                }
            });
        }
    }

    /// Hands the latest progress to the FX thread, one message under way at a time: a fast job must not flood it.
    private static final class LatestProgress implements Control, Cancellable {
        private final Consumer<Progress> listener;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final AtomicReference<@Nullable Progress> latest = new AtomicReference<>();

        LatestProgress(Consumer<Progress> listener) {
            this.listener = listener;
        }

        @Override
        public void report(Progress progress) {
            if (latest.getAndSet(progress) == null) {
                Platform.runLater(() -> {
                    Progress shown = latest.getAndSet(null);
                    if (shown != null) {
                        listener.accept(shown);
                    }
                });
            }
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    }
}
