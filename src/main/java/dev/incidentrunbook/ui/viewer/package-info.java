/// The viewer: the lines of an evidence of any size, or its bytes.
@NullMarked
package dev.incidentrunbook.ui.viewer;

import org.jspecify.annotations.NullMarked;
