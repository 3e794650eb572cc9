package dev.incidentrunbook.review;

import dev.incidentrunbook.runbook.RunbookProblem;
import java.util.List;

/// An order of a review that cannot be used, with everything that is wrong with it at once.
public final class BadOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RunbookProblem> problems;

    /// @param name the file or order that was read, for the message
    /// @param problems all that was found, in file order; never empty
    public BadOrderException(String name, List<RunbookProblem> problems) {
        super(RunbookProblem.told("Review order " + name, problems));
        this.problems = List.copyOf(problems);
    }

    /// All that was found, in file order.
    public List<RunbookProblem> problems() {
        return problems;
    }
}
