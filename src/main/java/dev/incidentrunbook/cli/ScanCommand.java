package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.redaction.Hit;
import dev.incidentrunbook.redaction.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows what an export would mask.
@Command(
        name = "scan",
        description = "Show every secret in an evidence or a file, with the mask it would get.",
        footer = {
            "",
            "For example: incident-runbook scan E3, then incident-runbook export E3 -o f --redact --keep 2,e-mail",
            "JSON: an array of number, rule, mask, finds, reason, place, line, excerpt, count, kept."
        })
final class ScanCommand extends ShellCommand {
    @Parameters(paramLabel = "E3|FILE", description = "Number of an evidence, or a file.")
    private String what = "";

    @Mixin private Masking masking = new Masking();

    ScanCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) throws IOException {
        desk.recordsNothing("scan");
        Path file = desk.surroundings().workingFolder().resolve(what).normalize();
        Redactor redactor;
        if (Files.isRegularFile(file)) {
            redactor = masking.redactor(Set.of());
            try (InputStream in = Files.newInputStream(file)) {
                redactor.stream(what, in, OutputStream.nullOutputStream());
            }
        } else {
            Incident incident = desk.incident();
            Incident.Evidence evidence = Address.evidence(incident, what);
            redactor = masking.redactor(incident);
            try (InputStream in = desk.evidence().open(evidence.sha256())) {
                redactor.stream(evidence.label(), in, OutputStream.nullOutputStream());
            }
        }
        desk.print(
                redactor.hits().stream().map(Json::hit).toList(),
                redactor.hits().isEmpty() ? "Nothing to mask." : table(redactor.hits()));
        return DONE;
    }

    private static String table(List<Hit> hits) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NR", "MASK", "RULE", "PLACE", "TIMES", "EXCERPT"));
        for (Hit hit : hits) {
            rows.add(
                    List.of(
                            Integer.toString(hit.number()),
                            hit.kept() ? "kept" : hit.mask(),
                            hit.rule(),
                            Visible.line(hit.place()) + ":L" + hit.line(),
                            Long.toString(hit.count()),
                            Visible.line(hit.excerpt())));
        }
        return Columns.of(rows);
    }
}
