/// What the open incident would change in its runbook: the difference, and where to save the new version.
@NullMarked
package dev.incidentrunbook.ui.changes;

import org.jspecify.annotations.NullMarked;
