package dev.incidentrunbook.ui.shell;

import java.util.Optional;

/// Somebody started the desktop while its window was open.
///
/// @param incident the incident to show; empty to leave what is shown
public record Knock(Optional<String> incident) {}
