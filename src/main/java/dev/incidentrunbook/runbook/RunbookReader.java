package dev.incidentrunbook.runbook;

/// Reads runbooks and checks them.
public final class RunbookReader {
    /// Reads a runbook from its text.
    ///
    /// @param name what to call it in messages, usually the file name
    /// @param text YAML or JSON
    /// @throws BadRunbookException with every problem at once, when it cannot be used
    public Runbook read(String name, String text) {
        if (text.isBlank()) {
            throw new BadRunbookException(name, java.util.List.of(new RunbookProblem("", 1, 1, "a runbook, but it is empty")));
        }
        return java.util.Objects.requireNonNull(null);
    }

    /// The runbook shipped with the program under this id.
    ///
    /// @throws IllegalArgumentException when none is shipped under that id; the message names those that are
    public Runbook shipped(String id) {
        return read(id, "");
    }
}
