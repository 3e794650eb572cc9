/// Finding: what people wrote in any incident, and lines in the logs attached to it.
@NullMarked
package dev.incidentrunbook.search;

import org.jspecify.annotations.NullMarked;
