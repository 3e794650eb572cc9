package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepRun.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves a step on.
@Command(
        name = "step",
        description = "Start, pause, resume, finish or reopen a step.",
        footer = {
            "",
            "Words: start pause resume done skipped not-applicable failed blocked deferred reopen;",
            "skipped and not-applicable need a reason, done needs every required item answered.",
            "JSON: incident, recorded (false when it was so already), seq, kind, happenedAt, recordedAt, who."
        })
final class StepCommand extends ShellCommand {
    @Parameters(index = "0", paramLabel = "STEP", description = "Number of the step.")
    private String step = "";

    @Parameters(
            index = "1",
            paramLabel = "WORD",
            description = "What becomes of it, for instance done.")
    private String word = "";

    @Option(names = "--reason", paramLabel = "R", description = "Why, in one sentence.")
    private String reason = "";

    StepCommand(RootCommand root) {
        super(root);
    }

    private enum Word {
        START,
        PAUSE,
        RESUME,
        DONE,
        SKIPPED,
        NOT_APPLICABLE,
        FAILED,
        BLOCKED,
        DEFERRED,
        REOPEN;

        String typed() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Word of(String typed) {
            return Arrays.stream(values())
                    .filter(w -> w.typed().equals(typed))
                    .findFirst()
                    .orElseThrow(() ->
                            RefusedException.wrongWords(
                                    "A step cannot be \"%s\"; write %s."
                                            .formatted(
                                                    typed,
                                                    Arrays.stream(values())
                                                            .map(Word::typed)
                                                            .collect(Collectors.joining(", ")))));
        }
    }

    @Override
    int work(Desk desk) {
        Word wanted = Word.of(word);
        Incident incident = desk.incident();
        StepRun run = Address.step(incident, step);
        return switch (wanted) {
            case START -> start(desk, incident, run);
            case PAUSE -> pause(desk, incident, run);
            case RESUME -> resume(desk, incident, run);
            case REOPEN -> reopen(desk, incident, run);
            case DONE -> finish(desk, incident, run, Outcome.DONE);
            case SKIPPED -> finish(desk, incident, run, Outcome.SKIPPED);
            case NOT_APPLICABLE -> finish(desk, incident, run, Outcome.NOT_APPLICABLE);
            case FAILED -> finish(desk, incident, run, Outcome.FAILED);
            case BLOCKED -> finish(desk, incident, run, Outcome.BLOCKED);
            case DEFERRED -> finish(desk, incident, run, Outcome.DEFERRED);
        };
    }

    private int start(Desk desk, Incident incident, StepRun run) {
        if (run.clock() == Clock.RUNNING) {
            return already(desk, incident, run);
        }
        if (run.outcome().settled()) {
            throw refused(
                    run, "write \"step %d reopen\" to take it up again".formatted(run.number()));
        }
        return record(desk, incident, run, new StepStarted(run.step().id()), "started");
    }

    private int pause(Desk desk, Incident incident, StepRun run) {
        if (run.clock() == Clock.RESTING && run.outcome() == Outcome.IN_PROGRESS) {
            return desk.already(incident, named(run) + " is paused already");
        }
        if (run.clock() != Clock.RUNNING) {
            throw refused(run, "only a running step can be paused");
        }
        return record(desk, incident, run, new StepPaused(run.step().id()), "paused");
    }

    private int resume(Desk desk, Incident incident, StepRun run) {
        if (run.clock() == Clock.RUNNING) {
            return already(desk, incident, run);
        }
        if (run.outcome().settled()) {
            throw refused(
                    run, "write \"step %d reopen\" to take it up again".formatted(run.number()));
        }
        if (run.outcome() == Outcome.OPEN) {
            throw refused(run, "write \"step %d start\" to begin it".formatted(run.number()));
        }
        return record(desk, incident, run, new StepResumed(run.step().id()), "resumed");
    }

    private int reopen(Desk desk, Incident incident, StepRun run) {
        if (run.outcome() == Outcome.OPEN || run.outcome() == Outcome.IN_PROGRESS) {
            throw refused(run, "only a step with an outcome can be reopened");
        }
        return record(desk, incident, run, new StepReopened(run.step().id()), "reopened");
    }

    private int finish(Desk desk, Incident incident, StepRun run, Outcome outcome) {
        if (run.outcome() == outcome && run.reason().equals(reason.strip())) {
            return already(desk, incident, run);
        }
        Incident finished =
                desk.response()
                        .finish(incident, run.step().id(), outcome, reason.strip(), "", desk.at());
        return desk.receipt(finished, named(run) + ": " + outcome.words());
    }

    private static int record(
            Desk desk, Incident incident, StepRun run, IncidentEvent event, String verb) {
        return desk.record(incident, event, named(run) + " " + verb);
    }

    private static int already(Desk desk, Incident incident, StepRun run) {
        return desk.already(incident, named(run) + " is " + run.outcome().words() + " already");
    }

    private static RefusedException refused(StepRun run, String remedy) {
        return RefusedException.checkFailed(
                "Step %d is %s; %s.".formatted(run.number(), run.outcome().words(), remedy));
    }

    private static String named(StepRun run) {
        return "Step " + run.number() + ", " + run.step().title();
    }
}
