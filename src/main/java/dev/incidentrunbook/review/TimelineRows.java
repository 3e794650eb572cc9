package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.IncidentEvent.*;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Timeline;
import dev.incidentrunbook.incident.Timeline.Kind;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// The timeline as a review tells it: what matters to a reader, at the moment it happened. Ticks and filled-in fields stand
/// with their step, details in the overview, and what was undone or corrected away is left to the event log.
final class TimelineRows {
    private final Incident incident;
    private final Citations citations;
    private final Places places;
    private final Map<UUID, Note> notes = new HashMap<>();
    private final Map<UUID, Action> actions = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();

    private TimelineRows(Incident incident, Citations citations, Places places) {
        this.incident = incident;
        this.citations = citations;
        this.places = places;
        incident.notes().forEach(n -> notes.put(n.id(), n));
        incident.actions().forEach(a -> actions.put(a.id(), a));
    }

    /// A row of the timeline.
    ///
    /// @param evidence the evidence it rests on
    record Row(Timeline.Entry entry, Kind kind, Phrase phrase, SortedSet<Integer> evidence) {}

    /// The rows in the order things happened.
    static List<Row> of(Incident incident, Citations citations, Places places) {
        return new TimelineRows(incident, citations, places).rows();
    }

    private List<Row> rows() {
        for (Timeline.Entry entry : Timeline.byRecording(incident)) {
            if (entry.counts()) {
                add(entry);
            }
        }
        rows.sort(Comparator.comparing(r -> r.entry().place()));
        return List.copyOf(rows);
    }

    /// The rows as a table.
    static Block table(List<Row> rows) {
        return new Block.Table(
                List.of("Nr", "Time (UTC)", "Event", "Kind", "Evidence"),
                rows.stream().map(TimelineRows::cells).toList());
    }

    private static List<Phrase> cells(Row row) {
        Timeline.Entry entry = row.entry();
        String mark =
                entry.backDated()
                        ? "(recorded " + Wording.time(entry.event().recorded().wall()) + ")"
                        : "";
        return List.of(
                new Phrase(List.of()).at(List.of(entry.event().seq())),
                Phrase.words(Wording.time(entry.at())),
                row.phrase().then(mark),
                Phrase.words(row.kind().words()),
                Phrase.citations(row.evidence()));
    }

    private void add(Timeline.Entry entry) {
        if (entry.kind() == Kind.CLOCK) {
            row(entry, Phrase.words(entry.text()));
            return;
        }
        switch (entry.event().event()) {
            case Opened _ -> row(entry, Phrase.words("Incident opened"));
            case MilestoneReached(Milestone m) -> milestone(entry, m);
            case StepStarted(String step) -> step(entry, step);
            case StepReopened(String step) -> step(entry, step);
            case StepFinished(String step, var _, String reason, String next) -> {
                step(entry, step);
                if (!next.isBlank()) {
                    begins(entry, next);
                }
            }
            case StepResumed(String step) -> begun.add(step);
            case ItemAnswered(String step, var _, var _) -> begins(entry, step);
            case FieldFilled(String step, var _, var _) -> begins(entry, step);
            case NoteAdded(String step, var _, var _) -> {
                begins(entry, step);
                note(entry);
            }
            case EvidenceAttached attached -> {
                begins(entry, attached.step());
                Phrase phrase = Phrase.words("Attached").thenLiteral(attached.name());
                row(
                        entry,
                        attached.caption().isBlank()
                                ? phrase
                                : phrase.thenLiteral(attached.caption()));
            }
            case EvidenceRemoved(UUID _, String reason) ->
                    row(entry, Phrase.words("Evidence removed" + because(reason)));
            case HypothesisProposed _, GroundAdded _, HypothesisJudged _ ->
                    row(entry, Phrase.words(entry.text()), entry.text());
            case LinesMarked marked -> mark(entry, marked);
            case ActionAdded _ -> action(entry);
            case ActionCompleted _, ActionReopened _, ActionRemoved _, Closed _, Reopened _ ->
                    row(entry, Phrase.words(entry.text()));
            case Lost() -> row(entry, Phrase.words(entry.text()));
            case Unknown(String kind, String _) ->
                    row(
                            entry,
                            Phrase.words("An event of a newer version, of the kind")
                                    .thenLiteral(kind));
            case DetailSet _,
                    RequestIdAdded _,
                    RequestIdRemoved _,
                    MilestoneCleared _,
                    StepPaused _ -> {}
            case NoteRevised _,
                    EvidenceCaptioned _,
                    EvidenceReferenced _,
                    MarkRemoved _,
                    ActionChanged _,
                    NextCheckSet _,
                    FeedbackGiven _,
                    ReviewStaged _,
                    ReviewWritten _,
                    CustodyEvent _,
                    Undone _ -> {}
        }
    }

    private void row(Timeline.Entry entry, Phrase phrase) {
        row(entry, phrase, "");
    }

    /// Adds a row that rests on the entry's own evidence and on what a text names.
    private void row(Timeline.Entry entry, Phrase phrase, String naming) {
        var evidence = new TreeSet<>(citations.in(naming));
        entry.evidence().ifPresent(evidence::add);
        rows.add(new Row(entry, entry.kind(), phrase, evidence));
    }

    private void step(Timeline.Entry entry, String step) {
        begun.add(step);
        row(entry, Phrase.words(entry.text()), entry.text());
    }

    /// A step also begins with its first tick, note, field or evidence, and when another one hands over to it.
    private void begins(Timeline.Entry entry, String step) {
        incident.step(step)
                .filter(_ -> begun.add(step))
                .ifPresent(run -> {
                    String text = "Step " + run.number() + ", " + run.step().title() + " started";
                    rows.add(
                            new Row(
                                    entry,
                                    Kind.STEP,
                                    Phrase.words(text),
                                    Collections.emptySortedSet()));
                });
    }

    /// A milestone's time as it stands now, with the times it had before.
    private void milestone(Timeline.Entry entry, Milestone milestone) {
        List<Recorded> given = places.given(milestone);
        Optional<Instant> standing = incident.milestone(milestone);
        if (standing.isEmpty() || !given.getLast().id().equals(entry.event().id())) {
            return;
        }
        Phrase phrase = Phrase.words(entry.text());
        for (Recorded earlier : given.subList(0, given.size() - 1)) {
            phrase = phrase.then("(first given as " + Wording.time(earlier.happenedAt()) + ")");
        }
        row(entry, phrase);
    }

    /// A note in the words it has now.
    private void note(Timeline.Entry entry) {
        Optional.ofNullable(notes.get(entry.event().id()))
                .ifPresent(n -> row(entry, phrase(n), n.text()));
    }

    private Phrase phrase(Note note) {
        Phrase text =
                note.kind() == NoteKind.OBSERVATION
                        ? Phrase.words(note.text())
                        : Phrase.words(capital(note.kind().words()) + ":").then(note.text());
        return text.then(places.revised(note.id()) ? "(corrected)" : "");
    }

    private void action(Timeline.Entry entry) {
        Optional.ofNullable(actions.get(entry.event().id()))
                .ifPresent(a ->
                        row(
                                entry,
                                Phrase.words("Action A" + a.number() + " agreed:")
                                        .then(a.item().text()),
                                a.item().text()));
    }

    /// Marked lines that still matter, as they begin.
    private void mark(Timeline.Entry entry, LinesMarked m) {
        if (incident.marks().stream().anyMatch(mark -> mark.id().equals(entry.event().id()))) {
            long last = m.lastLine();
            Phrase lines =
                    Phrase.words("L" + m.firstLine() + (m.firstLine() == last ? "" : "-L" + last));
            Phrase place = m.file().isEmpty() ? lines : lines.then("of").thenLiteral(m.file());
            row(entry, place.thenLiteral(m.excerpt()).then(m.note()), m.note());
        }
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ", because: " + reason;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
