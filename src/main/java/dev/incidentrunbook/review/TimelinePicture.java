package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.StepRun.Turn;
import dev.incidentrunbook.review.Drawing.Outline;
import dev.incidentrunbook.review.Drawing.Shape;
import dev.incidentrunbook.review.Drawing.Style;
import dev.incidentrunbook.review.Known.Requests;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The incident as a picture: milestones as numbered lines, steps as bars, what was noted and attached as marks, and how
/// requests were answered, when somebody counted. The tables of the review say the same.
final class TimelinePicture {
    private static final int WIDTH = 960;
    private static final int LEFT = 230;
    private static final int RIGHT = 940;
    private static final int ROW = 24;
    private static final int REQUESTS = 80;
    private static final int LONGEST_LABEL = 32;
    private static final int MOST_ROWS = 40;
    private static final List<Duration> TICKS =
            Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200)
                    .map(Duration::ofMinutes)
                    .toList();
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Known known;
    private final Incident incident;
    private final Instant from;
    private final Instant to;
    private final List<Shape> shapes = new ArrayList<>();
    private double y = 20;

    private TimelinePicture(Known known, Instant from, Instant to) {
        this.known = known;
        this.incident = known.incident();
        this.from = from;
        this.to = to;
    }

    /// The picture, and as a table what no other table of the review has; nothing when nothing took any time.
    static List<Block> of(Known known) {
        List<Instant> moments = moments(known);
        Instant from = moments.stream().min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant to = moments.stream().max(Comparator.naturalOrder()).orElse(from);
        if (!from.isBefore(to)) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Picture(
                        "timeline",
                        description(from, to),
                        new TimelinePicture(known, from, to).draw()));
        if (!known.requests().isEmpty()) {
            blocks.add(requests(known.requests()));
        }
        return List.copyOf(blocks);
    }

    private static String description(Instant from, Instant to) {
        return "Milestones, steps, notes and evidence from %s to %s; the tables of this review say the same"
                .formatted(Wording.timeUtc(from), Wording.timeUtc(to));
    }

    private static List<Instant> moments(Known known) {
        return Stream.of(
                        known.incident().milestones().values().stream(),
                        known.incident().steps().stream()
                                .flatMap(s -> s.turns().stream())
                                .map(Turn::at),
                        known.incident().notes().stream().map(Note::at),
                        known.requests().stream().map(Requests::at))
                .flatMap(s -> s)
                .toList();
    }

    private Drawing draw() {
        double legend = milestoneLabels();
        double top = y;
        if (!known.requests().isEmpty()) {
            drawRequests();
        }
        incident.steps().forEach(this::drawStep);
        drawMarks(
                "Decisions and actions",
                notes(NoteKind.DECISION, NoteKind.ACTION),
                Outline.DIAMOND);
        drawMarks(
                "Notes",
                notes(NoteKind.OBSERVATION, NoteKind.RULED_OUT, NoteKind.COMMUNICATION),
                Outline.SQUARE);
        drawMarks(
                "Evidence",
                incident.evidence().stream().filter(e -> !e.removed()).map(Evidence::at).toList(),
                Outline.TRIANGLE);
        axis(top);
        milestoneLines(legend, top);
        return new Drawing(
                WIDTH, y + 10, "Timeline of " + incident.id(), description(from, to) + ".", shapes);
    }

    private List<Instant> notes(NoteKind... kinds) {
        return incident.notes().stream()
                .filter(n -> List.of(kinds).contains(n.kind()))
                .map(Note::at)
                .toList();
    }

    /// The legend of the milestones, in two columns.
    ///
    /// @return where the numbers over the lines stand
    private double milestoneLabels() {
        int number = 0;
        for (Map.Entry<Milestone, Instant> reached : reached()) {
            text(
                    10.0 + 320.0 * (number % 3),
                    y + 18.0 * Math.floorDiv(number, 3),
                    "%s %s, %s"
                            .formatted(
                                    number + 1,
                                    reached.getKey().label(),
                                    Wording.timeUtc(reached.getValue())));
            number++;
        }
        y += 18.0 * Math.ceilDiv(number, 3) + 14;
        double numbers = y;
        y += 10;
        return numbers;
    }

    private void milestoneLines(double numbers, double top) {
        int number = 0;
        double taken = -100;
        for (Map.Entry<Milestone, Instant> reached : reached()) {
            number++;
            double x = x(reached.getValue());
            line(Style.MILESTONE, x, top - 8, x, y - 22);
            // Numbers of lines that stand close are pushed apart; the lines stay where they are.
            taken = Math.max(x - 3, taken + 10);
            text(taken, numbers, Integer.toString(number));
        }
    }

    /// The milestones as they were reached, so that the numbers over the lines ascend.
    private List<Map.Entry<Milestone, Instant>> reached() {
        return incident.milestones().entrySet().stream()
                .sorted(
                        Map.Entry.<Milestone, Instant>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private void drawStep(StepRun run) {
        text(10, y + 15, run.number() + " " + label(run.step().title()));
        for (int i = 0; i < run.turns().size(); i++) {
            Turn turn = run.turns().get(i);
            Instant end = i + 1 < run.turns().size() ? run.turns().get(i + 1).at() : to;
            if (turn.clock() != Clock.STOPPED && turn.at().isBefore(end)) {
                Style style = turn.clock() == Clock.RUNNING ? Style.ACTIVE : Style.RESTING;
                double left = x(turn.at());
                box(style, left, y + 4, Math.max(1, x(end) - left), ROW - 9.0);
            }
        }
        y += ROW;
    }

    private void drawMarks(String label, List<Instant> moments, Outline outline) {
        if (moments.isEmpty()) {
            return;
        }
        text(10, y + 15, label);
        // Marks that would lie on one another are drawn once, however many events there are.
        moments.stream()
                .map(at -> Math.round(x(at)))
                .distinct()
                .sorted()
                .forEach(x -> shapes.add(new Shape.Mark(x, y + 11, outline)));
        y += ROW;
    }

    private void drawRequests() {
        List<Requests> merged = merged(known.requests(), 200);
        long most = merged.stream().mapToLong(Requests::all).max().orElse(1);
        text(10, y + 15, "Requests: failed at the bottom,");
        text(10, y + 31, "refused (4xx), fine at the top");
        text(10, y + 47, "highest bar: " + most);
        for (int i = 0; i < merged.size(); i++) {
            Requests r = merged.get(i);
            Instant end = i + 1 < merged.size() ? merged.get(i + 1).at() : r.end();
            double left = x(r.at());
            double width = Math.max(1, Math.min(x(end) - left - 0.5, 40));
            double bottom = y + REQUESTS;
            bottom = bar(Style.FAILED, left, bottom, width, r.failed(), most);
            bottom = bar(Style.REFUSED, left, bottom, width, r.refused(), most);
            bar(Style.FINE, left, bottom, width, r.fine(), most);
        }
        y += REQUESTS + 10;
    }

    private double bar(
            Style style, double left, double bottom, double width, long count, long most) {
        double height = REQUESTS * (double) count / Math.max(1, most);
        if (count > 0) {
            box(style, left, bottom - height, width, height);
        }
        return bottom - height;
    }

    private void axis(double top) {
        Duration whole = Duration.between(from, to);
        Duration tick =
                TICKS.stream()
                        .filter(t -> whole.dividedBy(t) <= 9)
                        .findFirst()
                        .orElse(whole.dividedBy(8));
        long seconds = Math.max(1, tick.toSeconds());
        boolean days = !DAY.format(from).substring(0, 5).equals(DAY.format(to).substring(0, 5));
        y += 6;
        int behindAll = 0;
        long first = Math.ceilDiv(from.getEpochSecond(), seconds) * seconds;
        for (long at = first; at <= to.getEpochSecond(); at += seconds) {
            Instant moment = Instant.ofEpochSecond(at);
            double x = x(moment);
            shapes.add(behindAll++, new Shape.Line(Style.GRID, x, top, x, y));
            if (x < RIGHT - 30) {
                text(x + 2, y + 12, (days ? DAY : MINUTE).format(moment));
            }
        }
        y += 20;
    }

    private double x(Instant at) {
        double part =
                (double) Duration.between(from, at).toMillis()
                        / Math.max(1, Duration.between(from, to).toMillis());
        return LEFT + Math.clamp(part, 0, 1) * (RIGHT - LEFT);
    }

    private void text(double left, double bottom, String words) {
        shapes.add(new Shape.Text(left, bottom, words));
    }

    private void line(Style style, double x1, double y1, double x2, double y2) {
        shapes.add(new Shape.Line(style, x1, y1, x2, y2));
    }

    private void box(Style style, double left, double top, double width, double height) {
        shapes.add(new Shape.Box(style, left, top, width, height));
    }

    private static String label(String title) {
        String line = MarkdownReview.firstLine(title, LONGEST_LABEL);
        return line.equals(title.strip()) ? line : line + "…";
    }

    private static Block requests(List<Requests> requests) {
        return new Block.Table(
                List.of("From (UTC)", "Below 400", "400 to 499", "500 and above", "Evidence"),
                merged(requests, MOST_ROWS).stream()
                        .map(r ->
                                List.of(
                                        Phrase.words(Wording.time(r.at())),
                                        Phrase.words(Long.toString(r.fine())),
                                        Phrase.words(Long.toString(r.refused())),
                                        Phrase.words(Long.toString(r.failed())),
                                        Phrase.citations(List.of(r.evidence()))))
                        .toList());
    }

    /// The same counts in at most so many stretches.
    private static List<Requests> merged(List<Requests> requests, int most) {
        int together = Math.ceilDiv(requests.size(), most);
        var merged = new ArrayList<Requests>();
        for (int i = 0; i < requests.size(); i += together) {
            merged.add(
                    requests.subList(i, Math.min(i + together, requests.size())).stream()
                            .reduce((a, b) ->
                                    new Requests(
                                            a.at(),
                                            a.fine() + b.fine(),
                                            a.refused() + b.refused(),
                                            a.failed() + b.failed(),
                                            a.evidence()))
                            .orElseThrow());
        }
        return merged;
    }
}
