package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.ui.kit.Messages;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Says why something could not be written.
final class WriteFailure {
    private WriteFailure() {}

    /// The sentence for somebody who wanted it in a place.
    static String told(Path target, Exception e) {
        return e instanceof RefusedException || e instanceof StorageException
                ? String.valueOf(e.getMessage())
                : Messages.text("review.export-failed", target.toString(), why(e));
    }

    private static String why(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> Messages.text("review.export-denied");
            case NoSuchFileException _ -> Messages.text("review.export-no-folder");
            case FileAlreadyExistsException _ -> Messages.text("review.export-file-there");
            case FileSystemException f when f.getReason() != null -> f.getReason();
            case Exception other -> String.valueOf(other.getMessage());
        };
    }
}
