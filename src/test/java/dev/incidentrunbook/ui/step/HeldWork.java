package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Work that waits until a test lets it go on, so that what the screen shows in between can be looked at.
final class HeldWork implements Work {
    private final Deque<Runnable> jobs = new ArrayDeque<>();

    @Override
    public <T> void start(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
        jobs.add(() -> Work.inline().start(job, done, failed));
    }

    @Override
    public <T> Cancellable startLong(
            LongJob<T> job, Consumer<Progress> progress, Consumer<T> done, Consumer<Exception> failed) {
        var cancelled = new boolean[1];
        jobs.add(() -> Work.inline()
                .startLong(
                        control -> {
                            if (cancelled[0]) {
                                throw new CancellationException();
                            }
                            return job.run(control);
                        },
                        progress,
                        done,
                        failed));
        return () -> cancelled[0] = true;
    }

    @Override
    public Cancellable every(long millis, Runnable action) {
        return () -> {};
    }

    /// Does the oldest job.
    void one() {
        jobs.remove().run();
    }

    /// Does every job, also those that jobs begin.
    void all() {
        while (!jobs.isEmpty()) {
            one();
        }
    }
}
