package dev.incidentrunbook.ui.recovery;

import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Recovery;
import java.util.OptionalInt;

/// What the screen is about at the moment.
public sealed interface Page {
    /// The store is damaged, and somebody has to say what shall be done.
    ///
    /// @param health what is damaged
    /// @param backups number of backups there are; empty while that is not known
    record Damaged(Health health, OptionalInt backups) implements Page {}

    /// Something is being done.
    ///
    /// @param heading what, in a few words
    /// @param cancellable whether it can be stopped
    record Busy(String heading, boolean cancellable) implements Page {}

    /// The store is mended, or a backup is in its place.
    ///
    /// @param heading what was done, in a few words
    /// @param whole whether everything that could be found anywhere is in the store
    record Done(String heading, Recovery recovery, boolean whole) implements Page {}

    /// Something could not be done.
    ///
    /// @param heading what, in a few words
    /// @param sentence why, and how to mend it
    record Refused(String heading, String sentence) implements Page {}
}
