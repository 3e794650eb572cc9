package dev.incidentrunbook.ui.kit;

/// A screen on which people type. Words that stand in a field but are not recorded yet are recorded when the screen is left,
/// when the window closes, and before anything is exported.
@FunctionalInterface
public interface Edits {
    /// Records at once what was typed and not recorded yet; harmless when there is nothing.
    void flush();
}
