package dev.incidentrunbook.runbook;

/// A change to a runbook that an incident suggests. Steps and items are named by their ids.
public sealed interface RunbookChange {
    /// The step it is about.
    String step();

    /// Something to do was missing.
    ///
    /// @param text the new item, in a line
    record NewItem(String step, String text) implements RunbookChange {}

    /// A required item did not apply, so that it need not be answered any more.
    ///
    /// @param why why it did not apply, in a line; may be blank
    record OptionalItem(String step, String item, String why) implements RunbookChange {}

    /// Something the author should look at; it becomes a comment in the file.
    ///
    /// @param text what was met, in a line
    record Remark(String step, String text) implements RunbookChange {}
}
