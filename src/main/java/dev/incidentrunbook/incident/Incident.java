package dev.incidentrunbook.incident;

import dev.incidentrunbook.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An incident: what its events add up to. Immutable; [#apply] gives the next one. Never stored.
///
/// @param id for instance `INC-2026-0001`
/// @param history every event in order, those that were undone included
/// @param undone ids of the events that do not count because they were undone
/// @param runbook the runbook as it read when the incident was opened; empty when that text cannot be read by this version
/// @param details what is known about the incident as a whole; blank values are absent
/// @param requestIds ids of requests that failed, in the order they became known
/// @param milestones the moments reached
/// @param steps one run for each step of the runbook, in order
/// @param notes what people wrote, in the order recorded
/// @param evidence what was attached, in the order of its numbers
/// @param marks lines of evidence that matter, in the order recorded
/// @param actions follow-up actions, in the order of their numbers
/// @param hypotheses what may be behind it, in the order of their numbers
/// @param feedback how the runbook's steps fitted, in the order recorded
/// @param review the sections of the review that were written
/// @param reviewStage how far the review is; empty while nobody said
/// @param closed whether the incident is closed
/// @param steadyLast the last event's moment on the steady clock
public record Incident(
        String id,
        List<Recorded> history,
        Set<UUID> undone,
        Optional<Runbook> runbook,
        Map<Detail, String> details,
        List<String> requestIds,
        Map<Milestone, Instant> milestones,
        List<StepRun> steps,
        List<Note> notes,
        List<Evidence> evidence,
        List<Mark> marks,
        List<Action> actions,
        List<Hypothesis> hypotheses,
        List<Feedback> feedback,
        Map<ReviewSection, String> review,
        Optional<ReviewStage> reviewStage,
        boolean closed,
        Instant steadyLast) {

    /// What a person wrote down.
    ///
    /// @param id the event that added it
    /// @param step the step it belongs to; blank for the incident as a whole
    /// @param at when what it tells happened
    public record Note(UUID id, String step, Instant at, String who, NoteKind kind, String text) {}

    /// Something attached.
    ///
    /// @param id the event that attached it
    /// @param number counted from 1 over everything ever attached to the incident, so `E3` never means another file later
    /// @param removed whether it was taken out again
    /// @param outside the file of which it is only the beginning and the end
    public record Evidence(
            UUID id,
            int number,
            String step,
            Instant at,
            String who,
            String sha256,
            long size,
            String name,
            String mediaType,
            String origin,
            String caption,
            boolean removed,
            Optional<Outside> outside) {
        private static final Set<String> PACKED =
                Set.of(
                        "application/gzip",
                        "application/x-bzip2",
                        "application/x-xz",
                        "application/zstd",
                        "application/zip",
                        "application/x-tar");

        /// How it is cited: `E3`.
        public String label() {
            return "E" + number;
        }

        /// Whether it may be a log, or hold logs: text, lines of JSON, or something packed.
        public boolean mayBeLog() {
            return !removed
                    && (mediaType.startsWith("text/")
                            || mediaType.equals("application/json")
                            || mediaType.equals("application/x-ndjson")
                            || packed());
        }

        /// Whether it is compressed, or an archive.
        public boolean packed() {
            return PACKED.contains(mediaType);
        }
    }

    /// A file that was too large to be kept, and stays where it is.
    ///
    /// @param path where that was when it was attached
    public record Outside(String path, long size, String sha256) {}

    /// Lines of an evidence that matter.
    ///
    /// @param id the event that marked them
    /// @param evidence number of the evidence
    /// @param file the path of the file they stand in, when the evidence is an archive; blank otherwise
    /// @param firstLine number of the first line, counted from 1
    /// @param at when they happened, as far as they say
    /// @param excerpt how they begin
    /// @param note why they matter; may be blank
    public record Mark(
            UUID id,
            int evidence,
            String file,
            long firstLine,
            long lastLine,
            Instant at,
            String excerpt,
            String note) {

        /// How they are cited: `E3:L1042-L1060`, or `E3:L7 (var/log/app.log)` in an archive.
        public String citation() {
            String first = "E" + evidence + ":L" + firstLine;
            String lines = firstLine == lastLine ? first : first + "-L" + lastLine;
            return file.isEmpty() ? lines : lines + " (" + file + ")";
        }
    }

    /// A follow-up action.
    ///
    /// @param id the event that added it
    /// @param number counted from 1 over every action ever added to the incident
    public record Action(UUID id, int number, ActionItem item, boolean done, boolean removed) {}

    /// How far the response is, for lists and headings.
    public enum Status {
        OPEN("open"),
        MITIGATED("mitigated"),
        RESOLVED("resolved"),
        CLOSED("closed");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /// How a person says it, in lower case.
        public String words() {
            return words;
        }
    }

    /// What a list of events in order adds up to. The same events always give the same incident.
    ///
    /// @param events the events of one incident, in order; not empty
    public static Incident replay(List<Recorded> events) {
        return new Fold(events).incident();
    }

    /// The incident after one more event. Total: every event of every kind leads to an incident.
    public Incident apply(Recorded event) {
        var events = new ArrayList<Recorded>(history);
        events.add(event);
        return replay(events);
    }

    /// The place of the last event in the incident's order.
    public long seq() {
        return history.getLast().seq();
    }

    /// The hash of the last event, which stands for all events before it.
    public String head() {
        return history.getLast().hash();
    }

    /// When it was opened here.
    public Instant openedAt() {
        return history.getFirst().happenedAt();
    }

    /// A detail, blank when not filled in.
    public String detail(Detail detail) {
        return details.getOrDefault(detail, "");
    }

    /// The title, or a phrase that stands for the missing one.
    public String displayTitle() {
        String title = detail(Detail.TITLE);
        return title.isBlank()
                ? runbook.map(Runbook::symptom).orElse("Incident") + ", not titled yet"
                : title;
    }

    /// The severity, when one was given.
    public Optional<Severity> severity() {
        return Severity.of(detail(Detail.SEVERITY));
    }

    /// A milestone's moment.
    public Optional<Instant> milestone(Milestone milestone) {
        return Optional.ofNullable(milestones.get(milestone));
    }

    /// A section of the review, blank when not written.
    public String review(ReviewSection section) {
        return review.getOrDefault(section, "");
    }

    /// The run of a step.
    public Optional<StepRun> step(String stepId) {
        return steps.stream().filter(s -> s.step().id().equals(stepId)).findFirst();
    }

    /// The step whose clock runs.
    public Optional<StepRun> active() {
        return steps.stream().filter(s -> s.clock() == StepRun.Clock.RUNNING).findFirst();
    }

    /// The step to work on: the one whose clock runs, else the first that has not ended. Empty when all have.
    public Optional<StepRun> current() {
        return active().or(() -> steps.stream().filter(s -> !s.outcome().settled()).findFirst());
    }

    /// An attached evidence by its number, removed ones included.
    public Optional<Evidence> evidence(int number) {
        return evidence.stream().filter(e -> e.number() == number).findFirst();
    }

    /// An attached evidence by the event that attached it, removed ones included.
    public Optional<Evidence> evidence(UUID id) {
        return evidence.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /// What is attached to a step and was not removed.
    public List<Evidence> evidenceOf(String stepId) {
        return evidence.stream().filter(e -> !e.removed() && e.step().equals(stepId)).toList();
    }

    /// What was said about how a step of the runbook fitted.
    public List<Feedback> feedbackOf(String stepId) {
        return feedback.stream().filter(f -> f.step().equals(stepId)).toList();
    }

    /// The notes of a step.
    public List<Note> notesOf(String stepId) {
        return notes.stream().filter(n -> n.step().equals(stepId)).toList();
    }

    /// How far the response is.
    public Status status() {
        if (closed) {
            return Status.CLOSED;
        }
        if (milestones.containsKey(Milestone.RESOLVED)) {
            return Status.RESOLVED;
        }
        return milestones.containsKey(Milestone.MITIGATED) ? Status.MITIGATED : Status.OPEN;
    }

    /// A reading of the clocks on the incident's steady clock: the wall clock without its jumps, as far as they can be told
    /// from time that passed. Moments on it may be subtracted from one another; they are not for showing.
    public Instant steady(Stamp now) {
        return SteadyClock.after(history).moment(now);
    }

    /// Where the wall clock was set while the incident was recorded, in order.
    public List<ClockJump> clockJumps() {
        return ClockJumps.in(history);
    }

    /// When it ended: when it was resolved, else when it was closed. Empty while it goes on.
    public Optional<Instant> endedAt() {
        return milestone(Milestone.RESOLVED).or(this::closedAt);
    }

    private Optional<Instant> closedAt() {
        return history.reversed().stream()
                .filter(e ->
                        closed
                                && e.event() instanceof IncidentEvent.Closed
                                && !undone.contains(e.id()))
                .map(Recorded::happenedAt)
                .findFirst();
    }

    /// How long it lasts, or lasted: from the start of the impact, or from its opening while that is not known, until it
    /// ended or now. Never negative, whatever the wall clock was set to.
    public Duration elapsed(Stamp now) {
        Instant begun = milestone(Milestone.STARTED).orElse(openedAt());
        Duration elapsed =
                milestone(Milestone.RESOLVED)
                        .map(resolved -> Duration.between(begun, resolved))
                        .orElseGet(
                                () -> Duration.between(begun, openedAt()).plus(sinceOpening(now)));
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    private Duration sinceOpening(Stamp now) {
        var clock = new SteadyClock();
        Instant opened = clock.happened(history.getFirst());
        Instant ended = opened;
        for (Recorded event : history.subList(1, history.size())) {
            Instant at = clock.happened(event);
            if (event.event() instanceof IncidentEvent.Closed && !undone.contains(event.id())) {
                ended = at;
            }
        }
        return Duration.between(opened, closed ? ended : clock.moment(now));
    }

    /// The event that an undo would take back: the newest that counts and is no opening, no undo and nothing about custody.
    public Optional<Recorded> undoable() {
        return history.reversed().stream()
                .filter(e -> !undone.contains(e.id()))
                .filter(e -> !(e.event() instanceof IncidentEvent.Undone))
                .filter(e -> !(e.event() instanceof IncidentEvent.CustodyEvent))
                .filter(e -> !(e.event() instanceof IncidentEvent.Opened))
                .findFirst();
    }

    /// The undo that a redo would take back: the newest one that counts, unless something else was done after it.
    public Optional<Recorded> redoable() {
        var undos = new Undos(history);
        for (Recorded event : history.reversed()) {
            if (undone.contains(event.id())
                    || event.event() instanceof IncidentEvent.CustodyEvent) {
                continue;
            }
            Optional<Undos.Undo> undo = undos.undo(event.id());
            if (undo.isEmpty()) {
                return Optional.empty();
            }
            // A redo is passed over, so that redo after redo walks forward.
            if (undo.get().takesBack()) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
