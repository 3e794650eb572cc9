/// What the attached logs point to: when it began, what fails, and what probably causes it, each with its lines.
@NullMarked
package dev.incidentrunbook.ui.diagnosis;

import org.jspecify.annotations.NullMarked;
