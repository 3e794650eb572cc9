package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Mark;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ActionReopened;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.CustodyEvent;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceReferenced;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.GroundAdded;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisJudged;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisProposed;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.IncidentEvent.Lost;
import dev.incidentrunbook.incident.IncidentEvent.MarkRemoved;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NextCheckSet;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdRemoved;
import dev.incidentrunbook.incident.IncidentEvent.ReviewStaged;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.StepRun.Turn;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Adds up the events of one incident. Used once: it fills up while reading and is thrown away.
final class Fold {
    private final List<Recorded> history;
    private final Set<UUID> undone;
    private final SteadyClock clock = new SteadyClock();
    private final Map<Detail, String> details = new EnumMap<>(Detail.class);
    private final Set<String> requestIds = new LinkedHashSet<>();
    private final Map<Milestone, Instant> milestones = new EnumMap<>(Milestone.class);
    private final Map<String, OpenStep> steps = new LinkedHashMap<>();
    private final Map<UUID, Note> notes = new LinkedHashMap<>();
    private final Map<UUID, Evidence> evidence = new LinkedHashMap<>();
    private final Map<UUID, Mark> marks = new LinkedHashMap<>();
    private final Map<UUID, Action> actions = new LinkedHashMap<>();
    private final Map<ReviewSection, String> review = new EnumMap<>(ReviewSection.class);
    private final HypothesisBoard board = new HypothesisBoard();
    private final List<Feedback> feedback = new ArrayList<>();
    private Optional<Runbook> runbook = Optional.empty();
    private Optional<ReviewStage> reviewStage = Optional.empty();
    private boolean closed;

    Fold(List<Recorded> events) {
        history = List.copyOf(events);
        undone = new Undos(history).undone();
    }

    Incident incident() {
        for (Recorded event : history) {
            Instant happened = clock.happened(event);
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
        return new Incident(
                history.getLast().incident(),
                history,
                undone,
                runbook,
                Collections.unmodifiableMap(details),
                List.copyOf(requestIds),
                Collections.unmodifiableMap(milestones),
                List.copyOf(runs),
                List.copyOf(notes.values()),
                List.copyOf(evidence.values()),
                List.copyOf(marks.values()),
                List.copyOf(actions.values()),
                board.hypotheses(),
                List.copyOf(feedback),
                Collections.unmodifiableMap(review),
                reviewStage,
                closed,
                clock.newest());
    }

    /// Lets an event count.
    ///
    /// @param at when it happened, on the steady clock
    private void add(Recorded recorded, Instant at) {
        switch (recorded.event()) {
            case Opened(Runbook r) -> open(r, recorded.happenedAt());
            case DetailSet(Detail detail, String value) -> putOrClear(details, detail, value);
            case RequestIdAdded(String id) -> requestIds.add(id);
            case RequestIdRemoved(String id) -> requestIds.remove(id);
            case MilestoneReached(Milestone milestone) ->
                    milestones.put(milestone, recorded.happenedAt());
            case MilestoneCleared(Milestone milestone) -> milestones.remove(milestone);
            case StepStarted(String id) -> start(id, at);
            case StepPaused(String id) -> step(id).ifPresent(s -> s.rest(at));
            case StepResumed(String id) -> start(id, at);
            case StepFinished(String id, Outcome outcome, String reason, String next) -> {
                step(id).ifPresent(s -> s.finish(at, outcome, reason));
                start(next, at);
            }
            case StepReopened(String id) -> start(id, at);
            case ItemAnswered(String id, String item, Answer answer) -> {
                touch(id, at);
                step(id).ifPresent(s -> s.answers.put(item, answer));
            }
            case FieldFilled(String id, String field, String value) -> {
                touch(id, at);
                step(id).ifPresent(s -> putOrClear(s.fields, field, value));
            }
            case NoteAdded(String id, NoteKind kind, String text) -> {
                touch(id, at);
                notes.put(
                        recorded.id(),
                        new Note(
                                recorded.id(),
                                id,
                                recorded.happenedAt(),
                                recorded.who(),
                                kind,
                                text));
            }
            case NoteRevised(UUID id, String text) ->
                    notes.computeIfPresent(
                            id,
                            (_, n) -> new Note(n.id(), n.step(), n.at(), n.who(), n.kind(), text));
            case EvidenceAttached attached -> {
                touch(attached.step(), at);
                attach(recorded, attached, false);
            }
            case EvidenceCaptioned(UUID id, String caption) ->
                    evidence.computeIfPresent(
                            id, (_, e) -> changed(e, caption, e.removed(), e.outside()));
            case EvidenceRemoved(UUID id, String _) ->
                    evidence.computeIfPresent(
                            id, (_, e) -> changed(e, e.caption(), true, e.outside()));
            case EvidenceReferenced(UUID id, String path, long size, String sha256) ->
                    evidence.computeIfPresent(
                            id,
                            (_, e) ->
                                    changed(
                                            e,
                                            e.caption(),
                                            e.removed(),
                                            Optional.of(new Outside(path, size, sha256))));
            case LinesMarked marked -> mark(recorded, marked);
            case MarkRemoved(UUID id) -> marks.remove(id);
            case ActionAdded(ActionItem item) -> addAction(recorded.id(), item, false);
            case ActionChanged(UUID id, ActionItem to) ->
                    actions.computeIfPresent(
                            id,
                            (_, a) -> new Action(a.id(), a.number(), to, a.done(), a.removed()));
            case ActionCompleted(UUID id) ->
                    actions.computeIfPresent(
                            id,
                            (_, a) -> new Action(a.id(), a.number(), a.item(), true, a.removed()));
            case ActionReopened(UUID id) ->
                    actions.computeIfPresent(
                            id,
                            (_, a) -> new Action(a.id(), a.number(), a.item(), false, a.removed()));
            case ActionRemoved(UUID id) ->
                    actions.computeIfPresent(
                            id, (_, a) -> new Action(a.id(), a.number(), a.item(), a.done(), true));
            case ReviewWritten(ReviewSection section, String text) ->
                    putOrClear(review, section, text);
            case ReviewStaged(ReviewStage.Stage stage, List<String> reviewers) ->
                    reviewStage =
                            Optional.of(new ReviewStage(stage, reviewers, recorded.happenedAt()));
            case HypothesisProposed proposed ->
                    board.propose(recorded, proposed, proposed.textIn(runbook));
            case GroundAdded added -> board.add(recorded, added);
            case NextCheckSet set -> board.check(set);
            case HypothesisJudged judged -> board.judge(recorded, judged);
            case FeedbackGiven(String id, Feedback.Verdict verdict, String text) ->
                    feedback.add(
                            new Feedback(
                                    recorded.id(),
                                    id,
                                    recorded.happenedAt(),
                                    recorded.who(),
                                    verdict,
                                    text));
            case Closed() -> {
                closed = true;
                steps.values().forEach(s -> s.turn(at, Clock.STOPPED));
            }
            case Reopened() -> closed = false;
            case CustodyEvent _, Undone _, Lost _, Unknown _ -> {
                // An undo has had its say in `undone`; the others are shown from the history.
            }
        }
    }

    /// Numbers are given once: what was attached, agreed or proposed and then undone keeps its number.
    private void keepNumber(Recorded recorded) {
        if (recorded.event() instanceof EvidenceAttached attached) {
            attach(recorded, attached, true);
        } else if (recorded.event() instanceof ActionAdded(ActionItem item)) {
            addAction(recorded.id(), item, true);
        } else if (recorded.event() instanceof HypothesisProposed) {
            board.skipNumber();
        }
    }

    private void open(Runbook r, Instant at) {
        if (runbook.isPresent()) {
            return;
        }
        runbook = Optional.of(r);
        for (Step step : r.steps()) {
            steps.put(step.id(), new OpenStep(step));
        }
        // Opening an incident is declaring it, until somebody says when that really was.
        milestones.put(Milestone.DECLARED, at);
    }

    private Optional<OpenStep> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /// Work on a step begins or goes on. A back-dated start reaches back no further than to the last moment at which
    /// another step was worked on: nobody works on two steps at once, and what was measured for the other one stays.
    private void start(String id, Instant at) {
        step(id).ifPresent(s -> {
            Instant from = at;
            for (OpenStep other : steps.values()) {
                if (other != s) {
                    from = later(from, other.workedUntil());
                }
            }
            for (OpenStep other : steps.values()) {
                if (other != s && other.clock() == Clock.RUNNING) {
                    other.rest(from);
                }
            }
            s.start(from, !closed);
        });
    }

    /// The first tick, note, field or evidence of a step starts it; later ones leave its clock alone. A back-dated one says
    /// when that thing happened and not that another step's clock was wrong: while one runs, it starts the step only now.
    private void touch(String id, Instant at) {
        if (!closed && step(id).filter(s -> s.outcome == Outcome.OPEN).isPresent()) {
            boolean busy = steps.values().stream().anyMatch(s -> s.clock() == Clock.RUNNING);
            start(id, busy ? clock.newest() : at);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
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
                        removed,
                        Optional.empty()));
    }

    private void mark(Recorded recorded, LinesMarked m) {
        Evidence of = evidence.get(m.evidence());
        if (of != null) {
            marks.put(
                    recorded.id(),
                    new Mark(
                            recorded.id(),
                            of.number(),
                            m.file(),
                            m.firstLine(),
                            m.lastLine(),
                            recorded.happenedAt(),
                            m.excerpt(),
                            m.note()));
        }
    }

    private static Evidence changed(
            Evidence e, String caption, boolean removed, Optional<Outside> outside) {
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
                removed,
                outside);
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

        void start(Instant at, boolean clockRuns) {
            outcome = Outcome.IN_PROGRESS;
            reason = "";
            if (clockRuns) {
                turn(at, Clock.RUNNING);
            }
        }

        void rest(Instant at) {
            // What is not being worked on cannot rest.
            if (clock() != Clock.STOPPED) {
                turn(at, Clock.RESTING);
            }
        }

        void finish(Instant at, Outcome to, String why) {
            outcome = to;
            reason = why;
            if (to.settled()) {
                turn(at, Clock.STOPPED);
            } else if (!turns.isEmpty()) {
                turn(at, Clock.RESTING);
            }
        }

        /// The clock does something else from a moment on; turns stay in the order of their moments. A back-dated turn
        /// overrules the later ones that say otherwise; one that only says the same earlier leaves them.
        void turn(Instant at, Clock to) {
            if (clock() != to) {
                turns.removeIf(turn -> turn.at().isAfter(at));
            }
            int place = 0;
            while (place < turns.size() && !turns.get(place).at().isAfter(at)) {
                place++;
            }
            Clock before = place == 0 ? Clock.STOPPED : turns.get(place - 1).clock();
            if (before != to) {
                turns.add(place, new Turn(at, to));
            }
        }

        /// The last moment at which it is known to have been worked on.
        Instant workedUntil() {
            Instant until = Instant.MIN;
            for (int i = 0; i < turns.size(); i++) {
                if (turns.get(i).clock() == Clock.RUNNING) {
                    until = turns.get(Math.min(i + 1, turns.size() - 1)).at();
                }
            }
            return until;
        }

        Clock clock() {
            return turns.isEmpty() ? Clock.STOPPED : turns.getLast().clock();
        }

        StepRun run(int number) {
            return new StepRun(step, number, outcome, reason, answers, fields, turns);
        }
    }
}
