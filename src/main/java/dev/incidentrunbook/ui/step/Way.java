package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.ui.kit.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where work goes on after a step.
///
/// @param step the step to go to; empty when all others have ended and the review is next
/// @param starts whether that step starts by going there
record Way(Optional<StepRun> step, boolean starts) {

    /// The way on from a step: to the step whose clock runs, else to the next one that waits for nothing, counted on from
    /// here and round, else to one that is blocked or deferred. The last are not started, since what they wait for may
    /// still be missing.
    static Way from(Incident incident, StepRun here) {
        List<StepRun> steps = incident.steps();
        List<StepRun> onwards =
                Stream.concat(
                                steps.stream().skip(here.number()),
                                steps.stream().limit(here.number() - 1L))
                        .toList();
        Optional<StepRun> running = first(onwards, s -> s.clock() == StepRun.Clock.RUNNING);
        if (running.isPresent()) {
            return new Way(running, false);
        }
        Optional<StepRun> free =
                first(
                        onwards,
                        s -> s.outcome() == Outcome.OPEN || s.outcome() == Outcome.IN_PROGRESS);
        if (free.isPresent()) {
            return new Way(free, true);
        }
        return new Way(first(onwards, s -> !s.outcome().settled()), false);
    }

    Place place() {
        return step.<Place>map(s -> new Place.Step(s.step().id())).orElseGet(Place.Review::new);
    }

    /// The step that starts; blank when none does.
    String starting() {
        return step.filter(_ -> starts).map(s -> s.step().id()).orElse("");
    }

    private static Optional<StepRun> first(List<StepRun> steps, Predicate<StepRun> wanted) {
        return steps.stream().filter(wanted).findFirst();
    }
}
