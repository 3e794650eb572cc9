package dev.incidentrunbook.cli;

import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.runbook.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Reads logs and says what they point to. Files need no incident and no store; `--incident` reads what is attached to one.
@Command(
        name = "diagnose",
        description =
                "Read logs and say when it began, what fails, where, and what probably causes it, each with its lines.",
        footer = {
            "",
            "FILE is a log of any format, packed or not (gzip, bzip2, xz, zstd, zip, tar); a folder stands for the files in it. Without FILE, or with",
            "--incident, what is attached to the incident is read. With too little evidence it says so.",
            "For example: incident-runbook diagnose nginx-error.log app.log",
            "",
            "JSON: firstFailureAt (null when nothing fails), failingComponent, causes (most likely first: id, title, share,",
            "for and against as arrays of text and citations of file and line, check), enoughEvidence, exceptions (type,",
            "message, count, first, last, frame, fingerprint, background, routes, citations), requests (total, failed,",
            "perMinute of minute, total, informational, successful, redirected, refused, failed; firstBadMinute, failedBefore,",
            "failedSince, routes of route, total, failed), requestIds, findings (kind, text, count, first, last, citations),",
            "changes (kind, at, text, citation), clocks. Shares are orders of magnitude, not calibrated probabilities."
        })
final class DiagnoseCommand implements Callable<Integer> {
    private static final String RUNBOOK = "http-500";

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Logs, folders with logs, or - for standard input.")
    private List<String> files = new ArrayList<>();

    private final RootCommand root;

    DiagnoseCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        root.refuseMoment();
        if (!files.isEmpty() && root.asksForIncident()) {
            throw RefusedException.wrongWords(
                    "Name files or --incident, not both; --incident reads what is attached.");
        }
        Surroundings surroundings = root.surroundings();
        if (files.isEmpty()) {
            try (Desk desk = root.desk()) {
                return attached(desk);
            }
        }
        List<SourceFindings> findings = new DiagnosedLogs(surroundings).read(files);
        return print(Diagnosis.of(findings, shippedCauses()), findings);
    }

    private List<Runbook.Cause> shippedCauses() {
        return root.surroundings().runbooks().shipped(RUNBOOK).causes();
    }

    private int attached(Desk desk) throws IOException {
        Incident incident = desk.incident();
        var findings = new ArrayList<SourceFindings>();
        for (Incident.Evidence evidence : incident.evidence()) {
            boolean text =
                    desk.evidence()
                            .find(evidence.sha256())
                            .map(s -> !s.mediaType().startsWith("image/"))
                            .orElse(false);
            if (!evidence.removed() && text) {
                findings.addAll(read(desk, incident, evidence));
            }
        }
        if (findings.isEmpty()) {
            throw RefusedException.wrongWords(
                    incident.id() + " has no log attached; attach one, or name files.");
        }
        List<Runbook.Cause> causes =
                incident.runbook().map(Runbook::causes).orElseGet(this::shippedCauses);
        return print(Diagnosis.of(findings, causes), findings);
    }

    private List<SourceFindings> read(Desk desk, Incident incident, Incident.Evidence evidence)
            throws IOException {
        try (InputStream in = desk.evidence().open(evidence.sha256())) {
            return DiagnosedLogs.read(
                    in, evidence.label() + " " + evidence.name(), incident.openedAt());
        } catch (IOException damaged) {
            if (!evidence.packed()) {
                throw damaged;
            }
            // The other logs are read all the same.
            new Printer(root.surroundings(), root.json())
                    .complain(String.valueOf(damaged.getMessage()));
            return List.of();
        }
    }

    private int print(Diagnosis diagnosis, List<SourceFindings> findings) {
        new Printer(root.surroundings(), root.json())
                .print(DiagnosisJson.of(diagnosis), DiagnosisText.of(diagnosis, findings));
        return ShellCommand.DONE;
    }
}
