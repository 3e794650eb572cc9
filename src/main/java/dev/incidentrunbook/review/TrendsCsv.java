package dev.incidentrunbook.review;

import dev.incidentrunbook.review.Trends.By;
import dev.incidentrunbook.review.Trends.Group;
import dev.incidentrunbook.review.Trends.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The table of a trend as CSV (RFC 4180): times in whole seconds, empty where unknown. A cell that a spreadsheet would take
/// for a formula begins with an apostrophe.
public final class TrendsCsv {
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private TrendsCsv() {}

    /// The table.
    public static String of(By by, List<Group> groups) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add(by.name().toLowerCase(Locale.ROOT));
        head.add("incidents");
        for (Metric metric : Trends.COMPARED) {
            String name = metric.name().toLowerCase(Locale.ROOT);
            head.add("median_seconds_to_" + name);
            head.add("incidents_with_time_to_" + name);
        }
        rows.add(head);
        groups.forEach(g -> rows.add(row(g)));
        return rows.stream()
                .map(row ->
                        row.stream()
                                .map(TrendsCsv::cell)
                                .collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static List<String> row(Group group) {
        var row = new ArrayList<String>();
        row.add(group.name());
        row.add(Integer.toString(group.incidents()));
        for (Metric metric : Trends.COMPARED) {
            Median median = group.time(metric);
            row.add(median.time().map(t -> Long.toString(t.toSeconds())).orElse(""));
            row.add(Integer.toString(median.count()));
        }
        return row;
    }

    private static String cell(String text) {
        String safe =
                !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
