package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ClockJump;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The times of a response: each with its two ends, and beside what the same people needed in earlier incidents.
final class MetricRows {
    private final Incident incident;
    private final List<Incident> earlier;

    MetricRows(Known known) {
        incident = known.incident();
        earlier = known.earlier();
    }

    List<Block> blocks() {
        var columns = new ArrayList<>(List.of("Metric", "Time", "From", "To"));
        if (!earlier.isEmpty()) {
            columns.add("Earlier incidents");
        }
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Table(columns, Arrays.stream(Metric.values()).map(this::row).toList()));
        blocks.addAll(timeUse());
        blocks.addAll(clockJumps());
        return blocks;
    }

    private List<Phrase> row(Metric metric) {
        var cells =
                new ArrayList<>(
                        List.of(
                                Phrase.words(metric.label()),
                                Phrase.words(metric.words(incident)),
                                Phrase.words(moment(metric.from())),
                                Phrase.words(moment(metric.to()))));
        if (!earlier.isEmpty()) {
            cells.add(
                    Phrase.words(
                            Wording.usual(
                                    earlier.stream()
                                            .flatMap(i -> metric.of(i).stream())
                                            .toList())));
        }
        return cells;
    }

    /// How the time from opening to the last event was spent.
    private List<Block> timeUse() {
        List<StepTiming> timings =
                incident.steps().stream()
                        .map(run -> StepTiming.of(run, incident.steadyLast()))
                        .toList();
        Duration active =
                timings.stream().map(StepTiming::active).reduce(Duration.ZERO, Duration::plus);
        Duration whole =
                Duration.between(
                        incident.history().getFirst().recorded().wall(), incident.steadyLast());
        if (active.isZero() || whole.isNegative() || whole.compareTo(active) < 0) {
            return List.of();
        }
        // One step is worked on at a time, so what is not active is waiting, whatever step it fell
        // into.
        Duration waiting = whole.minus(active);
        return List.of(
                new Block.Sentence(
                        Phrase.words(
                                "From opening to the last event, %s: %s active in steps (%s), %s waiting or between steps (%s)."
                                        .formatted(
                                                Wording.duration(whole),
                                                Wording.duration(active),
                                                Wording.share(active, whole),
                                                Wording.duration(waiting),
                                                Wording.share(waiting, whole)))));
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
                : List.of(new Block.Sentence(Phrase.words(meaning)), new Block.Items(items));
    }

    private static String words(ClockJump jump) {
        return "The clock was %s between events %s and %s, from %s to %s."
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
}
