/// What every screen uses: the bridge between threads, dialogs, keys, theme, texts, and the incident that is open.
@NullMarked
package dev.incidentrunbook.ui.kit;

import org.jspecify.annotations.NullMarked;
