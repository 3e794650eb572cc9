package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in one sentence why something could not be kept or read, and what to do.
final class StorageFailure {
    // Primary result codes, https://www.sqlite.org/rescode.html
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private StorageFailure() {}

    /// @param doing what was being done, as the beginning of a sentence: `Recording what happened`
    static StorageException of(String doing, Path file, SQLException cause) {
        String why =
                switch (primaryCode(cause)) {
                    case BUSY, LOCKED ->
                            "another program kept "
                                    + file
                                    + " locked for more than five seconds; close that program, then try"
                                    + " again.";
                    case PERM, READONLY, CANTOPEN ->
                            file
                                    + " cannot be opened for writing; make it and its folder writable for you, then try again.";
                    case FULL ->
                            "there is no room left for "
                                    + file
                                    + "; free some space, then try again.";
                    case IOERR ->
                            "the disk reported an error in "
                                    + file
                                    + " ("
                                    + cause.getMessage()
                                    + "); free some space or check the disk, then try again.";
                    case CORRUPT, NOTADB -> file + " is damaged; " + Schema.WHEN_DAMAGED + ".";
                    default ->
                            file
                                    + " refused it: "
                                    + cause.getMessage()
                                    + "; start the program again and retry.";
                };
        return new StorageException(doing + " failed because " + why, cause);
    }

    /// @param doing what was being done, as the beginning of a sentence
    static StorageException of(String doing, Path file, IOException cause) {
        String why =
                cause instanceof AccessDeniedException
                        ? file + " is not writable for you; make it so, then try again."
                        : "the system reported an error in "
                                + file
                                + " ("
                                + cause.getMessage()
                                + "); free some space or check the disk, then try again.";
        return new StorageException(doing + " failed because " + why, cause);
    }

    /// Whether a file is not as SQLite wrote it.
    static boolean damage(SQLException e) {
        // A page beyond the end of the file: it was longer once.
        boolean cut =
                e instanceof SQLiteException s
                        && s.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ;
        return cut || primaryCode(e) == CORRUPT || primaryCode(e) == NOTADB;
    }

    /// Whether a program died while it created the file: only before a file has its write-ahead log can it have a journal to
    /// be rolled back, which leaves it empty and takes a connection that may write.
    static boolean creationCutShort(SQLException e) {
        return e instanceof SQLiteException x
                && x.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK;
    }

    /// What SQLite says, without its code in front.
    static String words(SQLException e) {
        return plain(
                String.valueOf(e.getMessage())
                        .replaceAll("^\\[[A-Z_]+]\\s*", "")
                        .replaceAll("\\s*\\(.*\\)$", ""));
    }

    /// The first thing that a check by SQLite found, as part of a sentence.
    static String plain(String found) {
        return found.replaceAll("(?m)^\\*\\*\\* .* \\*\\*\\*$", "")
                .strip()
                .lines()
                .findFirst()
                .orElse(found);
    }

    /// Whether there is no room left on the disk.
    static boolean full(SQLException e) {
        return primaryCode(e) == FULL;
    }

    static boolean busy(SQLException e) {
        return primaryCode(e) == BUSY || primaryCode(e) == LOCKED;
    }

    private static int primaryCode(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
