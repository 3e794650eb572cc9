package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        return open(runbook, Optional.empty());
    }

    /// Opens an incident.
    ///
    /// @param happenedAt when it was declared, if that was not now; not in the future
    public Incident open(Runbook runbook, Optional<Instant> happenedAt) {
        return Incident.replay(List.of(append("", new Opened(runbook), happenedAt)));
    }

    /// The incident with this id.
    public Incident incident(String id) {
        List<Recorded> events = log.read(id);
        if (events.isEmpty()) {
            throw RefusedException.wrongWords(
                    "There is no incident " + id + "; list shows those there are.");
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
    /// @return the incident up to and including this event, which is its last, whatever others recorded meanwhile
    public Incident record(Incident incident, IncidentEvent event, Optional<Instant> happenedAt) {
        Recorded recorded = append(incident.id(), event, happenedAt);
        // Another program may have written in between; then the log is read again.
        return recorded.seq() == incident.seq() + 1
                ? incident.apply(recorded)
                : Incident.replay(
                        log.read(incident.id()).stream()
                                .takeWhile(e -> e.seq() <= recorded.seq())
                                .toList());
    }

    /// Records what was done with evidence, unless the same person recorded the same within the last hour.
    public Incident keepCustody(Incident incident, IncidentEvent.CustodyEvent event) {
        return Custody.isNews(incident, event, who, clock.now().wall())
                ? record(incident, event)
                : incident;
    }

    /// Sets a step's outcome.
    ///
    /// @param outcome never `OPEN` or `IN_PROGRESS`; starting and reopening are events of their own
    /// @param reason why; may be blank unless the outcome needs one
    /// @param next the step that work goes on to at once; blank when it does not
    public Incident finish(
            Incident incident,
            String stepId,
            Outcome outcome,
            String reason,
            String next,
            Optional<Instant> at) {
        if (outcome == Outcome.OPEN || outcome == Outcome.IN_PROGRESS) {
            throw new IllegalArgumentException(
                    "A step is not finished by being " + outcome.words());
        }
        StepRun run = step(incident, stepId);
        if (!next.isEmpty()) {
            step(incident, next);
        }
        if (outcome.needsReason() && reason.isBlank()) {
            throw RefusedException.wrongWords(
                    "Step "
                            + run.number()
                            + " needs a reason to be called "
                            + outcome.words()
                            + "; say why in one sentence.");
        }
        List<ChecklistItem> gaps = run.gaps();
        if (outcome == Outcome.DONE && !gaps.isEmpty()) {
            throw RefusedException.checkFailed(gapSentence(run, gaps));
        }
        return record(incident, new StepFinished(stepId, outcome, reason, next), at);
    }

    /// Takes back the last thing, whoever did it.
    public Incident undo(Incident incident) {
        Recorded last =
                incident.undoable()
                        .orElseThrow(() ->
                                RefusedException.checkFailed(
                                        "There is nothing to undo in " + incident.id() + "."));
        return record(incident, new Undone(last.id()));
    }

    /// Takes back the last undo.
    public Incident redo(Incident incident) {
        Recorded undo =
                incident.redoable()
                        .orElseThrow(() ->
                                RefusedException.checkFailed(
                                        "There is nothing to redo in " + incident.id() + "."));
        return record(incident, new Undone(undo.id()));
    }

    /// The run of a step, or a refusal that says which steps there are.
    public static StepRun step(Incident incident, String stepId) {
        return incident.step(stepId)
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                "There is no step "
                                        + stepId
                                        + " in "
                                        + incident.id()
                                        + "; its runbook has "
                                        + incident.steps().size()
                                        + " steps."));
    }

    /// What is missing before a step can be called done, in one sentence.
    public static String gapSentence(StepRun run, List<ChecklistItem> gaps) {
        String items =
                gaps.stream()
                        .map(i -> Address.itemName(run, i) + " " + i.text())
                        .collect(Collectors.joining("; "));
        return gaps.size() == 1
                ? "1 required item of step " + run.number() + " is open: " + items + "."
                : gaps.size()
                        + " required items of step "
                        + run.number()
                        + " are open: "
                        + items
                        + ".";
    }

    private Recorded append(String incident, IncidentEvent event, Optional<Instant> happenedAt) {
        Stamp now = clock.now();
        Instant at = happenedAt.map(t -> t.truncatedTo(ChronoUnit.MILLIS)).orElse(now.wall());
        if (at.isAfter(now.wall().plus(MomentReader.TOLERANCE))) {
            throw RefusedException.wrongWords(
                    "%s is still to come; an event has happened when it is recorded."
                            .formatted(MomentText.utc(at)));
        }
        Instant past = at.isAfter(now.wall()) ? now.wall() : at;
        return log.append(new Draft(UUID.randomUUID(), incident, past, now, who, event));
    }
}
