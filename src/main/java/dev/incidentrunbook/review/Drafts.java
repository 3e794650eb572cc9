package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.review.Recall.Filled;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Block.Items;
import dev.incidentrunbook.review.Review.Block.Sentence;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Drafts the sections of a review from the record: plain sentences, each with the row of the timeline, the step or the
/// evidence that says so. What is not recorded is called unknown. What needs judgement (causes, lessons) is left to people;
/// only what they already wrote into a step is repeated, as theirs.
final class Drafts {
    private static final Pattern FIX =
            Pattern.compile("chosen-fix|\\bfix\\b|mitigat|roll-?back-done");
    private static final Pattern VERIFIED = Pattern.compile("verif|(?<!not-|un)tested|test-result");
    private static final Pattern RELEASED = Pattern.compile("release|approv");
    private static final Pattern CAUSE = Pattern.compile("cause");
    private static final Pattern TRIGGER = Pattern.compile("trigger|suspect-change");
    private static final Pattern FOUND =
            Pattern.compile("exception|fail|component|cause|suspect|query");
    private static final Pattern NOT_TESTED = Pattern.compile("not-tested|untested|open-question");

    private final Known known;
    private final Incident incident;
    private final Recall recall;

    Drafts(Known known, Places places) {
        this.known = known;
        this.incident = known.incident();
        this.recall = new Recall(incident, places);
    }

    /// The draft of a section; empty when nothing can be said without judging.
    List<Block> of(ReviewSection section) {
        return switch (section) {
            case SUMMARY -> paragraph(summary());
            case IMPACT -> paragraph(impact());
            case DETECTION -> paragraph(detection());
            case WHAT_HAPPENED -> list(whatHappened());
            case TRIGGER -> paragraph(recall.filled(TRIGGER).stream().map(recall::phrase).toList());
            case ROOT_CAUSE ->
                    paragraph(recall.filled(CAUSE).stream().map(recall::phrase).toList());
            case RESPONSE -> list(response());
            case RUNBOOK_FEEDBACK -> list(runbookFeedback());
            case OPEN_QUESTIONS -> list(openQuestions());
            case CONTRIBUTING_FACTORS,
                    RULED_OUT,
                    WENT_WELL,
                    WENT_BADLY,
                    LUCKY,
                    SURPRISED,
                    COMMUNICATION,
                    RESPONDERS ->
                    List.of();
        };
    }

    private List<Phrase> summary() {
        var all = new ArrayList<Phrase>();
        all.add(Phrase.words(Recall.sentence(incident.displayTitle())));
        all.add(affected());
        all.add(lasted());
        recovered().ifPresent(all::add);
        moment(Milestone.DETECTED)
                .ifPresent(at ->
                        all.add(since(Milestone.STARTED, at, "detected", Milestone.DETECTED)));
        all.add(
                first(ReviewSection.ROOT_CAUSE, "Cause:", CAUSE)
                        .or(this::supported)
                        .orElseGet(() -> Phrase.words("What caused it is unknown.")));
        all.add(
                first(ReviewSection.RESPONSE, "What mended it:", FIX)
                        .orElseGet(() -> Phrase.words("What mended it is unknown.")));
        String impact = incident.review(ReviewSection.IMPACT);
        if (!impact.isBlank()) {
            all.add(Phrase.words("Impact:").then(firstSentence(impact)));
        } else {
            all.add(
                    known.requests().isEmpty()
                            ? Phrase.words("Whom it hit is unknown.")
                            : counted());
        }
        return all;
    }

    private Phrase affected() {
        Phrase phrase = Phrase.words("");
        for (Detail detail : List.of(Detail.SERVICE, Detail.ENVIRONMENT, Detail.ENDPOINT)) {
            String value = incident.detail(detail);
            if (!value.isBlank()) {
                String before =
                        switch (detail) {
                            case ENVIRONMENT -> "in";
                            case ENDPOINT -> "at";
                            case SERVICE, TITLE, SEVERITY -> "";
                        };
                boolean first = phrase.spans().size() == 1;
                phrase = (first ? phrase : phrase.then(before)).thenLiteral(value);
            }
        }
        return phrase.spans().size() == 1
                ? Phrase.words("What it affected is unknown.")
                : phrase.then("was affected.");
    }

    private Phrase lasted() {
        Optional<Instant> started = moment(Milestone.STARTED);
        if (started.isEmpty()) {
            return Phrase.words("When the impact began is unknown.");
        }
        Optional<Instant> ended = moment(Milestone.RESOLVED);
        String from = "The impact began at " + Wording.timeUtc(started.get());
        return ended.map(end ->
                        Phrase.words(
                                        "%s and was resolved after %s."
                                                .formatted(
                                                        from, Wording.between(started.get(), end)))
                                .at(recall.rows(Milestone.STARTED, Milestone.RESOLVED)))
                .orElseGet(() ->
                        Phrase.words("%s; when it was resolved is unknown.".formatted(from))
                                .at(recall.rows(Milestone.STARTED)));
    }

    /// How long it was felt, which ends long before people are sure that it is over.
    private Optional<Phrase> recovered() {
        Optional<Instant> started = moment(Milestone.STARTED);
        return moment(Milestone.RECOVERED)
                .filter(at -> started.filter(at::isAfter).isPresent())
                .map(at ->
                        Phrase.words(
                                        "The service had recovered %s after the start of the impact."
                                                .formatted(Wording.between(started.orElse(at), at)))
                                .at(recall.rows(Milestone.STARTED, Milestone.RECOVERED)));
    }

    /// The first sentence of what people wrote, else what they filled in while they worked.
    private Optional<Phrase> first(ReviewSection section, String label, Pattern fields) {
        String text = incident.review(section);
        if (!text.isBlank()) {
            return Optional.of(Phrase.words(label).then(firstSentence(text)));
        }
        return recall.filled(fields).stream().findFirst().map(recall::phrase);
    }

    /// The cause as the board of hypotheses has it, when nobody put it into words of its own.
    private Optional<Phrase> supported() {
        return incident.hypotheses().stream()
                .filter(h -> h.state() == Hypothesis.State.SUPPORTED)
                .findFirst()
                .map(h ->
                        Phrase.words("Cause, as supported during the response:")
                                .then(Recall.sentence(h.text()))
                                .citing(
                                        h.grounds(Ground.Side.FOR).stream()
                                                .flatMapToInt(g -> g.evidence().stream())
                                                .distinct()
                                                .boxed()
                                                .toList()));
    }

    private List<Phrase> impact() {
        var all = new ArrayList<Phrase>();
        if (!known.requests().isEmpty()) {
            all.add(counted());
        } else {
            all.add(
                    Phrase.words(
                            "How many users or requests it hit is unknown; nobody recorded a number."));
        }
        if (!incident.requestIds().isEmpty()) {
            Phrase ids = Phrase.words("Requests known to have failed:");
            for (String id : incident.requestIds().stream().limit(5).toList()) {
                ids = ids.thenLiteral(id);
            }
            int more = incident.requestIds().size() - 5;
            all.add(more > 0 ? ids.then("and " + more + " more.") : ids);
        }
        return all;
    }

    private Phrase counted() {
        long every = known.requests().stream().mapToLong(Known.Requests::all).sum();
        long failed = known.requests().stream().mapToLong(Known.Requests::failed).sum();
        return Phrase.words(
                        "%s of %s requests (%s) that were counted from %s to %s were answered with 500 or above."
                                .formatted(
                                        failed,
                                        every,
                                        Wording.share(failed, every),
                                        Wording.timeUtc(known.requests().getFirst().at()),
                                        Wording.timeUtc(known.requests().getLast().end())))
                .citing(
                        known.requests().stream()
                                .map(Known.Requests::evidence)
                                .distinct()
                                .toList());
    }

    private List<Phrase> detection() {
        Optional<Instant> detected = moment(Milestone.DETECTED);
        if (detected.isEmpty()) {
            return List.of(
                    Phrase.words("When it was detected, and who or what noticed it, is unknown."));
        }
        var all = new ArrayList<Phrase>();
        all.add(since(Milestone.STARTED, detected.get(), "detected", Milestone.DETECTED));
        Optional<Note> told = recall.around(detected.get());
        all.add(
                told.map(n -> recall.phrase("Noted at that time:", n))
                        .orElse(Phrase.words("Who or what noticed it first is unknown.")));
        told.filter(n -> !Recall.byAlert(n) && Recall.byPeople(n))
                .ifPresent(_ ->
                        all.add(
                                Phrase.words(
                                        "People noticed it, not an alert: that is a gap in detection.")));
        return List.copyOf(all);
    }

    /// "It was detected 2 min after the impact started."
    private Phrase since(Milestone from, Instant at, String verb, Milestone milestone) {
        return moment(from)
                .filter(start -> !start.isAfter(at))
                .map(start ->
                        Phrase.words(
                                        "It was %s at %s, %s after the start of the impact."
                                                .formatted(
                                                        verb,
                                                        Wording.timeUtc(at),
                                                        Wording.between(start, at)))
                                .at(recall.rows(from, milestone)))
                .orElseGet(() ->
                        Phrase.words("It was %s at %s.".formatted(verb, Wording.timeUtc(at)))
                                .at(recall.rows(milestone)));
    }

    private List<Phrase> whatHappened() {
        var told = new ArrayList<Told>();
        for (Note note :
                recall.notes(Set.of(NoteKind.DECISION, NoteKind.ACTION, NoteKind.RULED_OUT))) {
            String before = "%s, %s:".formatted(Wording.timeUtc(note.at()), note.kind().words());
            told.add(new Told(note.at(), recall.phrase(before, note)));
        }
        for (Milestone milestone : Milestone.values()) {
            moment(milestone).ifPresent(at -> told.add(new Told(at, milestone(milestone, at))));
        }
        told.sort(Comparator.comparing(Told::at));
        var all = new ArrayList<>(told.stream().map(Told::phrase).toList());
        recall.filled(FOUND).stream().map(recall::phrase).forEach(all::add);
        known.findings().stream()
                .map(f -> Phrase.words(f.sentence()).citing(List.of(f.evidence())))
                .forEach(all::add);
        return all;
    }

    private record Told(Instant at, Phrase phrase) {}

    private Phrase milestone(Milestone milestone, Instant at) {
        return Phrase.words(
                        "%s, %s."
                                .formatted(
                                        Wording.timeUtc(at),
                                        switch (milestone) {
                                            case STARTED -> "the impact began";
                                            case DETECTED -> "it was detected";
                                            case DECLARED -> "it was declared an incident";
                                            case MITIGATED -> "it was mitigated";
                                            case RECOVERED -> "the service had recovered";
                                            case RESOLVED -> "it was resolved";
                                        }))
                .at(recall.rows(milestone));
    }

    private List<Phrase> response() {
        var all = new ArrayList<Phrase>();
        Optional<Instant> mitigated = moment(Milestone.MITIGATED);
        all.add(
                mitigated
                        .map(at -> since(Milestone.STARTED, at, "mitigated", Milestone.MITIGATED))
                        .orElse(Phrase.words("When and how it was mitigated is unknown.")));
        mitigated
                .flatMap(recall::doneBefore)
                .map(n -> recall.phrase("Last done before that:", n))
                .ifPresent(all::add);
        List<Filled> fix = recall.filled(FIX);
        all.addAll(phrases(fix, "What fixed it for good is unknown."));
        all.addAll(phrases(recall.filled(VERIFIED), "How the fix was verified is unknown."));
        recall.filled(RELEASED).stream().map(recall::phrase).forEach(all::add);
        moment(Milestone.RESOLVED)
                .ifPresent(at ->
                        all.add(since(Milestone.STARTED, at, "resolved", Milestone.RESOLVED)));
        return all;
    }

    private List<Phrase> phrases(List<Filled> filled, String unknown) {
        return filled.isEmpty()
                ? List.of(Phrase.words(unknown))
                : filled.stream().map(recall::phrase).toList();
    }

    private List<Phrase> runbookFeedback() {
        var all = new ArrayList<Phrase>();
        for (StepRun run : incident.steps()) {
            Duration active = StepTiming.of(run, incident.steadyLast()).active();
            Duration over = active.minus(run.step().expected());
            if (run.outcome().settled() && over.compareTo(Duration.ofMinutes(1)) >= 0) {
                all.add(
                        Phrase.words(
                                "Step %s took %s, %s more than the runbook expects."
                                        .formatted(
                                                run.number(),
                                                Wording.duration(active),
                                                Wording.duration(over))));
            }
            long unfit =
                    run.answers().values().stream()
                            .filter(Answer.NotApplicable.class::isInstance)
                            .count();
            if (unfit > 0) {
                all.add(
                        Phrase.words(
                                "Of the %s items of step %s, %s did not apply."
                                        .formatted(
                                                run.step().items().size(), run.number(), unfit)));
            }
        }
        return all;
    }

    private List<Phrase> openQuestions() {
        var all = new ArrayList<>(recall.filled(NOT_TESTED).stream().map(recall::phrase).toList());
        for (StepRun run : incident.steps()) {
            if (run.outcome() == Outcome.DONE && !run.gaps().isEmpty()) {
                all.add(
                        Phrase.words("Step " + run.number() + " was ended without:")
                                .then(Recall.sentence(run.gaps().getFirst().text())));
            }
            if (Set.of(Outcome.FAILED, Outcome.BLOCKED, Outcome.DEFERRED).contains(run.outcome())) {
                all.add(
                        Phrase.words(
                                "Step %s is %s: %s"
                                        .formatted(
                                                run.number(),
                                                run.outcome().words(),
                                                Recall.sentence(run.reason()))));
            }
        }
        return all;
    }

    private Optional<Instant> moment(Milestone milestone) {
        return incident.milestone(milestone);
    }

    private static String firstSentence(String text) {
        String line = MarkdownReview.firstLine(text, 400);
        int end = line.indexOf(". ");
        return Recall.sentence(end < 0 ? line : line.substring(0, end + 1));
    }

    private static List<Block> paragraph(List<Phrase> phrases) {
        if (phrases.isEmpty()) {
            return List.of();
        }
        var spans = new ArrayList<Review.Span>();
        phrases.forEach(p -> spans.addAll(p.spans()));
        return List.of(new Sentence(new Phrase(spans)));
    }

    private static List<Block> list(List<Phrase> phrases) {
        return phrases.isEmpty()
                ? List.of()
                : List.of(new Items(phrases.stream().map(p -> new Item(Tick.NO_BOX, p)).toList()));
    }
}
