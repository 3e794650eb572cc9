package dev.incidentrunbook.incident;

import java.time.LocalDate;
import java.util.Optional;

/// Something to do after the incident, so that it does not come back or hurts less.
///
/// @param text what to do, starting with a verb; never blank
/// @param owner who does it
/// @param due by when
/// @param type what it is for
/// @param priority how soon it matters
public record ActionItem(
        String text,
        Optional<String> owner,
        Optional<LocalDate> due,
        Optional<Type> type,
        Optional<Priority> priority) {

    /// What an action is for.
    public enum Type {
        MITIGATE,
        PREVENT,
        DETECT,
        PROCESS
    }

    /// How soon an action matters, P1 first.
    public enum Priority {
        P1,
        P2,
        P3
    }

    /// An action of which only the text is known yet.
    public static ActionItem of(String text) {
        return new ActionItem(
                text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
