package dev.incidentrunbook.incident;

/// What was asked for cannot be done as asked. Nothing was recorded. The message is one sentence that tells how to mend it.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why it was refused.
    public enum Reason {
        /// The words were wrong: no such step, not a date, a missing reason.
        WRONG_WORDS,
        /// The words were right but a check failed: required items are open, a digest does not match.
        CHECK_FAILED
    }

    private RefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// The words were wrong.
    public static RefusedException wrongWords(String message) {
        return new RefusedException(Reason.WRONG_WORDS, message);
    }

    /// A check failed.
    public static RefusedException checkFailed(String message) {
        return new RefusedException(Reason.CHECK_FAILED, message);
    }

    /// Why it was refused.
    public Reason reason() {
        return reason;
    }
}
