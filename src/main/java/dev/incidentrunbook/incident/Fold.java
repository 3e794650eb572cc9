package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.IncidentEvent.*;
import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.StepRun.Turn;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Adds up the events of one incident. Used once: it fills up while reading and is thrown away.
final class Fold {
    private final List<Recorded> history;
    private final Set<UUID> undone;
    private final Map<Detail, String> details = new EnumMap<>(Detail.class);
    private final Set<String> requestIds = new LinkedHashSet<>();
    private final Map<Milestone, Instant> milestones = new EnumMap<>(Milestone.class);
    private final Map<String, OpenStep> steps = new LinkedHashMap<>();
    private final Map<UUID, Note> notes = new LinkedHashMap<>();
    private final Map<UUID, Evidence> evidence = new LinkedHashMap<>();
    private final Map<UUID, Action> actions = new LinkedHashMap<>();
    private final Map<ReviewSection, String> review = new EnumMap<>(ReviewSection.class);
    private final Map<String, Mark> lastOfSession = new HashMap<>();
    private Optional<Runbook> runbook = Optional.empty();
    private boolean closed;
    private @Nullable Mark last;

    Fold(List<Recorded> events) {
        history = List.copyOf(events);
        undone = undone(history);
    }

    Incident incident() {
        for (Recorded event : history) {
            Instant steady = steady(event.recorded());
            Instant happened = steady.plus(Duration.between(event.recorded().wall(), event.happenedAt()));
            if (undone.contains(event.id())) {
                keepNumber(event);
            } else {
                add(event, happened);
            }
        }
        int number = 0;
        var runs = new ArrayList<StepRun>();
        for (OpenStep open : steps.values()) {
            number++;
            runs.add(open.run(number));
        }
        Mark end = last;
        return new Incident(
                history.getLast().incident(),
                history,
                Set.copyOf(undone),
                runbook,
                Map.copyOf(details),
                List.copyOf(requestIds),
                Map.copyOf(milestones),
                List.copyOf(runs),
                List.copyOf(notes.values()),
                List.copyOf(evidence.values()),
                List.copyOf(actions.values()),
                Map.copyOf(review),
                closed,
                end == null ? Instant.EPOCH : end.steady());
    }

    /// Ids of events that do not count. Read backwards, so that an undo that was itself undone takes nothing back.
    private static Set<UUID> undone(List<Recorded> history) {
        var undone = new HashSet<UUID>();
        for (Recorded event : history.reversed()) {
            if (event.event() instanceof Undone(UUID target) && !undone.contains(event.id())) {
                undone.add(target);
            }
        }
        return undone;
    }

    /// A moment on the steady clock, for the reading of an event. It never goes back, and between two readings of one
    /// session at least as much time passes as the monotonic clock says, whatever other sessions wrote in between.
    private Instant steady(Stamp stamp) {
        Mark before = last;
        Mark same = lastOfSession.get(stamp.session());
        Instant steady = before == null ? stamp.wall() : before.steady();
        if (same != null) {
            Instant bySession = same.steady().plus(stamp.since(same.stamp()));
            steady = bySession.isAfter(steady) ? bySession : steady;
        } else if (before != null) {
            steady = steady.plus(stamp.since(before.stamp()));
        }
        var mark = new Mark(stamp, steady);
        last = mark;
        lastOfSession.put(stamp.session(), mark);
        return steady;
    }

    private void add(Recorded recorded, Instant steady) {
        switch (recorded.event()) {
            case Opened(Runbook r) -> open(r, recorded.happenedAt());
            case DetailSet(Detail detail, String value) -> putOrClear(details, detail, value);
            case RequestIdAdded(String id) -> requestIds.add(id);
            case RequestIdRemoved(String id) -> requestIds.remove(id);
            case MilestoneReached(Milestone milestone) -> milestones.put(milestone, recorded.happenedAt());
            case MilestoneCleared(Milestone milestone) -> milestones.remove(milestone);
            case StepStarted(String id) -> start(id, steady);
            case StepPaused(String id) -> step(id).ifPresent(s -> s.turn(steady, Clock.RESTING));
            case StepResumed(String id) -> start(id, steady);
            case StepFinished(String id, Outcome outcome, String reason, String next) -> {
                step(id).ifPresent(s -> s.finish(steady, outcome, reason));
                start(next, steady);
            }
            case StepReopened(String id) -> start(id, steady);
            case ItemAnswered(String id, String item, Answer answer) -> {
                touch(id, steady);
                step(id).ifPresent(s -> s.answers.put(item, answer));
            }
            case FieldFilled(String id, String field, String value) -> {
                touch(id, steady);
                step(id).ifPresent(s -> putOrClear(s.fields, field, value));
            }
            case NoteAdded(String id, NoteKind kind, String text) -> {
                touch(id, steady);
                notes.put(
                        recorded.id(),
                        new Note(recorded.id(), id, recorded.happenedAt(), recorded.who(), kind, text));
            }
            case NoteRevised(UUID id, String text) ->
                notes.computeIfPresent(
                        id, (_, n) -> new Note(n.id(), n.step(), n.at(), n.who(), n.kind(), text));
            case EvidenceAttached attached -> {
                touch(attached.step(), steady);
                attach(recorded, attached, false);
            }
            case EvidenceCaptioned(UUID id, String caption) ->
                evidence.computeIfPresent(id, (_, e) -> changed(e, caption, e.removed()));
            case EvidenceRemoved(UUID id, String _) ->
                evidence.computeIfPresent(id, (_, e) -> changed(e, e.caption(), true));
            case ActionAdded(ActionItem item) -> addAction(recorded.id(), item, false);
            case ActionChanged(UUID id, ActionItem to) ->
                actions.computeIfPresent(
                        id, (_, a) -> new Action(a.id(), a.number(), to, a.done(), a.removed()));
            case ActionCompleted(UUID id) ->
                actions.computeIfPresent(
                        id, (_, a) -> new Action(a.id(), a.number(), a.item(), true, a.removed()));
            case ActionReopened(UUID id) ->
                actions.computeIfPresent(
                        id, (_, a) -> new Action(a.id(), a.number(), a.item(), false, a.removed()));
            case ActionRemoved(UUID id) ->
                actions.computeIfPresent(
                        id, (_, a) -> new Action(a.id(), a.number(), a.item(), a.done(), true));
            case ReviewWritten(ReviewSection section, String text) -> putOrClear(review, section, text);
            case Closed() -> {
                closed = true;
                rest(steady);
            }
            case Reopened() -> closed = false;
            case Undone _, Unknown _ -> {
                // An undo has had its say in `undone`; an unknown event is shown from the history.
            }
        }
    }

    /// Numbers are given once: what was attached or agreed and then undone keeps its number, marked as removed.
    private void keepNumber(Recorded recorded) {
        if (recorded.event() instanceof EvidenceAttached attached) {
            attach(recorded, attached, true);
        } else if (recorded.event() instanceof ActionAdded(ActionItem item)) {
            addAction(recorded.id(), item, true);
        }
    }

    private void open(Runbook r, Instant at) {
        runbook = Optional.of(r);
        for (Step step : r.steps()) {
            steps.put(step.id(), new OpenStep(step));
        }
        // Opening an incident is declaring it, until somebody says when that really was.
        milestones.putIfAbsent(Milestone.DECLARED, at);
    }

    private Optional<OpenStep> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    private void start(String id, Instant at) {
        step(id).ifPresent(s -> {
            rest(at);
            s.start(at);
        });
    }

    /// The first tick, note, field or evidence of a step starts it; later ones leave its clock alone.
    private void touch(String id, Instant at) {
        step(id).filter(s -> s.outcome == Outcome.OPEN).ifPresent(_ -> start(id, at));
    }

    /// Nobody works on two steps at once: what ran rests.
    private void rest(Instant at) {
        for (OpenStep s : steps.values()) {
            if (s.clock() == Clock.RUNNING) {
                s.turn(at, Clock.RESTING);
            }
        }
    }

    private void attach(Recorded recorded, EvidenceAttached e, boolean removed) {
        evidence.put(
                recorded.id(),
                new Evidence(
                        recorded.id(),
                        evidence.size() + 1,
                        e.step(),
                        recorded.happenedAt(),
                        recorded.who(),
                        e.sha256(),
                        e.size(),
                        e.name(),
                        e.mediaType(),
                        e.origin(),
                        e.caption(),
                        removed));
    }

    private static Evidence changed(Evidence e, String caption, boolean removed) {
        return new Evidence(
                e.id(),
                e.number(),
                e.step(),
                e.at(),
                e.who(),
                e.sha256(),
                e.size(),
                e.name(),
                e.mediaType(),
                e.origin(),
                caption,
                removed);
    }

    private void addAction(UUID id, ActionItem item, boolean removed) {
        actions.put(id, new Action(id, actions.size() + 1, item, false, removed));
    }

    private static <K> void putOrClear(Map<K, String> map, K key, String value) {
        if (value.isBlank()) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /// A reading and its moment on the steady clock.
    private record Mark(Stamp stamp, Instant steady) {}

    /// A step while its events are being read.
    private static final class OpenStep {
        private final Step step;
        private final Map<String, Answer> answers = new LinkedHashMap<>();
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final List<Turn> turns = new ArrayList<>();
        private Outcome outcome = Outcome.OPEN;
        private String reason = "";

        OpenStep(Step step) {
            this.step = step;
        }

        void start(Instant at) {
            outcome = Outcome.IN_PROGRESS;
            reason = "";
            turn(at, Clock.RUNNING);
        }

        void finish(Instant at, Outcome to, String why) {
            outcome = to;
            reason = why;
            turn(at, to.settled() ? Clock.STOPPED : Clock.RESTING);
        }

        void turn(Instant at, Clock to) {
            if (clock() != to) {
                turns.add(new Turn(at, to));
            }
        }

        Clock clock() {
            return turns.isEmpty() ? Clock.STOPPED : turns.getLast().clock();
        }

        StepRun run(int number) {
            return new StepRun(step, number, outcome, reason, answers, fields, turns);
        }
    }
}
