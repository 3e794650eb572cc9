package dev.incidentrunbook.bundle;

import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a bundle is not imported, in one sentence.
final class Refusals {
    private static final int LONGEST_NAME = 80;

    private Refusals() {}

    /// @param what what is wrong with it, as it goes on after "because"
    static RefusedException bad(String what) {
        return RefusedException.checkFailed(
                "Nothing was imported because "
                        + what
                        + "; ask for the bundle once more from where it was made.");
    }

    static RefusedException bad(String what, Exception cause) {
        RefusedException refused = bad(what);
        refused.initCause(cause);
        return refused;
    }

    static RefusedException notABundle() {
        return RefusedException.checkFailed(
                "Nothing was imported because this is a zip but no bundle of Incident Runbook; import one that was made with"
                        + " \"bundle\".");
    }

    static RefusedException notAZip() {
        return RefusedException.checkFailed(
                "Nothing was imported because this is no whole zip: it is another kind of file or was cut short; copy the bundle"
                        + " once more.");
    }

    static RefusedException newer() {
        return RefusedException.checkFailed(
                "Nothing was imported because the bundle was made by a newer version of Incident Runbook; install that version,"
                        + " then import again.");
    }

    /// A failure to read the file itself.
    static RefusedException unreadable(Path file, IOException e) {
        RefusedException refused =
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
                                            + "; make it readable for you, or import a copy.");
                    default ->
                            RefusedException.checkFailed(
                                    "Reading "
                                            + file
                                            + " failed ("
                                            + e.getMessage()
                                            + "), so nothing was imported; check the disk or the connection, then try again.");
                };
        refused.initCause(e);
        return refused;
    }

    /// A foreign name within a sentence.
    static String quoted(byte[] name) {
        return quoted(new String(name, StandardCharsets.UTF_8));
    }

    /// A foreign name within a sentence: on one line, and not longer than the sentence.
    static String quoted(String name) {
        var shown = new StringBuilder("\"");
        name.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.append(name.codePointCount(0, name.length()) > LONGEST_NAME ? "…\"" : "\"")
                .toString();
    }
}
