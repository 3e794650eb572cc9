package dev.incidentrunbook.runbook;

import java.util.List;
import java.util.stream.Collectors;

/// One thing that is wrong with a runbook file, or another file of that kind.
///
/// @param path where in the structure, for instance `steps[2].items[0].text`; empty for the file as
///   a whole
/// @param line line in the text, counted from 1; 0 when the file as a whole cannot be read
/// @param column column in the line, counted from 1; 0 when the file as a whole cannot be read
/// @param expected what should stand there, as a sentence that tells how to mend it
public record RunbookProblem(String path, int line, int column, String expected) {

    /// `line 12, column 5: steps[2].title: …`, the form editors and people both read.
    @Override
    public String toString() {
        String where = line == 0 ? "" : "line " + line + ", column " + column + ": ";
        return where + (path.isEmpty() ? "" : path + ": ") + expected;
    }

    /// Everything that is wrong with a file, below the sentence that says it cannot be used.
    ///
    /// @param subject what cannot be used, for instance `Runbook disk.yaml`
    public static String told(String subject, List<RunbookProblem> problems) {
        String newLine = System.lineSeparator() + "  ";
        return problems.stream()
                .map(RunbookProblem::toString)
                .collect(Collectors.joining(newLine, subject + " cannot be used:" + newLine, ""));
    }
}
