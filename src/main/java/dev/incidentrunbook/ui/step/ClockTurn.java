package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.StepRun;

/// The one thing that can be done to a step's clock at a time.
enum ClockTurn {
    START,
    PAUSE,
    RESUME,
    REOPEN;

    static ClockTurn of(StepRun run) {
        return switch (run.outcome()) {
            case OPEN -> START;
            case IN_PROGRESS -> run.clock() == StepRun.Clock.RUNNING ? PAUSE : RESUME;
            case BLOCKED, DEFERRED -> RESUME;
            case DONE, SKIPPED, NOT_APPLICABLE, FAILED -> REOPEN;
        };
    }

    IncidentEvent event(String stepId) {
        return switch (this) {
            case START -> new StepStarted(stepId);
            case PAUSE -> new StepPaused(stepId);
            case RESUME -> new StepResumed(stepId);
            case REOPEN -> new StepReopened(stepId);
        };
    }
}
