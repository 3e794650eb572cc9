/// Programs that measure, and print how the figures compare with other programs on the same files in the same run.
@NullMarked
package dev.incidentrunbook.bench;

import org.jspecify.annotations.NullMarked;
