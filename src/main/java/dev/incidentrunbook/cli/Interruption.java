package dev.incidentrunbook.cli;

/// Ctrl+C, which ends what a command is doing, though it may come before that has begun.
final class Interruption {
    private boolean came;
    private Runnable end = () -> {};

    /// Ctrl+C was pressed; called on any thread.
    synchronized void come() {
        came = true;
        end.run();
    }

    /// From now on, this ends what is being done.
    synchronized void endsBy(Runnable action) {
        end = action;
        if (came) {
            end.run();
        }
    }
}
