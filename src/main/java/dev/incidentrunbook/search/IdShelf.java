package dev.incidentrunbook.search;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import java.util.List;
import java.util.Optional;

/// Keeps what was found out about request ids in logs. All of it can be found out again, so nothing is lost when it is gone.
public interface IdShelf {
    /// A part of a log that may hold an id.
    ///
    /// @param offset where it begins
    /// @param feedsBefore how many line feeds stand before it
    record Part(long offset, long feedsBefore) {}

    /// The parts of a log that may hold an id.
    ///
    /// @param rows the rows in which bits must stand
    /// @return empty when that is not known of this log
    Optional<List<Part>> parts(StoredEvidence log, int[] rows);

    /// Whether it is known of a log which ids it holds.
    boolean knows(StoredEvidence log);

    /// Keeps a volume; that of the end of a log comes last.
    void keep(StoredEvidence log, int number, IdVolume volume);
}
