package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An incident told by a test, event by event, with clocks that stand until the test moves them:
///
///     new Story().tick("look", "read-log").after("12m").finish("look", Outcome.DONE).incident()
///
/// Durations are written as in ISO 8601 without the leading `PT`: `90s`, `1h5m`.
public final class Story {
    /// When every story begins.
    public static final Instant BEGIN = Instant.parse("2026-11-22T02:20:00Z");

    /// A runbook of three steps, `look`, `mend` and `learn`, that is quick to walk.
    public static final Runbook SMALL =
            new RunbookReader()
                    .read(
                            "small.yaml",
                            """
                            id: small
                            version: 1.0.0
                            title: The site answers HTTP 500
                            symptom: HTTP 500
                            meaning: [The server failed.]
                            steps:
                              - id: look
                                title: Look into the logs
                                purpose: Know what fails.
                                expected: 10m
                                items:
                                  - {id: read-log, text: Read the error log}
                                  - {id: find-request, text: Find the failing request}
                                  - {id: ask-users, text: Ask a user, required: false}
                                fields:
                                  - {id: runtime, label: Runtime and version}
                                  - {id: exception, label: Exception, multiline: true}
                              - id: mend
                                title: Mend it
                                purpose: The error is gone.
                                expected: 20m
                                items:
                                  - {id: roll-back, text: Roll back the release}
                                  - {id: tell-people, text: Tell people, required: false}
                                fields:
                                  - {id: approver, label: Approved by}
                              - id: learn
                                title: Learn from it
                                purpose: It does not come back.
                                expected: 30m
                                items:
                                  - {id: write-down, text: Write down the cause, required: false}
                            """);

    private final MemoryLog log;
    private final SettableClock clock;
    private String who = "ada";
    private Incident incident;

    /// Opens an incident with the small runbook.
    public Story() {
        this(SMALL);
    }

    /// Opens an incident with this runbook.
    public Story(Runbook runbook) {
        this(runbook, new MemoryLog(), new SettableClock(BEGIN));
    }

    /// Opens an incident in a log that may hold others.
    public Story(Runbook runbook, MemoryLog log, SettableClock clock) {
        this.log = log;
        this.clock = clock;
        incident = response().open(runbook);
    }

    /// Opens an incident with the shipped runbook.
    public static Story http500() {
        return new Story(new RunbookReader().shipped("http-500"));
    }

    /// The incident as its log tells it now.
    public Incident incident() {
        incident = response().incident(incident.id());
        return incident;
    }

    public MemoryLog log() {
        return log;
    }

    public SettableClock clock() {
        return clock;
    }

    /// The present of the story.
    public Instant now() {
        return clock.now().wall();
    }

    /// What the responder of the moment can do.
    public Response response() {
        return new Response(log, clock, who);
    }

    /// The last event.
    public Recorded last() {
        return incident().history().getLast();
    }

    /// The id of the last event, by which notes, evidence, actions and undone events are named.
    public UUID lastId() {
        return last().id();
    }

    /// The event at a place in the order, counted from 1.
    public Recorded event(int seq) {
        return incident().history().get(seq - 1);
    }

    /// The times of a step until the present of the story.
    public StepTiming timing(String step) {
        Incident now = incident();
        return StepTiming.of(now.step(step).orElseThrow(), now.steady(clock.now()));
    }

    /// Time passes.
    public Story after(String duration) {
        clock.advance(Duration.parse("PT" + duration));
        return this;
    }

    /// The machine sleeps.
    public Story asleepFor(String duration) {
        clock.sleep(Duration.parse("PT" + duration));
        return this;
    }

    /// The wall clock is set.
    public Story wallSetTo(String instant) {
        clock.setWall(Instant.parse(instant));
        return this;
    }

    /// What follows comes from another run of the program.
    public Story inSession(String name) {
        clock.session(name);
        return this;
    }

    /// What follows is done by somebody else.
    public Story by(String name) {
        who = name;
        return this;
    }

    public Story record(IncidentEvent event) {
        incident = response().record(incident(), event);
        return this;
    }

    /// Records an event that happened at another moment than the story's present.
    public Story recordAt(Instant happenedAt, IncidentEvent event) {
        incident = response().record(incident(), event, Optional.of(happenedAt));
        return this;
    }

    /// Records an event that happened so long before the story's present.
    public Story recordAgo(String duration, IncidentEvent event) {
        return recordAt(now().minus(Duration.parse("PT" + duration)), event);
    }

    public Story detail(Detail detail, String value) {
        return record(new DetailSet(detail, value));
    }

    public Story milestone(Milestone milestone) {
        return record(new MilestoneReached(milestone));
    }

    public Story milestone(Milestone milestone, String instant) {
        return recordAt(Instant.parse(instant), new MilestoneReached(milestone));
    }

    public Story start(String step) {
        return record(new StepStarted(step));
    }

    public Story pause(String step) {
        return record(new StepPaused(step));
    }

    public Story resume(String step) {
        return record(new StepResumed(step));
    }

    public Story reopen(String step) {
        return record(new StepReopened(step));
    }

    /// Ends a step without asking whether items are open.
    public Story finish(String step, Outcome outcome) {
        return finish(step, outcome, "", "");
    }

    /// Ends a step without asking whether items are open, and goes on to another.
    public Story finish(String step, Outcome outcome, String reason, String next) {
        return record(new StepFinished(step, outcome, reason, next));
    }

    public Story tick(String step, String item) {
        return record(new ItemAnswered(step, item, new Answer.Done()));
    }

    public Story untick(String step, String item) {
        return record(new ItemAnswered(step, item, new Answer.Open()));
    }

    public Story notApplicable(String step, String item, String reason) {
        return record(new ItemAnswered(step, item, new Answer.NotApplicable(reason)));
    }

    public Story fill(String step, String field, String value) {
        return record(new FieldFilled(step, field, value));
    }

    public Story note(String step, String text) {
        return note(step, NoteKind.OBSERVATION, text);
    }

    public Story note(String step, NoteKind kind, String text) {
        return record(new NoteAdded(step, kind, text));
    }

    /// Attaches a text file of 42 bytes.
    public Story attach(String step, String name) {
        return record(
                new EvidenceAttached(
                        step, "ab".repeat(32), 42, name, "text/plain", "/var/log/" + name, ""));
    }

    public Story action(String text) {
        return record(new ActionAdded(ActionItem.of(text)));
    }

    public Story completeAction(UUID action) {
        return record(new ActionCompleted(action));
    }

    public Story write(ReviewSection section, String text) {
        return record(new ReviewWritten(section, text));
    }

    public Story close() {
        return record(new Closed());
    }

    public Story undo() {
        incident = response().undo(incident());
        return this;
    }

    public Story redo() {
        incident = response().redo(incident());
        return this;
    }
}
