package dev.incidentrunbook.ui.kit;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work that is done where it is started, for tests.
final class InlineWork implements Work {
    @Override
    public <T> void start(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
        T value;
        try {
            value = job.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        done.accept(value);
    }

    @Override
    public <T> Cancellable startLong(
            LongJob<T> job,
            Consumer<Progress> progress,
            Consumer<T> done,
            Consumer<Exception> failed) {
        var cancelled = new boolean[1];
        start(
                () ->
                        job.run(
                                new Control() {
                                    @Override
                                    public void report(Progress p) {
                                        progress.accept(p);
                                    }

                                    @Override
                                    public boolean cancelled() {
                                        return cancelled[0];
                                    }
                                }),
                done,
                failed);
        return () -> cancelled[0] = true;
    }

    @Override
    public Cancellable every(long millis, Runnable action) {
        return () -> {};
    }
}
