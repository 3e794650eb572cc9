package dev.incidentrunbook.ui.shell;

/// Something that can be done by name.
///
/// @param name what it does, for instance "Go to step 3, Identify the failing component"
/// @param keys the keys that do the same; blank when there are none
/// @param act does it
record Command(String name, String keys, Runnable act) {}
