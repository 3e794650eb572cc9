package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.safekeeping.Progress;

/// What the care of the store talks to when it runs as a long job.
///
/// @param control the job's
public record CareProgress(Work.Control control) implements Progress {
    @Override
    public void at(String doing, long done, long all) {
        control.report(new Work.Progress(doing, done, all));
    }

    @Override
    public boolean cancelled() {
        return control.cancelled();
    }
}
