package dev.incidentrunbook.cli;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.Statement;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.Known.Finding;
import dev.incidentrunbook.review.Known.Requests;
import dev.incidentrunbook.runbook.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What the attached logs bring to a review: what fails, what speaks for the likeliest cause when the logs decide, and the
/// requests by minute.
final class ReviewFindings {
    /// Above that, reading would take longer than whoever exports a review wants to wait.
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /// So much smaller logs usually become when they are packed.
    private static final int USUAL_RATIO = 10;

    private ReviewFindings() {}

    /// All that a review of an incident is written from.
    static Known known(Desk desk, Incident incident, List<Incident> earlier) throws IOException {
        List<Evidence> logs =
                incident.evidence().stream()
                        .filter(e -> !e.removed())
                        .filter(e -> e.mediaType().startsWith("text/") || packed(e))
                        .filter(e -> desk.evidence().find(e.sha256()).isPresent())
                        .toList();
        if (logs.isEmpty()
                || logs.stream().mapToLong(ReviewFindings::unpackedSize).sum() > MOST_BYTES) {
            return new Known(incident, earlier, List.of(), List.of());
        }
        var sources = new ArrayList<SourceFindings>();
        for (Evidence log : logs) {
            try (InputStream in = desk.evidence().open(log.sha256())) {
                sources.addAll(
                        DiagnosedLogs.read(
                                in, Integer.toString(log.number()), incident.openedAt()));
            } catch (IOException damaged) {
                // A review is written all the same; `diagnose` says what is wrong with an archive.
                if (!packed(log)) {
                    throw damaged;
                }
            }
        }
        var diagnosis =
                Diagnosis.of(sources, incident.runbook().map(Runbook::causes).orElse(List.of()));
        return new Known(incident, earlier, findings(diagnosis), requests(diagnosis));
    }

    private static boolean packed(Evidence evidence) {
        return PackedEvidence.packed(evidence.mediaType());
    }

    private static long unpackedSize(Evidence log) {
        return packed(log) ? log.size() * USUAL_RATIO : log.size();
    }

    private static List<Finding> findings(Diagnosis diagnosis) {
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
                    .forEach(statement -> findings.add(finding(statement)));
        }
        return findings;
    }

    private static Finding finding(Statement statement) {
        return new Finding(statement.text() + ".", number(statement.citations().getFirst()));
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

    /// The number of the evidence, which is what it was called while it was read, with a path in it behind a slash.
    private static int number(Citation citation) {
        return Integer.parseInt(citation.file().split("/", 2)[0]);
    }
}
