/// What the responder chooses: theme, size of text, their name.
@NullMarked
package dev.incidentrunbook.ui.settings;

import org.jspecify.annotations.NullMarked;
