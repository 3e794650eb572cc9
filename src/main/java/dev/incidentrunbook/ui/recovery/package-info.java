/// What stands in the window while the store is not open: what is damaged, how mending it goes, and what came of it.
@NullMarked
package dev.incidentrunbook.ui.recovery;

import org.jspecify.annotations.NullMarked;
