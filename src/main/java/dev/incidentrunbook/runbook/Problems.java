package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Node.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Collects all that is wrong with one file, so that its author can mend everything in one go.
final class Problems {
    /// More than this at once helps nobody and would only fill the screen.
    private static final int SHOWN = 100;

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_$-]{1,60}");

    private final String what;
    private final List<RunbookProblem> found = new ArrayList<>();

    /// @param what the kind of file, for instance `runbook`
    Problems(String what) {
        this.what = what;
    }

    /// The kind of file, as in "a runbook".
    String what() {
        return what;
    }

    void add(String path, Place place, String sentence) {
        found.add(new RunbookProblem(path, place.line(), place.column(), sentence));
    }

    /// The path of a key inside a path. A key that is no plain word is quoted, so that it cannot
    /// disturb the message.
    static String inside(String path, String key) {
        String word = PLAIN_WORD.matcher(key).matches() ? key : Characters.quoted(key);
        return path.isEmpty() ? word : path + "." + word;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// Whether more was found than will be shown.
    boolean full() {
        return found.size() > SHOWN;
    }

    /// Everything in file order, cut after the first hundred.
    List<RunbookProblem> inFileOrder() {
        List<RunbookProblem> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt(RunbookProblem::line)
                        .thenComparingInt(RunbookProblem::column));
        if (sorted.size() <= SHOWN) {
            return sorted;
        }
        RunbookProblem next = sorted.get(SHOWN);
        int hidden = sorted.size() - SHOWN;
        List<RunbookProblem> shown = new ArrayList<>(sorted.subList(0, SHOWN));
        shown.add(
                new RunbookProblem(
                        "",
                        next.line(),
                        next.column(),
                        hidden + " more from here on; mend those above first"));
        return shown;
    }
}
