package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.details.DetailsViewModel;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.timeline.TimelineViewModel;

/// The open incident and what its screens show.
record IncidentScreens(OpenIncident open, TimelineViewModel timeline, DetailsViewModel details) {

    /// Records what was typed on any screen and not recorded yet.
    void flush() {
        details.flush();
    }
}
