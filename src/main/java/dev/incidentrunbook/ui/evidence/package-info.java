/// The evidence screen: everything attached to the open incident, with a look at its beginning.
@NullMarked
package dev.incidentrunbook.ui.evidence;

import org.jspecify.annotations.NullMarked;
