package dev.incidentrunbook.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Lets what was named together be recorded in the order in which it was named, whichever of it is there first. What takes
/// long steps aside, so that the others need not wait for it.
final class InOrder {
    private final Deque<Place> places = new ArrayDeque<>();

    /// The next place.
    Place place() {
        var place = new Place();
        places.add(place);
        return place;
    }

    /// The place of one thing.
    final class Place {
        private Optional<Runnable> ready = Optional.empty();

        /// It is there, and is recorded when its turn comes.
        void ready(Runnable record) {
            if (places.contains(this)) {
                ready = Optional.of(record);
                go();
            } else {
                record.run();
            }
        }

        /// Nothing waits for it any more: it takes long, or is not going to come.
        void stepAside() {
            if (places.remove(this)) {
                ready.ifPresent(Runnable::run);
                go();
            }
        }
    }

    private void go() {
        while (!places.isEmpty() && places.element().ready.isPresent()) {
            places.remove().ready.ifPresent(Runnable::run);
        }
    }
}
