package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.*;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a responder does in an incident. Each action checks what was asked, records it, and gives the incident as it is
/// then. The desktop and the shell both work through this class, so that the same words lead to the same events.
///
/// Methods block until the event is durable. They throw [RefusedException] when nothing was recorded because the words
/// were wrong or a check failed, and [StorageException] when the store could not keep the event.
public final class Response {
    private final IncidentLog log;
    private final StampSource clock;
    private final String who;

    /// @param log where events go
    /// @param clock the clocks
    /// @param who the responder's name, as it shall stand in the log
    public Response(IncidentLog log, StampSource clock, String who) {
        this.log = log;
        this.clock = clock;
        this.who = who;
    }

    /// Opens an incident; nothing needs to be known about it yet.
    public Incident open(Runbook runbook) {
        Stamp now = clock.now();
        return Incident.replay(List.of(log.append(
                new Draft(UUID.randomUUID(), "", now.wall(), now, who, new Opened(runbook)))));
    }

    /// The incident with this id.
    public Incident incident(String id) {
        List<Recorded> events = log.read(id);
        if (events.isEmpty()) {
            throw RefusedException.wrongWords("There is no incident " + id + "; list shows those there are.");
        }
        return Incident.replay(events);
    }

    /// Records an event that happens now.
    public Incident record(Incident incident, IncidentEvent event) {
        return record(incident, event, Optional.empty());
    }

    /// Records an event.
    ///
    /// @param happenedAt when it happened, if that was not now; not in the future
    public Incident record(Incident incident, IncidentEvent event, Optional<Instant> happenedAt) {
        Stamp now = clock.now();
        Recorded recorded = log.append(new Draft(
                UUID.randomUUID(), incident.id(), happenedAt.orElse(now.wall()), now, who, event));
        // Another program may have written in between; then the log is read again.
        return recorded.seq() == incident.seq() + 1
                ? incident.apply(recorded)
                : Incident.replay(log.read(incident.id()));
    }

    /// Sets a step's outcome.
    ///
    /// @param next the step that work goes on to at once; blank when it does not
    public Incident finish(
            Incident incident,
            String stepId,
            Outcome outcome,
            String reason,
            String next,
            Optional<Instant> at) {
        StepRun run = step(incident, stepId);
        if (outcome.needsReason() && reason.isBlank()) {
            throw RefusedException.wrongWords("Step " + run.number() + " needs a reason to be called "
                    + outcome.words() + "; say why in one sentence.");
        }
        List<ChecklistItem> gaps = run.gaps();
        if (outcome == Outcome.DONE && !gaps.isEmpty()) {
            throw RefusedException.checkFailed(gapSentence(run, gaps));
        }
        return record(incident, new StepFinished(stepId, outcome, reason, next), at);
    }

    /// Takes back the last thing, whoever did it.
    public Incident undo(Incident incident) {
        Recorded last = incident.undoable()
                .orElseThrow(() -> RefusedException.checkFailed("There is nothing to undo in " + incident.id() + "."));
        return record(incident, new Undone(last.id()));
    }

    /// Takes back the last undo.
    public Incident redo(Incident incident) {
        Recorded undo = incident.redoable()
                .orElseThrow(() -> RefusedException.checkFailed("There is nothing to redo in " + incident.id() + "."));
        return record(incident, new Undone(undo.id()));
    }

    /// The run of a step, or a refusal that says which steps there are.
    public static StepRun step(Incident incident, String stepId) {
        return incident.step(stepId)
                .orElseThrow(() -> RefusedException.wrongWords("There is no step " + stepId + " in "
                        + incident.id() + "; its runbook has " + incident.steps().size() + " steps."));
    }

    /// What is missing before a step can be called done, in one sentence.
    public static String gapSentence(StepRun run, List<ChecklistItem> gaps) {
        String items = gaps.stream()
                .map(i -> run.number() + "." + (run.step().items().indexOf(i) + 1) + " " + i.text())
                .collect(Collectors.joining("; "));
        return gaps.size() == 1
                ? "1 required item of step " + run.number() + " is open: " + items + "."
                : gaps.size() + " required items of step " + run.number() + " are open: " + items + ".";
    }
}
