package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ClockJump;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Block.Items;
import dev.incidentrunbook.review.Review.Block.Sentence;
import dev.incidentrunbook.review.Review.Block.Table;
import dev.incidentrunbook.review.Review.Block.Written;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.Review.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the sections of a review in the order in which most published review templates have them.
final class Chapters {
    private static final int LONGEST_TITLE = 100;

    private final Incident incident;
    private final Citations citations;
    private final Suppositions suppositions;
    private final List<Section> sections = new ArrayList<>();

    Chapters(Incident incident) {
        this.incident = incident;
        this.citations = new Citations(incident.evidence().size());
        this.suppositions = new Suppositions(incident, citations);
    }

    Review review() {
        String title = incident.displayTitle();
        String shown = MarkdownReview.firstLine(title, LONGEST_TITLE);
        // The id at the end keeps the heading apart from every other one, whatever the title says.
        String heading =
                (shown.equals(title.strip()) ? shown : shown + "…") + " (" + incident.id() + ")";
        section(1, heading, Overview.of(incident, !shown.equals(title.strip())));
        written(2, ReviewSection.SUMMARY);
        written(2, ReviewSection.IMPACT);
        written(2, ReviewSection.DETECTION);
        section(2, "Timeline", new TimelineRows(incident, citations).table());
        whatHappened();
        response();
        lessons();
        section(2, "Action items", actions());
        section(2, "Metrics", metrics());
        new StepChapters(incident, citations).sections().forEach(sections::add);
        written(2, ReviewSection.RUNBOOK_FEEDBACK, suppositions.feedback());
        written(
                2,
                ReviewSection.OPEN_QUESTIONS,
                suppositions.hypotheses(State.OPEN, "Hypotheses that are still open:"));
        written(
                2,
                ReviewSection.COMMUNICATION,
                notes(Set.of(NoteKind.COMMUNICATION), "Told during the response:"));
        written(2, ReviewSection.RESPONDERS, responders());
        section(2, "Evidence register", EvidenceRegister.of(incident));
        return new Review(incident.id(), incident.evidence().size(), sections);
    }

    private void whatHappened() {
        section(2, "What happened");
        written(3, ReviewSection.TRIGGER);
        written(
                3,
                ReviewSection.ROOT_CAUSE,
                suppositions.hypotheses(
                        State.SUPPORTED, "Hypotheses that were supported during the response:"));
        written(3, ReviewSection.CONTRIBUTING_FACTORS);
        var ruledOut =
                new ArrayList<>(
                        notes(Set.of(NoteKind.RULED_OUT), "Ruled out during the response:"));
        ruledOut.addAll(suppositions.hypotheses(State.REFUTED, "Hypotheses that were ruled out:"));
        written(3, ReviewSection.RULED_OUT, ruledOut);
    }

    private void response() {
        var blocks =
                new ArrayList<>(
                        notes(
                                Set.of(NoteKind.DECISION, NoteKind.ACTION),
                                "Decided and done during the response:"));
        blocks.addAll(new StepChapters(incident, citations).fixes());
        written(2, ReviewSection.RESPONSE, blocks);
    }

    private void lessons() {
        section(2, "Lessons");
        written(3, ReviewSection.WENT_WELL);
        written(3, ReviewSection.WENT_BADLY);
        written(3, ReviewSection.LUCKY);
        written(3, ReviewSection.SURPRISED);
    }

    private void section(int level, String heading, Block... blocks) {
        sections.add(new Section(level, heading, Optional.empty(), Arrays.asList(blocks)));
    }

    private void section(int level, String heading, List<Block> blocks) {
        sections.add(new Section(level, heading, Optional.empty(), blocks));
    }

    private void written(int level, ReviewSection section) {
        written(level, section, List.of());
    }

    private void written(int level, ReviewSection section, List<Block> more) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Written(incident.review(section), oneALine(section)));
        blocks.addAll(more);
        sections.add(new Section(level, section.heading(), Optional.of(section), blocks));
    }

    /// The sections whose prompt asks for one thing a line.
    private static boolean oneALine(ReviewSection section) {
        return section == ReviewSection.CONTRIBUTING_FACTORS || section == ReviewSection.RESPONDERS;
    }

    /// The notes of some kinds as a list; nothing when there are none.
    private List<Block> notes(Set<NoteKind> kinds, String label) {
        List<Item> items =
                incident.notes().stream()
                        .filter(n -> kinds.contains(n.kind()))
                        .sorted(Comparator.comparing(Note::at))
                        .map(n -> item(n, kinds.size() > 1))
                        .toList();
        return items.isEmpty()
                ? List.of()
                : List.of(new Sentence(Phrase.words(label)), new Items(items));
    }

    private Item item(Note note, boolean namesKind) {
        String brief = MarkdownReview.brief(note.text());
        Phrase phrase =
                Phrase.words(
                                Wording.timeUtc(note.at())
                                        + (namesKind ? ", " + note.kind().words() : "")
                                        + ":")
                        .then(brief)
                        .then(brief.equals(note.text()) ? "" : "(in full in the timeline)");
        var named = citations.in(brief);
        return new Item(
                Tick.NO_BOX,
                phrase.citing(
                        citations.in(note.text()).stream()
                                .filter(n -> !named.contains(n))
                                .toList()));
    }

    private List<Block> actions() {
        List<List<Phrase>> rows =
                incident.actions().stream()
                        .filter(a -> !incident.undone().contains(a.id()))
                        .map(Chapters::row)
                        .toList();
        return rows.isEmpty()
                ? List.of(new Sentence(Phrase.words("No action was agreed.")))
                : List.of(
                        new Table(
                                List.of(
                                        "Nr",
                                        "Action",
                                        "Type",
                                        "Owner",
                                        "Due",
                                        "Priority",
                                        "State"),
                                rows));
    }

    private static List<Phrase> row(Action action) {
        String state = action.done() ? "done" : "open";
        return List.of(
                Phrase.words("A" + action.number()),
                Phrase.words(action.item().text()),
                Phrase.words(
                        action.item()
                                .type()
                                .map(t -> t.name().toLowerCase(Locale.ROOT))
                                .orElse(Wording.UNKNOWN)),
                Phrase.literalOr(action.item().owner().orElse(""), Wording.UNKNOWN),
                Phrase.words(action.item().due().map(Object::toString).orElse(Wording.UNKNOWN)),
                Phrase.words(action.item().priority().map(Enum::name).orElse(Wording.UNKNOWN)),
                Phrase.words(action.removed() ? "dropped" : state));
    }

    private List<Block> metrics() {
        List<List<Phrase>> rows =
                Arrays.stream(Metric.values())
                        .map(m ->
                                List.of(
                                        Phrase.words(m.label()),
                                        Phrase.words(m.words(incident)),
                                        Phrase.words(moment(m.from())),
                                        Phrase.words(moment(m.to()))))
                        .toList();
        var blocks = new ArrayList<Block>();
        blocks.add(new Table(List.of("Metric", "Time", "From", "To"), rows));
        blocks.addAll(clockJumps());
        return blocks;
    }

    private List<Block> clockJumps() {
        List<Item> items =
                incident.clockJumps().stream()
                        .map(j -> new Item(Tick.NO_BOX, Phrase.words(words(j))))
                        .toList();
        String meaning =
                "The clock of the machine that recorded this incident was set while it did. The times of the steps are not "
                        + "affected; clock times before such a moment, and metrics that reach over it, may be off:";
        return items.isEmpty()
                ? List.of()
                : List.of(new Sentence(Phrase.words(meaning)), new Items(items));
    }

    private static String words(ClockJump jump) {
        return "The clock was %s between events %d and %d, from %s to %s."
                .formatted(
                        jump.words(),
                        jump.afterSeq(),
                        jump.beforeSeq(),
                        Wording.timeUtc(jump.from()),
                        Wording.timeUtc(jump.to()));
    }

    private String moment(Milestone milestone) {
        Optional<Instant> at = incident.milestone(milestone);
        return milestone.label() + ", " + at.map(Wording::timeUtc).orElse(Wording.UNKNOWN);
    }

    private List<Block> responders() {
        Map<String, Integer> events = new LinkedHashMap<>();
        for (Recorded event : incident.history()) {
            events.merge(event.who(), 1, Integer::sum);
        }
        List<Item> items =
                events.entrySet().stream()
                        .map(e ->
                                new Item(
                                        Tick.NO_BOX,
                                        Phrase.literalOr(e.getKey(), "somebody without a name")
                                                .then(
                                                        "recorded "
                                                                + e.getValue()
                                                                + (e.getValue() == 1
                                                                        ? " event"
                                                                        : " events"))))
                        .toList();
        return List.of(
                new Sentence(Phrase.words("Everyone who recorded something:")), new Items(items));
    }
}
