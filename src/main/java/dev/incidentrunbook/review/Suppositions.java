package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Feedback;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Block.Items;
import dev.incidentrunbook.review.Review.Block.Sentence;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What was thought during the response, with what spoke for and against it, and how the runbook fitted.
final class Suppositions {
    private final Incident incident;
    private final Citations citations;

    Suppositions(Incident incident, Citations citations) {
        this.incident = incident;
        this.citations = citations;
    }

    /// The hypotheses that stand so at the end, a list; nothing when there are none.
    ///
    /// @param label the sentence before the list
    List<Block> hypotheses(State state, String label) {
        List<Item> items =
                incident.hypotheses().stream()
                        .filter(h -> h.state() == state)
                        .map(this::item)
                        .toList();
        return list(label, items);
    }

    /// What was said about the steps of the runbook.
    List<Block> feedback() {
        List<Item> items = incident.feedback().stream().map(this::item).toList();
        return list("Said during the response:", items);
    }

    private static List<Block> list(String label, List<Item> items) {
        return items.isEmpty()
                ? List.of()
                : List.of(new Sentence(Phrase.words(label)), new Items(items));
    }

    private Item item(Hypothesis hypothesis) {
        var parts = new ArrayList<String>();
        var evidence = new TreeSet<Integer>();
        if (!hypothesis.reason().isBlank()) {
            parts.add(hypothesis.reason());
        }
        for (Ground.Side side : Ground.Side.values()) {
            for (Ground ground : hypothesis.grounds(side)) {
                boolean cites = ground.evidence().isPresent();
                ground.evidence().ifPresent(evidence::add);
                parts.add(side.words() + " it: " + (cites ? ground.text() : ground.cited()));
            }
        }
        if (hypothesis.state() == State.OPEN && !hypothesis.nextCheck().isBlank()) {
            parts.add("next check: " + hypothesis.nextCheck());
        }
        String end = parts.isEmpty() ? "" : ": " + String.join("; ", parts);
        String words = hypothesis.label() + ", " + hypothesis.text() + end;
        evidence.removeAll(citations.in(words));
        String since =
                hypothesis.state() == State.OPEN
                        ? Wording.timeUtc(hypothesis.at())
                        : Wording.timeUtc(hypothesis.since());
        return new Item(Tick.NO_BOX, Phrase.words(since + ":").then(words).citing(evidence));
    }

    private Item item(Feedback feedback) {
        String step =
                incident.step(feedback.step())
                        .map(run -> "Step " + run.number() + ", " + run.step().title())
                        .orElse("Step " + feedback.step());
        String text = feedback.text().isBlank() ? "" : ": " + feedback.text();
        String words = step + ": " + feedback.verdict().sentence() + text;
        return new Item(Tick.NO_BOX, Phrase.words(words));
    }
}
