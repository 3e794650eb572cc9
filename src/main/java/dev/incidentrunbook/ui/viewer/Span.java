package dev.incidentrunbook.ui.viewer;

import java.util.List;

/// Characters of a row that look alike.
///
/// @param text characters that can be seen
/// @param styles classes of `viewer.css`
record Span(String text, List<String> styles) {
    Span {
        styles = List.copyOf(styles);
    }
}
