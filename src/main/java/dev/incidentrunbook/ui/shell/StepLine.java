package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Place;
import java.util.List;

/// A step as the list at the left shows it.
///
/// @param place where it leads
/// @param number the step's number, which never changes
/// @param title the step's title
/// @param outcome where it stands
/// @param state outcome and time in words, for instance "in progress, 12 min"
/// @param spoken everything in one sentence
record StepLine(
        Place.Step place, int number, String title, Outcome outcome, String state, String spoken) {

    /// The lines of all steps.
    static List<StepLine> of(Incident incident, Stamp now) {
        return incident.steps().stream().map(run -> of(incident, run, now)).toList();
    }

    private static StepLine of(Incident incident, StepRun run, Stamp now) {
        boolean paused =
                run.outcome() == Outcome.IN_PROGRESS && run.clock() == StepRun.Clock.RESTING;
        String outcome = paused ? Messages.text("shell.step.paused") : run.outcome().words();
        String time = Elapsed.text(StepTiming.of(run, incident.steady(now)).active());
        String state =
                run.turns().isEmpty() ? outcome : Messages.text("shell.step.state", outcome, time);
        String spoken =
                Messages.text(
                        "shell.step.spoken",
                        Integer.toString(run.number()),
                        Integer.toString(incident.steps().size()),
                        run.step().title(),
                        state,
                        open(run));
        return new StepLine(
                new Place.Step(run.step().id()),
                run.number(),
                run.step().title(),
                run.outcome(),
                state,
                spoken);
    }

    private static String open(StepRun run) {
        int open = run.gaps().size();
        return switch (open) {
            case 0 -> Messages.text("shell.step.open-none");
            case 1 -> Messages.text("shell.step.open-one");
            default -> Messages.text("shell.step.open-many", Integer.toString(open));
        };
    }
}
