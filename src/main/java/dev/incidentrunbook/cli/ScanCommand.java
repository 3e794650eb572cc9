package dev.incidentrunbook.cli;

import dev.incidentrunbook.bundle.MaskedIncident;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.EventCodec;
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
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows what an export would mask.
@Command(
        name = "scan",
        description =
                "Show every secret in an incident, an evidence or a file, with the mask it would get.",
        footer = {
            "",
            "For example: incident-runbook scan E3, then incident-runbook export E3 -o f --redact --keep 2,e-mail",
            "JSON: an array of number, rule, mask, finds, reason, place, line, excerpt, count, kept."
        })
final class ScanCommand extends ShellCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "E3|FILE",
            description =
                    "Number of an evidence, or a file; otherwise all that a bundle would hold.")
    private Optional<String> what = Optional.empty();

    @Mixin private Masking masking = new Masking();

    ScanCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) throws IOException {
        desk.recordsNothing("scan");
        Redactor redactor = scanned(desk);
        desk.print(
                redactor.hits().stream().map(Json::hit).toList(),
                redactor.hits().isEmpty() ? "Nothing to mask." : table(redactor.hits()));
        return DONE;
    }

    private Redactor scanned(Desk desk) throws IOException {
        Optional<Path> file =
                what.map(desk.surroundings().workingFolder()::resolve).filter(Files::isRegularFile);
        if (file.isPresent()) {
            Redactor redactor = masking.redactor(Set.of());
            try (InputStream in = Files.newInputStream(file.get())) {
                redactor.stream(what.orElseThrow(), in, OutputStream.nullOutputStream());
            }
            return redactor;
        }
        Incident incident = desk.incident();
        Redactor redactor = masking.redactor(incident);
        if (what.isEmpty()) {
            var codec = new EventCodec(desk.surroundings().runbooks());
            new MaskedIncident(desk.evidence(), desk.response(), codec).look(incident, redactor);
        } else {
            Incident.Evidence evidence = Address.evidence(incident, what.get());
            RedactedCopies.look(desk.evidence(), evidence, redactor);
        }
        return redactor;
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
