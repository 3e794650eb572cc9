package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens evidence off the FX thread, and tells how much of it was unpacked. What is asked for later takes the place of what was
/// asked for before.
final class Opener {
    private final Work work;
    private final Consumer<String> told;
    private Work.Cancellable job = () -> {};
    private Optional<Merging.Opening> underWay = Optional.empty();

    /// @param told shows how far it is
    Opener(Work work, Consumer<String> told) {
        this.work = work;
        this.told = told;
    }

    /// Opens what was asked for.
    ///
    /// @param done hears of it, unless something else was asked for meanwhile
    void open(
            Merging.Opening opening, Consumer<Merging.Together> done, Consumer<Exception> failed) {
        job.cancel();
        underWay = Optional.of(opening);
        job =
                work.startLong(
                        opening::open,
                        progress -> {
                            if (awaits(opening)) {
                                tell(progress);
                            }
                        },
                        read -> {
                            if (ends(opening)) {
                                done.accept(read);
                            }
                        },
                        e -> {
                            if (ends(opening)) {
                                failed.accept(e);
                            }
                        });
    }

    /// Stops what is being opened; whoever asked for it hears of that as of a failure.
    ///
    /// @return whether anything was
    boolean stop() {
        job.cancel();
        return underWay.isPresent();
    }

    private boolean awaits(Merging.Opening opening) {
        return underWay.filter(opening::equals).isPresent();
    }

    private boolean ends(Merging.Opening opening) {
        boolean awaited = awaits(opening);
        if (awaited) {
            underWay = Optional.empty();
        }
        return awaited;
    }

    private void tell(Work.Progress progress) {
        long percent = progress.total() == 0 ? 0 : progress.done() * 100 / progress.total();
        told.accept(
                Messages.text(
                        "viewer.unpacking",
                        progress.what(),
                        Long.toString(Math.min(100, percent))));
    }
}
