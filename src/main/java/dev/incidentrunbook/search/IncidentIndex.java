package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Recorded;
import java.util.List;

/// Knows where in all incidents to look, without reading them. Methods block and throw
/// [dev.incidentrunbook.incident.StorageException] when the index cannot be read.
public interface IncidentIndex {
    /// Events whose text has what is looked for, the best first; also those that count no longer.
    ///
    /// @param most how many at the most; of very many, the newest are taken
    List<Recorded> find(Wanted wanted, int most);

    /// Everything that was ever attached, that of the newest incident first; also what was removed.
    List<Attached> attached();

    /// Where request ids stand in large logs.
    IdShelf ids();

    /// Bytes that were attached to an incident.
    record Attached(String incident, String sha256) {}
}
