/// The reference: what the runbook of the open incident knows about the subject, to read and to search.
@NullMarked
package dev.incidentrunbook.ui.runbooks;

import org.jspecify.annotations.NullMarked;
