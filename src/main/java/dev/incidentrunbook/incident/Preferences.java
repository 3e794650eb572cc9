package dev.incidentrunbook.incident;

import java.util.Optional;

/// What the responder chose and the program remembers: theme, window, last export folder. Never part of an incident.
public interface Preferences {
    /// The remembered value.
    Optional<String> preference(String key);

    /// Remembers a value.
    void remember(String key, String value);
}
