package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes something down.
@Command(
        name = "note",
        description = "Write something down.",
        footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
final class NoteCommand extends ShellCommand {
    @Parameters(paramLabel = "TEXT", description = "What was seen, decided or done.")
    private String text = "";

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "Step it belongs to; otherwise the running one.")
    private Optional<String> step = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "observation (otherwise), decision, action, communication or ruled-out.")
    private String kind = "observation";

    NoteCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) {
        if (text.isBlank()) {
            throw RefusedException.wrongWords(
                    "A note cannot be empty; write what was seen, decided or done.");
        }
        NoteKind wanted =
                Arrays.stream(NoteKind.values())
                        .filter(k ->
                                k.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(kind))
                        .findFirst()
                        .orElseThrow(() ->
                                RefusedException.wrongWords(
                                        "\"%s\" is no kind of note; write observation, decision, action, communication or ruled-out."
                                                .formatted(kind)));
        Incident incident = desk.incident();
        return desk.record(
                incident,
                new NoteAdded(Steps.meant(incident, step), wanted, text.strip()),
                "Noted");
    }
}
