package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks up in an incident's record what a draft tells, each with the place that says so.
final class Recall {
    private static final Duration AROUND = Duration.ofMinutes(10);
    private static final int LONGEST_QUOTE = 200;
    private static final Pattern ALERT =
            Pattern.compile(
                    "(?i)\\b(alert|alarm|monitor\\w*|page[rd]?|paged|pagerduty|dashboard|probe)\\b");
    private static final Pattern PEOPLE =
            Pattern.compile(
                    "(?i)\\b(customers?|users?|support|complain\\w*|ticket|reported|called|noticed)\\b");

    private final Incident incident;
    private final Places places;
    private final Citations citations;
    private final List<Note> notes;

    Recall(Incident incident, Places places) {
        this.incident = incident;
        this.places = places;
        this.citations = new Citations(incident.evidence().size());
        this.notes = incident.notes().stream().sorted(Comparator.comparing(Note::at)).toList();
    }

    /// Something filled in.
    record Filled(StepRun run, String label, String value) {}

    /// What was filled in under ids of a kind, in the order of the steps.
    List<Filled> filled(Pattern ids) {
        var found = new ArrayList<Filled>();
        for (StepRun run : incident.steps()) {
            for (Step.Field field : run.step().fields()) {
                String value = run.field(field.id());
                if (!value.isBlank() && ids.matcher(field.id()).find()) {
                    found.add(new Filled(run, field.label(), value));
                }
            }
        }
        return found;
    }

    /// What was filled in, as a sentence: `Approved by: Grace (step 2).`
    Phrase phrase(Filled filled) {
        return Phrase.words(filled.label() + ":")
                .thenLiteral(MarkdownReview.brief(filled.value(), LONGEST_QUOTE))
                .then("(step " + filled.run().number() + ").")
                .citing(citations.in(filled.value()));
    }

    /// The notes of some kinds, in the order of what they tell.
    List<Note> notes(Set<NoteKind> kinds) {
        return notes.stream().filter(n -> kinds.contains(n.kind())).toList();
    }

    /// The last decision or action taken before a moment, or at it.
    Optional<Note> doneBefore(Instant moment) {
        return notes(Set.of(NoteKind.ACTION, NoteKind.DECISION)).stream()
                .filter(n -> !n.at().isAfter(moment))
                .max(
                        Comparator.comparing((Note n) -> n.kind() == NoteKind.ACTION)
                                .thenComparing(Note::at));
    }

    /// What was noted or told nearest to a moment, within ten minutes; first of all what says by whom something was noticed.
    Optional<Note> around(Instant moment) {
        return notes(Set.of(NoteKind.COMMUNICATION, NoteKind.OBSERVATION)).stream()
                .filter(n -> distance(n, moment).compareTo(AROUND) <= 0)
                .min(
                        Comparator.comparing((Note n) -> !byAlert(n) && !byPeople(n))
                                .thenComparing(n -> distance(n, moment)));
    }

    /// Whether a note speaks of an alert.
    static boolean byAlert(Note note) {
        return ALERT.matcher(note.text()).find();
    }

    /// Whether a note speaks of people who noticed something.
    static boolean byPeople(Note note) {
        return PEOPLE.matcher(note.text()).find();
    }

    /// A note's words with its place and the evidence it names.
    Phrase phrase(String before, Note note) {
        String brief = MarkdownReview.brief(note.text(), LONGEST_QUOTE);
        var named = citations.in(brief);
        return Phrase.words(before)
                .then(sentence(brief))
                .citing(citations.in(note.text()).stream().filter(n -> !named.contains(n)).toList())
                .at(List.of(places.seq(note.id())));
    }

    /// The rows that tell some milestones.
    List<Long> rows(Milestone... milestones) {
        return List.of(milestones).stream().flatMap(m -> places.row(m).stream()).toList();
    }

    /// A text that ends as a sentence does.
    static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || ".!?…".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? stripped
                : stripped + ".";
    }

    private static Duration distance(Note note, Instant moment) {
        return Duration.between(note.at(), moment).abs();
    }
}
