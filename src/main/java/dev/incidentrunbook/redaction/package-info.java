/// What must not leave with an export: rules as data, hits, and masks in their place. Knows text and streams, and nothing of
/// incidents, stores or screens. What is stored is never changed; a masked text is another text.
@NullMarked
package dev.incidentrunbook.redaction;

import org.jspecify.annotations.NullMarked;
