/// The board of hypotheses: what may be behind the incident, what speaks for and against it, and how it stands.
@NullMarked
package dev.incidentrunbook.ui.board;

import org.jspecify.annotations.NullMarked;
