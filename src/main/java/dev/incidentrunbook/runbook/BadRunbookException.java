package dev.incidentrunbook.runbook;

import java.util.List;

/// A runbook that cannot be followed, with everything that is wrong with it at once.
public final class BadRunbookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RunbookProblem> problems;

    /// @param name the file or runbook that was read, for the message
    /// @param problems all that was found, in file order; never empty
    public BadRunbookException(String name, List<RunbookProblem> problems) {
        super(RunbookProblem.told("Runbook " + name, problems));
        this.problems = List.copyOf(problems);
    }

    /// All that was found, in file order.
    public List<RunbookProblem> problems() {
        return problems;
    }
}
