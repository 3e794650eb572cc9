package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.review.Metric;
import dev.incidentrunbook.review.PastIncident;
import dev.incidentrunbook.review.Trends;
import dev.incidentrunbook.review.Trends.By;
import dev.incidentrunbook.review.Trends.Cost;
import dev.incidentrunbook.review.Trends.Due;
import dev.incidentrunbook.review.Trends.Group;
import dev.incidentrunbook.review.Trends.Median;
import dev.incidentrunbook.review.Trends.PassedOver;
import dev.incidentrunbook.review.TrendsCsv;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the incidents of the store have in common.
@Command(
        name = "trends",
        description =
                "Compare the incidents: times, open actions, what steps cost, what is passed over.",
        footer = {
            "",
            "Times are medians with the number of incidents they are known of; unknown stays unknown.",
            "JSON: by, incidents, groups (name, incidents, detect, mitigate, resolve, each with medianSeconds and",
            "known), actions (incident, label, text, owner, due, overdue), steps (runbook, number, title,",
            "totalSeconds, medianSeconds, known, expectedSeconds), passedOver (runbook, step, text, done, ticked)."
        })
final class TrendsCommand extends ShellCommand {
    /// More would hide the rest on a terminal; JSON has all.
    private static final int MOST_LINES = 10;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "month (otherwise), severity, service or cause.")
    private String by = "month";

    @Option(names = "--csv", description = "Print the table of times as CSV.")
    private boolean csv;

    TrendsCommand(RootCommand root) {
        super(root);
    }

    record Told(
            String by,
            int incidents,
            List<GroupJson> groups,
            List<DueJson> actions,
            List<CostJson> steps,
            List<PassedOverJson> passedOver) {}

    record GroupJson(
            String name, int incidents, TimeJson detect, TimeJson mitigate, TimeJson resolve) {}

    record TimeJson(Optional<Long> medianSeconds, int known) {}

    record DueJson(
            String incident,
            String label,
            String text,
            Optional<String> owner,
            Optional<LocalDate> due,
            boolean overdue) {}

    record CostJson(
            String runbook,
            int number,
            String title,
            long totalSeconds,
            Optional<Long> medianSeconds,
            int known,
            long expectedSeconds) {}

    record PassedOverJson(String runbook, int step, String text, int done, int ticked) {}

    @Override
    int work(Desk desk) {
        desk.recordsNothing("trends");
        By wanted = by();
        if (csv && desk.json()) {
            throw RefusedException.wrongWords("Choose one of --csv and --json.");
        }
        ZoneId zone = desk.surroundings().zone();
        List<PastIncident> incidents =
                desk.incidents().stream()
                        .map(i -> PastIncident.of(desk.response().incident(i.id())))
                        .toList();
        List<Group> groups = Trends.groups(incidents, wanted, zone);
        if (csv) {
            desk.print("", TrendsCsv.of(wanted, groups).stripTrailing());
            return DONE;
        }
        var trends = Trends.of(incidents, LocalDate.ofInstant(desk.now().wall(), zone));
        desk.print(told(wanted, groups, trends), words(wanted, groups, trends));
        return DONE;
    }

    private By by() {
        return Arrays.stream(By.values())
                .filter(b -> word(b).equals(by.strip()))
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                "Incidents cannot be put together by \"%s\"; write %s."
                                        .formatted(
                                                by,
                                                Arrays.stream(By.values())
                                                        .map(TrendsCommand::word)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static String word(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static Told told(By by, List<Group> groups, Trends trends) {
        return new Told(
                word(by),
                trends.incidents(),
                groups.stream()
                        .map(g ->
                                new GroupJson(
                                        g.name(),
                                        g.incidents(),
                                        time(g.time(Metric.DETECT)),
                                        time(g.time(Metric.MITIGATE)),
                                        time(g.time(Metric.RESOLVE))))
                        .toList(),
                trends.actions().stream()
                        .map(d ->
                                new DueJson(
                                        d.incident(),
                                        d.action().label(),
                                        d.action().item().text(),
                                        d.action().item().owner(),
                                        d.action().item().due(),
                                        d.overdue()))
                        .toList(),
                trends.steps().stream()
                        .map(c ->
                                new CostJson(
                                        c.runbook(),
                                        c.number(),
                                        c.title(),
                                        c.total().toSeconds(),
                                        c.median().time().map(Duration::toSeconds),
                                        c.median().count(),
                                        c.expected().toSeconds()))
                        .toList(),
                trends.passedOver().stream()
                        .map(p ->
                                new PassedOverJson(
                                        p.runbook(),
                                        p.stepNumber(),
                                        p.text(),
                                        p.ended(),
                                        p.ticked()))
                        .toList());
    }

    private static TimeJson time(Median median) {
        return new TimeJson(median.time().map(Duration::toSeconds), median.count());
    }

    private static String words(By by, List<Group> groups, Trends trends) {
        if (trends.incidents() == 0) {
            return "There is no incident yet.";
        }
        var lines = new ArrayList<String>();
        lines.add(table(by, groups));
        section(lines, "Open actions", trends.actions(), TrendsCommand::line);
        section(lines, "Steps that cost most", trends.steps(), TrendsCommand::line);
        section(lines, "Items passed over", trends.passedOver(), TrendsCommand::line);
        return String.join(System.lineSeparator(), lines);
    }

    private static String table(By by, List<Group> groups) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        word(by).toUpperCase(Locale.ROOT),
                        "INCIDENTS",
                        "TO DETECT",
                        "TO MITIGATE",
                        "TO RESOLVE"));
        for (Group group : groups) {
            var row = new ArrayList<String>();
            row.add(Visible.line(group.name()));
            row.add(Integer.toString(group.incidents()));
            Trends.COMPARED.forEach(m -> row.add(median(group.time(m))));
            rows.add(row);
        }
        return Columns.of(rows);
    }

    private static String median(Median median) {
        return median.time()
                .map(t -> "%s (%d)".formatted(MomentText.duration(t), median.count()))
                .orElse(Trends.UNKNOWN);
    }

    private static <T> void section(
            List<String> lines, String heading, List<T> entries, Function<T, String> line) {
        if (entries.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(heading);
        entries.stream().limit(MOST_LINES).map(line).forEach(l -> lines.add("  " + l));
        if (entries.size() > MOST_LINES) {
            lines.add("  and %d more; --json has all".formatted(entries.size() - MOST_LINES));
        }
    }

    private static String line(Due due) {
        String when =
                due.action()
                        .item()
                        .due()
                        .map(d -> (due.overdue() ? "OVERDUE since " : "due ") + d)
                        .orElse("no date");
        return "%s %s  %s (%s, %s)"
                .formatted(
                        due.incident(),
                        due.action().label(),
                        Visible.line(due.action().item().text()),
                        due.action().item().owner().map(Visible::line).orElse("no owner"),
                        when);
    }

    private static String line(Cost cost) {
        return "%d %s: %s in all, median %s, expected %s (%s)"
                .formatted(
                        cost.number(),
                        cost.title(),
                        MomentText.duration(cost.total()),
                        median(cost.median()),
                        MomentText.duration(cost.expected()),
                        cost.runbook());
    }

    private static String line(PassedOver item) {
        return "step %d: %s, ticked in %d of %d (%s)"
                .formatted(
                        item.stepNumber(),
                        item.text(),
                        item.ticked(),
                        item.ended(),
                        item.runbook());
    }
}
