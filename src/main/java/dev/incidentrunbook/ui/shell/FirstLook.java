package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Safekeeping;
import org.slf4j.LoggerFactory;

/// What was found of the store before there was a window.
sealed interface FirstLook {
    /// The store is sound, and open.
    record Open(StoreDoor.Inside inside) implements FirstLook {}

    /// The store is damaged, and not open.
    record Damaged(Health health) implements FirstLook {}

    /// The store could not be looked at or not be opened.
    ///
    /// @param sentence why
    record Refused(String sentence) implements FirstLook {}

    /// Looks at the store, and opens it when it is sound. Blocks.
    static FirstLook at(Safekeeping safekeeping, StoreDoor door) {
        try {
            Health health = safekeeping.glance();
            return health.sound() ? new Open(door.open()) : new Damaged(health);
        } catch (StorageException e) {
            LoggerFactory.getLogger(FirstLook.class).warn("The store was not opened", e);
            return new Refused(String.valueOf(e.getMessage()));
        }
    }
}
