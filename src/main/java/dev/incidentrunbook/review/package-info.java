/// What is told afterwards: an incident becomes a [Review], and a review becomes a Markdown document. Everything here is
/// computed from the incident alone, without a clock, a locale or a time zone, so that the same events always give the
/// same bytes. What nobody wrote is said to be missing; nothing is made up.
@NullMarked
package dev.incidentrunbook.review;

import org.jspecify.annotations.NullMarked;
