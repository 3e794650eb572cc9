package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Recorded;
import java.util.List;

/// Knows which events hold which words.
@FunctionalInterface
public interface TextIndex {
    /// Events whose text has what is looked for, the best first; also those that count no longer.
    ///
    /// @param most how many at the most; the newest are looked at first
    /// @throws dev.incidentrunbook.incident.StorageException when the index cannot be read
    List<Recorded> find(Wanted wanted, int most);
}
