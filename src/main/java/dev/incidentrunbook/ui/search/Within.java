package dev.incidentrunbook.ui.search;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.Locale;

/// In what to search.
public enum Within {
    EVERYTHING,
    NOTES,
    LOGS;

    /// In words.
    public String text() {
        return Messages.text("search.within." + name().toLowerCase(Locale.ROOT));
    }
}
