package dev.incidentrunbook.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/// What went wrong with a file, in one sentence. The messages of the system are often no more than the file's name.
final class FileTrouble {
    private FileTrouble() {}

    static String sentence(@Nullable IOException trouble) {
        return switch (trouble) {
            case null -> "A file could not be read or written.";
            case NoSuchFileException e -> "There is no file or folder " + e.getFile() + ".";
            case NotDirectoryException e -> e.getFile() + " is not a folder.";
            case AccessDeniedException e -> "There is no permission to use " + e.getFile() + ".";
            case FileSystemException e when e.getReason() != null ->
                    "The file " + e.getFile() + " could not be used: " + e.getReason() + ".";
            default -> "A file could not be read or written: " + trouble.getMessage() + ".";
        };
    }
}
