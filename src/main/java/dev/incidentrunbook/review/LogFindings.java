package dev.incidentrunbook.review;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.Statement;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.review.Known.Finding;
import dev.incidentrunbook.review.Known.Requests;
import dev.incidentrunbook.runbook.Runbook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// What the attached logs bring to a review: what fails, what speaks for the likeliest cause when the logs decide, and the
/// requests by minute. Whoever has a store reads the logs and hands in what was found.
public record LogFindings(List<Finding> findings, List<Requests> requests) {
    /// Above that, reading would take longer than whoever writes a review wants to wait.
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /// So much smaller logs usually become when they are packed.
    private static final int USUAL_RATIO = 10;

    public LogFindings {
        findings = List.copyOf(findings);
        requests = List.copyOf(requests);
    }

    /// Nobody read a log.
    public static LogFindings none() {
        return new LogFindings(List.of(), List.of());
    }

    /// The attached logs of an incident.
    public static List<Evidence> logs(Incident incident) {
        return incident.evidence().stream().filter(Evidence::mayBeLog).toList();
    }

    /// Whether evidence is more than is read for a review.
    public static boolean tooLarge(List<Evidence> evidence) {
        return evidence.stream()
                        .mapToLong(e -> e.packed() ? e.size() * USUAL_RATIO : e.size())
                        .sum()
                > MOST_BYTES;
    }

    /// What was found in the logs of an incident.
    ///
    /// @param read what each log shows, cited by the log's label
    public static LogFindings of(Incident incident, List<SourceFindings> read) {
        if (read.isEmpty()) {
            return none();
        }
        var diagnosis =
                Diagnosis.of(read, incident.runbook().map(Runbook::causes).orElse(List.of()));
        return new LogFindings(findings(diagnosis), requests(diagnosis));
    }

    static List<Finding> findings(Diagnosis diagnosis) {
        var findings = new ArrayList<Finding>();
        diagnosis
                .failingComponent()
                .ifPresent(c ->
                        diagnosis
                                .firstFailure()
                                .ifPresent(at ->
                                        findings.add(
                                                new Finding(
                                                        "What failed: " + c + ".", number(at)))));
        if (diagnosis.enoughEvidence()) {
            diagnosis.causes().stream()
                    .limit(1)
                    .flatMap(cause -> cause.supporting().stream())
                    .filter(statement -> !statement.citations().isEmpty())
                    .collect(
                            Collectors.groupingBy(
                                    LogFindings::shape, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(alike -> findings.add(finding(alike)));
        }
        return findings;
    }

    /// What statements have in common that differ in a wait or a count alone.
    private static String shape(Statement statement) {
        return statement.text().replaceAll("[0-9]+", "#").replace("# times", "# time");
    }

    /// The first of several statements that are alike, with the number of the others.
    private static Finding finding(List<Statement> alike) {
        Statement first = alike.getFirst();
        int others = alike.size() - 1;
        String more = others == 0 ? "" : " (and " + others + " more that differ only in numbers)";
        return new Finding(first.text() + more + ".", number(first.citations().getFirst()));
    }

    private static List<Requests> requests(Diagnosis diagnosis) {
        return diagnosis
                .firstFailure()
                .map(at ->
                        diagnosis.requests().perMinute().stream()
                                .map(m ->
                                        new Requests(
                                                m.minute(),
                                                (long) m.total() - m.refused() - m.failed(),
                                                m.refused(),
                                                m.failed(),
                                                number(at)))
                                .toList())
                .orElse(List.of());
    }

    /// The number of the evidence, whose label is what it was called while it was read, with a path in it behind a slash.
    private static int number(Citation citation) {
        return Integer.parseInt(citation.file().split("/", 2)[0].substring(1));
    }
}
