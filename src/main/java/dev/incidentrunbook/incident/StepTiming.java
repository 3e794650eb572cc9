package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.StepRun.Turn;
import java.time.Duration;
import java.time.Instant;

/// How long a step took, summed over every time it was taken up.
///
/// @param active time the step was worked on
/// @param paused time in which its clock stood although the step had not ended; time after an end does not count, even when
///     the step was reopened later
public record StepTiming(Duration active, Duration paused) {

    /// Time from each start to its end, or now: active and paused together.
    public Duration wallClock() {
        return active.plus(paused);
    }

    /// The times of a step until a moment.
    ///
    /// @param now a moment on the incident's steady clock, see [Incident#steady(Stamp)]
    /// @return times that are never negative
    public static StepTiming of(StepRun run, Instant now) {
        Duration active = Duration.ZERO;
        Duration paused = Duration.ZERO;
        for (int i = 0; i < run.turns().size(); i++) {
            Turn turn = run.turns().get(i);
            Instant end = i + 1 < run.turns().size() ? run.turns().get(i + 1).at() : now;
            Duration length = Duration.between(turn.at(), end);
            if (length.isNegative()) {
                continue;
            }
            if (turn.clock() == Clock.RUNNING) {
                active = active.plus(length);
            } else if (turn.clock() == Clock.RESTING) {
                paused = paused.plus(length);
            }
        }
        return new StepTiming(active, paused);
    }
}
