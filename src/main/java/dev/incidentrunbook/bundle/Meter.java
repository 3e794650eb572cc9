package dev.incidentrunbook.bundle;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import java.util.OptionalLong;

/// Adds up how far something is.
final class Meter {
    private final Progress progress;
    private final OptionalLong total;
    private long bytes;

    Meter(Progress progress, OptionalLong total) {
        this.progress = progress;
        this.total = total;
    }

    /// Reports so many bytes more.
    ///
    /// @return whether to go on
    boolean add(long more) {
        bytes += more;
        return progress.at(bytes, total);
    }
}
