package dev.incidentrunbook.runbook;

/// One thing that is wrong with a runbook file.
///
/// @param path where in the structure, for instance `steps[2].items[0].text`; empty for the file as a whole
/// @param line line in the text, counted from 1
/// @param column column in the line, counted from 1
/// @param expected what should stand there, as a sentence that tells how to mend it
public record RunbookProblem(String path, int line, int column, String expected) {

    /// `line 12, column 5: steps[2].title: …`, the form editors and people both read.
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + (path.isEmpty() ? "" : path + ": ") + expected;
    }
}
