package dev.incidentrunbook.incident;

/// Where a step stands. Any step may be in any state at any time; going back is always possible.
public enum Outcome {
    OPEN("open"),
    IN_PROGRESS("in progress"),
    DONE("done"),
    SKIPPED("skipped"),
    NOT_APPLICABLE("not applicable"),
    FAILED("failed"),
    BLOCKED("blocked"),
    DEFERRED("deferred");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /// How a person says it, in lower case.
    public String words() {
        return words;
    }

    /// Whether the step has ended, well or not. A blocked or deferred step has not: it waits.
    public boolean settled() {
        return switch (this) {
            case DONE, SKIPPED, NOT_APPLICABLE, FAILED -> true;
            case OPEN, IN_PROGRESS, BLOCKED, DEFERRED -> false;
        };
    }

    /// Whether the outcome says nothing without a reason.
    public boolean needsReason() {
        return switch (this) {
            case SKIPPED, NOT_APPLICABLE -> true;
            case OPEN, IN_PROGRESS, DONE, FAILED, BLOCKED, DEFERRED -> false;
        };
    }
}
