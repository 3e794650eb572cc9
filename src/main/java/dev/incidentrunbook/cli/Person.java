package dev.incidentrunbook.cli;

import java.util.Optional;

/// Whoever sits at the terminal.
public interface Person {
    /// No person, but a script or a pipe.
    Person NOBODY =
            new Person() {
                @Override
                public boolean present() {
                    return false;
                }

                @Override
                public Optional<String> answer(String question) {
                    return Optional.empty();
                }

                @Override
                public Listening whenInterrupted(Runnable action) {
                    return () -> {};
                }
            };

    /// Whether somebody is there who can be asked.
    boolean present();

    /// Asks something.
    ///
    /// @return the line that was typed; empty when the terminal was closed instead
    Optional<String> answer(String question);

    /// Lets a command come to an end of its own when Ctrl+C is pressed, instead of dying.
    ///
    /// @param action begins that end; runs on another thread
    /// @return closed when the command has come to its end, which ends the program
    Listening whenInterrupted(Runnable action);

    /// Waiting for Ctrl+C.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
