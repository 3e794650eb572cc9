package dev.incidentrunbook.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

/// A command that works on a store. The store is open while it works and closed when it has ended, however it ends.
abstract class ShellCommand implements Callable<Integer> {
    /// A check failed.
    static final int CHECK_FAILED = 1;

    /// Done.
    static final int DONE = 0;

    private final RootCommand root;

    ShellCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public final Integer call() throws IOException {
        try (Desk desk = root.desk()) {
            return work(desk);
        }
    }

    /// Does the work.
    ///
    /// @return the exit code
    abstract int work(Desk desk) throws IOException;
}
