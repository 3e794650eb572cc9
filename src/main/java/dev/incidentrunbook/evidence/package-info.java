/// Files and streams that are taken in as evidence: reading them once, telling what they are, giving them back unchanged.
@NullMarked
package dev.incidentrunbook.evidence;

import org.jspecify.annotations.NullMarked;
