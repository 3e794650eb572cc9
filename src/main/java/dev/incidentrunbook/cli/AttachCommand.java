package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Taken;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Attaches files or standard input.
@Command(
        name = "attach",
        description =
                "Attach files, or standard input with -, and print number, SHA-256 and name of each.",
        footer = {
            "",
            "For example: journalctl -u api --since -15min | incident-runbook attach - --name api.log",
            "JSON: an array of label, step, at, who, sha256, size, name, mediaType, origin, caption, removed."
        })
final class AttachCommand extends ShellCommand {
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Name to keep it under.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "Step it belongs to; otherwise the running one.")
    private Optional<String> step = Optional.empty();

    @Option(names = "--caption", paramLabel = "C", description = "One line about it.")
    private String caption = "";

    AttachCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) throws IOException {
        if (files.size() > 1 && name.isPresent()) {
            throw RefusedException.wrongWords(
                    "--name goes with one file; attach the files one by one.");
        }
        Incident incident = desk.incident();
        String stepId = Steps.meant(incident, step);
        // Looked at before the first is taken in, so that a mistyped name does not leave half
        // of them attached.
        for (String file : files) {
            check(desk, file);
        }
        var attached = new ArrayList<Incident.Evidence>();
        for (String file : files) {
            incident = attach(desk, incident, stepId, file);
            attached.add(incident.evidence().getLast());
        }
        Incident last = incident;
        desk.print(
                attached.stream().map(e -> Json.evidence(last, e)).toList(),
                attached.stream()
                        .map(e -> e.label() + " " + e.sha256() + " " + Visible.line(e.name()))
                        .collect(Collectors.joining(System.lineSeparator())));
        return DONE;
    }

    /// Says once that attaching waits for room; Ctrl+C ends the waiting.
    private static final class TellsOnce implements EvidenceIntake.Progress {
        private final Desk desk;
        private boolean told;

        TellsOnce(Desk desk) {
            this.desk = desk;
        }

        @Override
        public boolean at(long bytes, OptionalLong total) {
            return true;
        }

        @Override
        public boolean waiting(String sentence) {
            if (!told) {
                told = true;
                desk.complain(sentence);
            }
            return true;
        }
    }

    private static void check(Desk desk, String file) throws IOException {
        if (!file.equals(STANDARD_INPUT) && Files.notExists(path(desk, file))) {
            throw new NoSuchFileException(path(desk, file).toString());
        }
    }

    private Incident attach(Desk desk, Incident incident, String stepId, String file) {
        var intake = new EvidenceIntake(desk.evidence(), desk.folder());
        var progress = new TellsOnce(desk);
        Optional<String> chosen = name.map(String::strip).filter(n -> !n.isEmpty());
        Taken taken =
                file.equals(STANDARD_INPUT)
                        ? intake.take(
                                desk.surroundings().in(),
                                chosen.orElse("standard-input"),
                                "standard input",
                                progress)
                        : intake.take(path(desk, file), progress);
        if (taken.changed()) {
            desk.complain(
                    taken.name()
                            + " was changed by someone else while it was read, so what was attached may be of two moments.");
        }
        StoredEvidence stored = taken.stored();
        return desk.response()
                .record(
                        incident,
                        new EvidenceAttached(
                                stepId,
                                stored.sha256(),
                                stored.size(),
                                chosen.orElse(taken.name()),
                                stored.mediaType(),
                                taken.origin(),
                                caption.strip()),
                        desk.at());
    }

    private static Path path(Desk desk, String file) {
        return desk.surroundings().workingFolder().resolve(file).normalize();
    }
}
