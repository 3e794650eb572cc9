package dev.incidentrunbook.search;

import java.util.Comparator;

/// A stretch of a text.
///
/// @param from index of its first character
/// @param to index after its last character
public record Range(int from, int to) {
    static final Comparator<Range> IN_ORDER =
            Comparator.comparingInt(Range::from).thenComparingInt(Range::to);
}
