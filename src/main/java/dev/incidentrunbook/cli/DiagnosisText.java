package dev.incidentrunbook.cli;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.RequestCounts;
import dev.incidentrunbook.diagnosis.SourceFindings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A diagnosis on one screen of a terminal.
final class DiagnosisText {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int BAR = 20;
    private static final int WIDEST = 150;
    private static final int MOST_STATEMENTS = 3;
    private static final int MOST_EXCEPTIONS = 3;

    private final List<String> lines = new ArrayList<>();

    private DiagnosisText() {}

    static String of(Diagnosis diagnosis, List<SourceFindings> sources) {
        var text = new DiagnosisText();
        text.head(diagnosis, sources);
        text.causes(diagnosis);
        text.rest(diagnosis);
        return String.join(System.lineSeparator(), text.lines);
    }

    private void head(Diagnosis d, List<SourceFindings> sources) {
        long read = sources.stream().mapToLong(SourceFindings::lines).sum();
        line(
                "Read",
                "%,d lines of %s"
                        .formatted(
                                read,
                                sources.stream()
                                        .map(SourceFindings::name)
                                        .collect(Collectors.joining(", "))));
        line(
                "Began",
                d.firstFailureAt()
                        .map(at ->
                                moment(at) + d.firstFailure().map(c -> "  " + c.text()).orElse(""))
                        .orElse(
                                d.enoughEvidence()
                                        ? "no line says when"
                                        : "nothing in these logs fails"));
        line("Fails", d.failingComponent().orElse("the logs do not say what"));
        RequestCounts r = d.requests();
        if (r.total() > 0) {
            line(
                    "Requests",
                    "%,d of %,d failed; before the onset %s, since %s"
                            .formatted(
                                    r.failed(),
                                    r.total(),
                                    percent(r.failedBefore()),
                                    percent(r.failedSince())));
        }
        d.requestIds().stream().findFirst().ifPresent(id -> line("Request ID", id));
        d.clocks().forEach(note -> line("Clock", note));
    }

    private void causes(Diagnosis d) {
        lines.add("");
        lines.add(
                d.enoughEvidence()
                        ? "Likely causes"
                        : "Not enough evidence: these logs do not tell the causes apart, so they stand as likely as they are before any evidence.");
        for (Diagnosis.RankedCause cause : d.causes()) {
            int filled = (int) Math.round(cause.share() * BAR);
            lines.add(
                    "  "
                            + "█".repeat(filled)
                            + "░".repeat(BAR - filled)
                            + "%4d %%  ".formatted(Math.round(cause.share() * 100))
                            + Visible.line(cause.title()));
            boolean shown = d.enoughEvidence() && cause.share() >= 0.05;
            if (shown) {
                cause.supporting().stream().limit(MOST_STATEMENTS).forEach(s -> statement("+", s));
                cause.against().stream().limit(1).forEach(s -> statement("-", s));
            }
        }
        if (d.enoughEvidence()) {
            d.causes().stream()
                    .map(Diagnosis.RankedCause::check)
                    .filter(c -> !c.isBlank())
                    .findFirst()
                    .ifPresent(check -> {
                        lines.add("");
                        line("Next", check);
                    });
        }
    }

    private void statement(String sign, Diagnosis.Statement statement) {
        String cited =
                statement.citations().stream()
                        .limit(3)
                        .map(Citation::text)
                        .collect(Collectors.joining(", "));
        lines.add("      " + sign + " " + cut(Visible.line(statement.text())));
        if (!cited.isEmpty()) {
            lines.add("        " + Visible.line(cited));
        }
    }

    private void rest(Diagnosis d) {
        List<Diagnosis.ExceptionGroup> exceptions =
                d.exceptions().stream().filter(e -> !e.background()).toList();
        if (!exceptions.isEmpty()) {
            lines.add("");
            lines.add("Exceptions");
            exceptions.stream()
                    .limit(MOST_EXCEPTIONS)
                    .forEach(e -> {
                        lines.add(
                                "  %,6d  ".formatted(e.count())
                                        + cut(
                                                Visible.line(
                                                        e.type()
                                                                + (e.message().isBlank()
                                                                        ? ""
                                                                        : ": " + e.message()))));
                        lines.add(
                                "          "
                                        + Visible.line(
                                                e.frame().map(f -> "in " + f + ", ").orElse("")
                                                        + e.citations().getFirst().text()));
                    });
        }
        d.changes().stream()
                .filter(c -> c.kind() != dev.incidentrunbook.diagnosis.Change.Kind.RESTART)
                .limit(3)
                .forEach(c ->
                        line(
                                "Changed",
                                c.at().map(DiagnosisText::moment).orElse("")
                                        + "  "
                                        + c.text()
                                        + "  "
                                        + c.citation().text()));
    }

    private void line(String label, String text) {
        lines.add("%-12s".formatted(label) + cut(Visible.line(text)));
    }

    private static String cut(String text) {
        return text.length() > WIDEST ? text.substring(0, WIDEST) + "…" : text;
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static String percent(double share) {
        return share == 0
                ? "none"
                : String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
    }
}
