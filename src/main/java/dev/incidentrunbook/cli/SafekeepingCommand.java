package dev.incidentrunbook.cli;

import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Safekeeping;
import java.util.concurrent.Callable;

/// A command that cares for the store and does not need it open.
abstract class SafekeepingCommand implements Callable<Integer> {
    private final RootCommand root;

    SafekeepingCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public final Integer call() {
        root.refuseMoment();
        Surroundings surroundings = root.surroundings();
        var printer = new Printer(surroundings, root.json());
        return work(
                surroundings.safekeeping().apply(root.folder()),
                printer,
                new ToldProgress(printer, surroundings.clock()));
    }

    /// Does the work.
    ///
    /// @return the exit code
    abstract int work(Safekeeping keeping, Printer printer, Progress progress);
}
