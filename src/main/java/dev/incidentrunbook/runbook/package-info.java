/// The plan: what a runbook says, read from a file and checked before anyone follows it. Knows no incident, no screen,
/// no database.
@NullMarked
package dev.incidentrunbook.runbook;

import org.jspecify.annotations.NullMarked;
