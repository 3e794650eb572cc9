/// What all incidents have in common: times, open actions, what steps cost, what is passed over.
@NullMarked
package dev.incidentrunbook.ui.trends;

import org.jspecify.annotations.NullMarked;
