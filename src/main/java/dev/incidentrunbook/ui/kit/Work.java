package dev.incidentrunbook.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The only bridge between threads: jobs run off the FX thread, and exactly one of their callbacks runs on it.
public interface Work {
    /// Runs a short job. Short jobs run one after another in the order started, so that no tick overtakes another.
    <T> void start(Callable<T> job, Consumer<T> done, Consumer<Exception> failed);

    /// Runs a job that may take longer than a second, beside the short ones.
    ///
    /// @param progress told now and then how far the job is, on the FX thread
    /// @return a handle to cancel it; a cancelled job ends in `failed` with a `CancellationException`
    <T> Cancellable startLong(
            LongJob<T> job,
            Consumer<Progress> progress,
            Consumer<T> done,
            Consumer<Exception> failed);

    /// Runs `action` on the FX thread about every `millis` milliseconds until the handle is cancelled. For polling and
    /// clocks; inline work never runs it.
    Cancellable every(long millis, Runnable action);

    /// A job that may take long.
    @FunctionalInterface
    interface LongJob<T> {
        /// Does the work; asks `control` now and then whether to stop, and tells it how far it is.
        T run(Control control) throws Exception;
    }

    /// What a long job talks to.
    interface Control {
        /// Tells how far the job is.
        void report(Progress progress);

        /// Whether the job was cancelled.
        boolean cancelled();

        /// Throws a `CancellationException` when the job was cancelled.
        default void check() {
            if (cancelled()) {
                throw new CancellationException();
            }
        }
    }

    /// How far a long job is.
    ///
    /// @param what what it is working on, for instance a file name
    /// @param done units done
    /// @param total units in all; 0 when unknown
    record Progress(String what, long done, long total) {
        /// The job waits and goes on by itself.
        ///
        /// @param why for what it waits, in one sentence
        public static Progress waiting(String why) {
            return new Progress(why, -1, 0);
        }

        /// Whether the job waits; `what` says for what then.
        public boolean waits() {
            return done < 0;
        }
    }

    /// Something that can be cancelled.
    @FunctionalInterface
    interface Cancellable {
        /// Asks it to stop; harmless when it has ended.
        void cancel();
    }

    /// For tests: everything at once, on the calling thread, in order.
    static Work inline() {
        return new InlineWork();
    }
}
