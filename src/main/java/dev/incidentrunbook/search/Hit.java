package dev.incidentrunbook.search;

/// Something that was found.
///
/// @param incident for instance `INC-2026-0001`
/// @param title the incident's title, or the phrase that stands for the missing one
/// @param spot where it stands
/// @param where the same in words: `Step 1, Runtime` or `E3:L1042`
/// @param excerpt the words around it
public record Hit(String incident, String title, Spot spot, String where, Excerpt excerpt) {}
