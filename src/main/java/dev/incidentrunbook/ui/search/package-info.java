/// Find something in all incidents: in what people wrote, and in the lines of logs.
@NullMarked
package dev.incidentrunbook.ui.search;

import org.jspecify.annotations.NullMarked;
