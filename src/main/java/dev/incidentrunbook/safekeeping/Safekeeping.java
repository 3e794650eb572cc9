package dev.incidentrunbook.safekeeping;

import java.util.List;
import java.util.Optional;

/// Cares for one store. Every method blocks and throws [StorageException] with one sentence when it cannot do its part.
/// Looking and backing up go on beside an open store. Recovering and restoring need the store for themselves: they refuse
/// as long as any program, this one included, has it open.
public interface Safekeeping {
    /// The look before the store is opened: quick enough for every start.
    Health glance();

    /// Reads every byte of the store and compares it with its digest or its place in a chain.
    Health check(Progress progress);

    /// Sets the damaged files aside and builds sound ones from all that is left: the damaged files themselves, the witness
    /// and the backups. Nothing is deleted. On a sound store it changes nothing.
    Recovery recover(Progress progress);

    /// What is the matter with the store as this program has it open, the most pressing first; usually nothing. Quick enough to
    /// be asked every second.
    List<Notice> notices();

    /// Takes a backup, reads it back and verifies it, then thins out the older ones.
    ///
    /// @param reason why, for the list: `by hand`
    Backup backUp(String reason, Progress progress);

    /// Takes a backup when something was recorded since the last one and that one is 15 minutes old.
    Optional<Backup> backUpIfDue();

    /// All backups, the newest first.
    List<Backup> backups();

    /// Sets the present files aside and puts a backup in their place.
    ///
    /// @param name which, as in [Backup#name()]
    /// @param exactly whether to leave out what was recorded after the backup; otherwise every later event that can be
    ///     found anywhere is kept
    Recovery restore(String name, boolean exactly, Progress progress);
}
