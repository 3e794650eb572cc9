package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.details.DetailsViewModel;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.step.StepViewModel;
import dev.incidentrunbook.ui.timeline.TimelineViewModel;
import java.util.Optional;

/// The open incident and what its screens show.
///
/// @param step absent when the incident's runbook cannot be read by this version; there are no steps then
record IncidentScreens(
        OpenIncident open, Optional<StepViewModel> step, TimelineViewModel timeline, DetailsViewModel details) {

    /// Records what was typed on any screen and not recorded yet.
    void flush() {
        step.ifPresent(StepViewModel::flush);
        details.flush();
    }
}
