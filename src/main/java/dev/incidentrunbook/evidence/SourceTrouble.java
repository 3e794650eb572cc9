package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why something could not be attached, and how to mend it, in one sentence.
final class SourceTrouble {
    private SourceTrouble() {}

    /// A file that could not be opened or read.
    static RefusedException file(Path file, IOException e) {
        return because(
                e,
                switch (e) {
                    case NoSuchFileException _ ->
                            RefusedException.wrongWords(
                                    "There is no file "
                                            + file
                                            + "; check the path and the spelling.");
                    case AccessDeniedException _ ->
                            RefusedException.wrongWords(
                                    "You may not read "
                                            + file
                                            + "; make it readable for you, or attach a copy.");
                    case FileSystemLoopException _ -> loop(file);
                    case FileSystemException x when symbolic(x) -> loop(file);
                    default ->
                            RefusedException.checkFailed(
                                    "Reading "
                                            + file
                                            + " failed ("
                                            + e.getMessage()
                                            + "), so nothing was attached; check the disk or the connection, then try again.");
                });
    }

    /// A stream that could not be read.
    static RefusedException stream(String origin, IOException e) {
        return because(
                e,
                RefusedException.checkFailed(
                        "Reading "
                                + origin
                                + " failed ("
                                + e.getMessage()
                                + "), so nothing was attached; save it to a file and attach that."));
    }

    /// A file that gave nothing for a long time.
    static RefusedException stalled(Path file, int seconds) {
        return RefusedException.checkFailed(
                file
                        + " gave nothing for "
                        + seconds
                        + " seconds, so nothing was attached; if it lies on another machine, check the connection, or copy"
                        + " it here and attach the copy.");
    }

    private static RefusedException loop(Path file) {
        return RefusedException.wrongWords(
                file + " is a link that leads back to itself; attach the file it was meant for.");
    }

    private static boolean symbolic(FileSystemException e) {
        return e.getReason() != null && e.getReason().contains("symbolic link");
    }

    private static RefusedException because(IOException e, RefusedException refused) {
        refused.initCause(e);
        return refused;
    }
}
