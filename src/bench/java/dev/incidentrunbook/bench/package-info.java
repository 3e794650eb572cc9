/// Programs that measure the product against something else in the same run and print ratios. Machines differ and are noisy;
/// only the ratio of two medians of one run says anything.
@NullMarked
package dev.incidentrunbook.bench;

import org.jspecify.annotations.NullMarked;
