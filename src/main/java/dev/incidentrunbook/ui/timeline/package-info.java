/// The timeline: everything that happened in the open incident, to read, to filter, to copy, and to add to.
@NullMarked
package dev.incidentrunbook.ui.timeline;

import org.jspecify.annotations.NullMarked;
