package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.EvidenceIntake;
import java.util.OptionalLong;

/// Tells a long job's listener how far the bytes are, and ends what moves them when the job was cancelled.
///
/// @param name what is moved, for instance a file name
/// @param control the job's
public record BytesTold(String name, Work.Control control) implements EvidenceIntake.Progress {
    @Override
    public boolean at(long bytes, OptionalLong total) {
        control.check();
        control.report(new Work.Progress(name, bytes, total.orElse(0)));
        return true;
    }

    @Override
    public boolean waiting(String sentence) {
        control.report(Work.Progress.waiting(sentence));
        return !control.cancelled();
    }
}
