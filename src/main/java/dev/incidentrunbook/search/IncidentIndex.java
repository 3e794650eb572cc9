package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Recorded;
import java.util.List;

/// Knows where in all incidents to look, without reading them. Methods block and throw
/// [dev.incidentrunbook.incident.StorageException] when the index cannot be read.
public interface IncidentIndex {
    /// Events whose text has what is looked for, the best first; also those that count no longer.
    ///
    /// @param most how many at the most; the newest are looked at first
    List<Recorded> find(Wanted wanted, int most);

    /// Ids of the incidents to which anything was ever attached, the newest first.
    List<String> withEvidence();
}
