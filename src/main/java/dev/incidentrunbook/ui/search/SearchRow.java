package dev.incidentrunbook.ui.search;

import dev.incidentrunbook.search.Hit;
import dev.incidentrunbook.ui.kit.Messages;

/// Something that was found, in the list.
///
/// @param hit what was found
/// @param first whether it is the first of its incident, so that the incident stands above it
public record SearchRow(Hit hit, boolean first) {

    /// The incident, as it stands above its first row.
    String incident() {
        return hit.incident() + "  ·  " + hit.title();
    }

    /// The whole row in one sentence, for people who hear it.
    String spoken() {
        return Messages.text(
                "search.row", hit.incident(), hit.title(), hit.where(), hit.excerpt().text());
    }
}
