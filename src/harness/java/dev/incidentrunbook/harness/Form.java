package dev.incidentrunbook.harness;

/// How long a run may take.
enum Form {
    /// Short enough for every change.
    SHORT,
    /// Long enough to believe the figures.
    LONG
}
