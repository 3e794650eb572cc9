/// Programs that do to a store what happens to laptops, many times over, and count what was lost. They are no tests: each
/// says how often it did it and what it found, and can be run for as long as somebody cares to wait.
@NullMarked
package dev.incidentrunbook.harness;

import org.jspecify.annotations.NullMarked;
