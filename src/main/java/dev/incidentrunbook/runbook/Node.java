package dev.incidentrunbook.runbook;

import java.util.List;
import java.util.Map;

/// A value of a runbook file and the place where it stands, before anyone has asked what it means.
sealed interface Node {
    Place place();

    /// What stands there, as it is said to the author: "a list", "a number".
    default String kind() {
        return switch (this) {
            case Mapping _ -> "a group of keys";
            case Sequence _ -> "a list";
            case Text _ -> "a text";
            case Numeral _ -> "a number";
            case Flag _ -> "true or false";
            case Nothing _ -> "nothing";
        };
    }

    /// Line and column, both counted from 1.
    record Place(int line, int column) {}

    /// A group of keys in file order. When a key stands there twice, the first one counts.
    record Mapping(Place place, Map<String, Entry> entries) implements Node {}

    /// The place of a key, and its value.
    record Entry(Place place, Node value) {}

    record Sequence(Place place, List<Node> items) implements Node {}

    record Text(Place place, String value) implements Node {}

    /// A number as it was written; nothing in a runbook is one, so it is never converted.
    record Numeral(Place place, String written) implements Node {}

    record Flag(Place place, boolean value) implements Node {}

    /// A key without a value.
    record Nothing(Place place) implements Node {}
}
