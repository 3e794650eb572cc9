package dev.incidentrunbook.diagnosis;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A line that tells of a change: a deployment, a restart, a configuration that was read anew.
///
/// @param kind what kind of change
/// @param at when, as far as the line says
/// @param text the line's message
/// @param citation where it stands
public record Change(Kind kind, Optional<Instant> at, String text, Citation citation) {
    /// Kinds of changes.
    public enum Kind {
        /// Another version runs, or what deploys or migrates says so.
        DEPLOYMENT,
        /// A server read its configuration again.
        RELOAD,
        /// A program started or stopped.
        RESTART;

        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
