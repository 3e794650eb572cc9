package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Block.Items;
import dev.incidentrunbook.review.Review.Block.Sentence;
import dev.incidentrunbook.review.Review.Block.Written;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.Review.Tick;
import dev.incidentrunbook.review.ReviewOrder.Heading;
import dev.incidentrunbook.review.ReviewOrder.Part;
import dev.incidentrunbook.review.ReviewOrder.Part.FromRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the parts of a review under the headings of an order.
final class Chapters {
    private static final int LONGEST_TITLE = 100;

    private final Known known;
    private final Incident incident;
    private final ReviewOrder order;
    private final Citations citations;
    private final Places places;
    private final Drafts drafts;
    private final StepChapters steps;
    private final Suppositions suppositions;
    private final List<Section> sections = new ArrayList<>();

    Chapters(Known known, ReviewOrder order) {
        this.known = known;
        this.order = order;
        incident = known.incident();
        citations = new Citations(incident.evidence().size());
        places = new Places(incident);
        drafts = new Drafts(known, places);
        steps = new StepChapters(known, citations);
        suppositions = new Suppositions(incident, citations);
    }

    Review review() {
        String title = incident.displayTitle();
        String shown = MarkdownReview.firstLine(title, LONGEST_TITLE);
        // The id at the end keeps the heading apart from every other one, whatever the title says.
        String heading =
                (shown.equals(title.strip()) ? shown : shown + "…") + " (" + incident.id() + ")";
        List<String> drafted =
                Arrays.stream(ReviewSection.values())
                        .filter(s -> incident.review(s).isBlank() && !drafts.of(s).isEmpty())
                        .flatMap(s -> order.heading(s).stream())
                        .toList();
        sections.add(
                new Section(
                        1,
                        heading,
                        Optional.empty(),
                        List.of(Overview.of(incident, !shown.equals(title.strip()), drafted))));
        order.headings().forEach(h -> add(2, h));
        leftOut();
        return new Review(incident.id(), incident.evidence().size(), sections);
    }

    private void add(int level, Heading heading) {
        Optional<ReviewSection> written =
                heading.shows().stream()
                        .filter(Part.Written.class::isInstance)
                        .map(p -> ((Part.Written) p).section())
                        .findFirst();
        var blocks = new ArrayList<Block>();
        heading.shows().forEach(p -> blocks.addAll(blocks(p)));
        sections.add(new Section(level, heading.heading(), written, blocks));
        if (heading.shows().contains(FromRecord.STEPS)) {
            sections.addAll(steps.sections(level + 1));
        }
        heading.under().forEach(h -> add(level + 1, h));
    }

    /// What a person wrote is never dropped, whatever the order shows.
    private void leftOut() {
        for (ReviewSection section : ReviewSection.values()) {
            if (order.heading(section).isEmpty() && !incident.review(section).isBlank()) {
                sections.add(
                        new Section(
                                2,
                                "Also written: " + section.heading(),
                                Optional.of(section),
                                written(section)));
            }
        }
    }

    private List<Block> blocks(Part part) {
        return switch (part) {
            case Part.Written(ReviewSection section) -> written(section);
            case FromRecord own ->
                    switch (own) {
                        case TIMELINE ->
                                List.of(
                                        TimelineRows.table(
                                                TimelineRows.of(incident, citations, places)));
                        case PICTURE -> TimelinePicture.of(known);
                        case ACTIONS -> List.of(ActionRows.of(incident));
                        case METRICS -> new MetricRows(known).blocks();
                        case STEPS -> steps.overview();
                        case EVIDENCE -> EvidenceRegister.of(incident);
                    };
        };
    }

    private List<Block> written(ReviewSection section) {
        var blocks = new ArrayList<Block>();
        List<Block> draft = drafts.of(section);
        List<Block> recorded = recorded(section);
        if (!incident.review(section).isBlank()) {
            blocks.add(new Written(incident.review(section), oneALine(section)));
        } else if (!draft.isEmpty()) {
            blocks.addAll(draft);
        } else if (recorded.isEmpty()) {
            blocks.add(new Written("", false));
        }
        blocks.addAll(recorded);
        return blocks;
    }

    /// What stands below the words of people, because it was recorded as such.
    private List<Block> recorded(ReviewSection section) {
        return switch (section) {
            case ROOT_CAUSE ->
                    suppositions.hypotheses(
                            State.SUPPORTED, "Hypotheses that were supported during the response:");
            case RULED_OUT -> {
                var blocks =
                        new ArrayList<>(
                                notes(
                                        Set.of(NoteKind.RULED_OUT),
                                        "Ruled out during the response:"));
                blocks.addAll(
                        suppositions.hypotheses(State.REFUTED, "Hypotheses that were ruled out:"));
                yield blocks;
            }
            case RUNBOOK_FEEDBACK -> suppositions.feedback();
            case OPEN_QUESTIONS ->
                    suppositions.hypotheses(State.OPEN, "Hypotheses that are still open:");
            case RESPONSE -> {
                var blocks =
                        new ArrayList<>(
                                notes(
                                        Set.of(NoteKind.DECISION, NoteKind.ACTION),
                                        "Decided and done during the response:"));
                blocks.addAll(steps.fixes());
                yield List.copyOf(blocks);
            }
            case COMMUNICATION ->
                    notes(Set.of(NoteKind.COMMUNICATION), "Told during the response:");
            case RESPONDERS -> recorders();
            case SUMMARY,
                    IMPACT,
                    DETECTION,
                    WHAT_HAPPENED,
                    TRIGGER,
                    CONTRIBUTING_FACTORS,
                    WENT_WELL,
                    WENT_BADLY,
                    LUCKY,
                    SURPRISED ->
                    List.of();
        };
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

    private List<Block> recorders() {
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
