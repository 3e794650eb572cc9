/// The window: the top bar, the list of steps, the keys, the palette. The only room that knows all screens.
@NullMarked
package dev.incidentrunbook.ui.shell;

import org.jspecify.annotations.NullMarked;
