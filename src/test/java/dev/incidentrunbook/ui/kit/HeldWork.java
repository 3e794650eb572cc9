package dev.incidentrunbook.ui.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Work that waits until a test lets it go on, so that what the screen shows in between can be looked at.
public final class HeldWork implements Work {
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final List<Runnable> beats = new ArrayList<>();
    private final List<Consumer<Progress>> listeners = new ArrayList<>();

    @Override
    public <T> void start(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
        jobs.add(() -> Work.inline().start(job, done, failed));
    }

    @Override
    public <T> Cancellable startLong(
            LongJob<T> job,
            Consumer<Progress> progress,
            Consumer<T> done,
            Consumer<Exception> failed) {
        var cancelled = new boolean[1];
        listeners.add(progress);
        jobs.add(() ->
                Work.inline()
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
        // Compared by identity when it is cancelled, which a lambda of its own makes sure of.
        Runnable beat = () -> action.run();
        beats.add(beat);
        return () -> beats.remove(beat);
    }

    /// Says of the long job begun last how far it is.
    public void report(Progress progress) {
        listeners.getLast().accept(progress);
    }

    /// Does the oldest job.
    public void one() {
        jobs.remove().run();
    }

    /// Lets the time pass after which everything repeated is done once more.
    public void beat() {
        List.copyOf(beats).forEach(Runnable::run);
    }

    /// Does every job, also those that jobs begin.
    public void all() {
        while (!jobs.isEmpty()) {
            one();
        }
    }
}
