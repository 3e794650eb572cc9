package dev.incidentrunbook.diagnosis;

/// A line that carries a statement.
///
/// @param file the name of the log
/// @param line the line's number, counted from 1
public record Citation(String file, long line) {
    /// `app.log:251`.
    public String text() {
        return file + ":" + line;
    }
}
