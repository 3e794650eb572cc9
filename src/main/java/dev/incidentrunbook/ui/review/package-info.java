/// The review while it is written: its sections and follow-up actions beside the document as it will be exported.
@NullMarked
package dev.incidentrunbook.ui.review;

import org.jspecify.annotations.NullMarked;
