package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Block.Items;
import dev.incidentrunbook.review.Review.Block.Sentence;
import dev.incidentrunbook.review.Review.Block.Table;
import dev.incidentrunbook.review.Review.Block.Verbatim;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.Review.Tick;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How each step of the runbook went: a table of outcomes and times, and a part for each step.
final class StepChapters {
    /// Ids of the fields that tell how the fault was mended, whatever the runbook is about.
    private static final Pattern MENDING =
            Pattern.compile("fix|roll-?back|approv|mitigat|verif|tested|test-result|release");

    private final Incident incident;
    private final List<Incident> earlier;
    private final Citations citations;

    StepChapters(Known known, Citations citations) {
        this.incident = known.incident();
        this.earlier = known.earlier();
        this.citations = citations;
    }

    /// A section for each step.
    List<Section> sections(int level) {
        return incident.steps().stream()
                .map(run -> new Section(level, heading(run), Optional.empty(), step(run)))
                .toList();
    }

    /// What the steps recorded about mending the fault; nothing when nothing was filled in.
    List<Block> fixes() {
        var items = new ArrayList<Item>();
        for (StepRun run : incident.steps()) {
            for (Step.Field field : run.step().fields()) {
                String value = run.field(field.id());
                if (!value.isBlank() && MENDING.matcher(field.id()).find()) {
                    Phrase phrase =
                            Phrase.words("Step " + run.number() + ", " + field.label() + ":")
                                    .thenLiteral(MarkdownReview.brief(value))
                                    .citing(citations.in(value));
                    items.add(
                            new Item(
                                    Tick.NO_BOX,
                                    tooLong(value)
                                            ? phrase.then("(in full in the step's section)")
                                            : phrase));
                }
            }
        }
        return items.isEmpty()
                ? List.of()
                : List.of(new Sentence(Phrase.words("Recorded in the steps:")), new Items(items));
    }

    /// The table of all steps.
    List<Block> overview() {
        if (incident.steps().isEmpty()) {
            return List.of(
                    new Sentence(
                            Phrase.words(
                                    "Unknown: the text of the runbook cannot be read by this version.")));
        }
        return List.of(
                new Sentence(
                        Phrase.words(
                                "Times that say \"so far\" run until the last event, "
                                        + Wording.timeUtc(Overview.asOf(incident))
                                        + ". Wall clock is active and paused together; share is of the active time of all steps.")),
                new Table(columns(), incident.steps().stream().map(this::row).toList()));
    }

    private List<String> columns() {
        var columns =
                new ArrayList<>(
                        List.of(
                                "Step",
                                "Title",
                                "Outcome",
                                "Reason",
                                "Active",
                                "Paused",
                                "Wall clock",
                                "Expected",
                                "Share"));
        if (!earlier.isEmpty()) {
            columns.add("Earlier incidents");
        }
        return columns;
    }

    private List<Phrase> row(StepRun run) {
        StepTiming timing = timing(incident, run);
        boolean ran = !run.turns().isEmpty();
        var cells =
                new ArrayList<>(
                        List.of(
                                Phrase.words(Integer.toString(run.number())),
                                Phrase.words(run.step().title()),
                                Phrase.words(run.outcome().words()),
                                Phrase.words(run.reason()),
                                time(ran, timing.active(), run.clock() == Clock.RUNNING),
                                time(ran, timing.paused(), run.clock() == Clock.RESTING),
                                time(ran, timing.wallClock(), run.clock() != Clock.STOPPED),
                                Phrase.words(expected(run.step().expected(), timing.active())),
                                Phrase.words(share(timing.active()))));
        if (!earlier.isEmpty()) {
            cells.add(Phrase.words(Wording.usual(before(run))));
        }
        return cells;
    }

    private String share(Duration active) {
        Duration whole =
                incident.steps().stream()
                        .map(run -> timing(incident, run).active())
                        .reduce(Duration.ZERO, Duration::plus);
        return whole.isZero() ? Wording.NONE : Wording.share(active, whole);
    }

    /// How long the step took in earlier incidents of the same runbook.
    private List<Duration> before(StepRun run) {
        Optional<String> runbook = incident.runbook().map(Runbook::id);
        return earlier.stream()
                .filter(i -> i.runbook().map(Runbook::id).equals(runbook))
                .flatMap(i ->
                        i.step(run.step().id()).stream()
                                .filter(r -> r.outcome() == Outcome.DONE)
                                .map(r -> timing(i, r).active()))
                .toList();
    }

    private static StepTiming timing(Incident incident, StepRun run) {
        return StepTiming.of(run, incident.steadyLast());
    }

    private static Phrase time(boolean ran, Duration time, boolean goesOn) {
        return Phrase.words(
                ran ? Wording.duration(time) + (goesOn ? " so far" : "") : Wording.NONE);
    }

    private static String expected(Duration expected, Duration active) {
        if (expected.isZero()) {
            return Wording.NONE;
        }
        Duration over = active.minus(expected);
        return Wording.duration(expected)
                + (over.isPositive() ? ", exceeded by " + Wording.duration(over) : "");
    }

    /// A heading must not end with a full stop, and the runbook's author may have set one.
    private static String heading(StepRun run) {
        String visible =
                Visible.line(
                        MarkdownReview.firstLine(run.step().title(), 100).replace("\uFE0F", ""));
        String title = visible.replaceAll("[.,;:!?\\s。，；：！？]+$", "");
        return "Step " + run.number() + (title.isBlank() ? "" : ": " + title);
    }

    private List<Block> step(StepRun run) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Sentence(outcome(run)));
        List<Item> items = run.step().items().stream().map(i -> item(run, i)).toList();
        if (!items.isEmpty()) {
            blocks.add(new Items(items));
        }
        fields(run, blocks);
        evidence(run).ifPresent(blocks::add);
        return blocks;
    }

    private Phrase outcome(StepRun run) {
        String reason = run.reason().isBlank() ? "." : ", because:";
        return Phrase.words("Outcome: " + run.outcome().words() + reason).then(run.reason());
    }

    private Item item(StepRun run, ChecklistItem item) {
        return switch (run.answer(item.id())) {
            case Answer.Done() -> new Item(Tick.DONE, Phrase.words(item.text()));
            case Answer.Open() ->
                    new Item(
                            Tick.OPEN,
                            Phrase.words(item.text()).then(item.required() ? "(required)" : ""));
            case Answer.NotApplicable(String reason) ->
                    new Item(
                            Tick.NO_BOX,
                            Phrase.words("Not applicable: " + item.text() + ", because:")
                                    .then(reason));
        };
    }

    /// Short answers as a list, then the long ones in full. Fields the pinned runbook does not know are told by their id.
    private void fields(StepRun run, List<Block> blocks) {
        var brief = new ArrayList<Item>();
        var inFull = new ArrayList<Block>();
        for (Step.Field field : run.step().fields()) {
            field(field.label(), run.field(field.id()), brief, inFull);
        }
        run.fields().entrySet().stream()
                .filter(e -> run.step().field(e.getKey()).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> field(e.getKey(), e.getValue(), brief, inFull));
        if (!brief.isEmpty()) {
            blocks.add(new Sentence(Phrase.words("Filled in:")));
            blocks.add(new Items(brief));
        }
        blocks.addAll(inFull);
    }

    private void field(String label, String value, List<Item> brief, List<Block> inFull) {
        if (tooLong(value)) {
            var cited =
                    citations.in(value).stream()
                            .map(n -> " [E" + n + "]")
                            .collect(Collectors.joining());
            inFull.add(
                    new Verbatim(label + (cited.isEmpty() ? "" : " (citing" + cited + ")"), value));
        } else if (!value.isBlank()) {
            brief.add(
                    new Item(
                            Tick.NO_BOX,
                            Phrase.words(label + ":")
                                    .thenLiteral(value)
                                    .citing(citations.in(value))));
        }
    }

    private static boolean tooLong(String value) {
        return !MarkdownReview.brief(value).equals(value);
    }

    private Optional<Block> evidence(StepRun run) {
        List<Evidence> attached = incident.evidenceOf(run.step().id());
        if (attached.isEmpty()) {
            return Optional.empty();
        }
        Phrase phrase = Phrase.words("Evidence:");
        for (Evidence e : attached) {
            phrase = phrase.citing(List.of(e.number())).thenLiteral(e.name());
        }
        return Optional.of(new Sentence(phrase));
    }
}
