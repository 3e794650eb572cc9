package dev.incidentrunbook.incident;

/// The store could not read or keep something. The message is one sentence for the responder: what was being done to what,
/// and what to do now.
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what was being done to what, and what to do now
    public StorageException(String message) {
        super(message);
    }

    /// @param message what was being done to what, and what to do now
    /// @param cause what the disk, the database or the system said
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
