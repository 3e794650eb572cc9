package dev.incidentrunbook.cli;

import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.review.LogFindings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads the attached logs for a review.
final class ReviewFindings {
    private ReviewFindings() {}

    /// What the logs that are in the store bring to the review of an incident.
    static LogFindings of(Desk desk, Incident incident) throws IOException {
        List<Evidence> logs =
                LogFindings.logs(incident).stream()
                        .filter(e -> desk.evidence().find(e.sha256()).isPresent())
                        .toList();
        if (LogFindings.tooLarge(logs)) {
            return LogFindings.none();
        }
        var sources = new ArrayList<SourceFindings>();
        for (Evidence log : logs) {
            try (InputStream in = desk.evidence().open(log.sha256())) {
                sources.addAll(DiagnosedLogs.read(in, log.label(), log.at()));
            } catch (IOException damaged) {
                // A review is written all the same; `diagnose` says what is wrong with an archive.
                if (!log.packed()) {
                    throw damaged;
                }
            }
        }
        return LogFindings.of(incident, sources);
    }
}
