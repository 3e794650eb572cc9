/// The care of the store while it is open: backups, and a check of every byte.
@NullMarked
package dev.incidentrunbook.ui.safekeeping;

import org.jspecify.annotations.NullMarked;
