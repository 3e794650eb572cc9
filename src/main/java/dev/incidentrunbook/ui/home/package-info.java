/// All incidents: find one, open one, begin one.
@NullMarked
package dev.incidentrunbook.ui.home;

import org.jspecify.annotations.NullMarked;
