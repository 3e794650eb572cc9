package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceExport;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Taken;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.evidence.RedactedCopies.Outgoing;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.redaction.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Taking evidence in and giving it back.
final class EvidenceCommands {
    private static final String STANDARD_INPUT = "-";

    private EvidenceCommands() {}

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
    static final class Attach extends ShellCommand {
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

        Attach(RootCommand root) {
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

    /// Writes the bytes of an evidence to a file.
    @Command(
            name = "export",
            description =
                    "Write an evidence to a file: byte for byte as it was attached, or a copy with secrets masked.",
            footer = {
                "",
                "With --redact the copy is attached to the incident too, unless nothing had to be masked.",
                "JSON: label, sha256, size, file."
            })
    static final class Export extends ShellCommand {
        @Parameters(
                paramLabel = "EVIDENCE",
                description = "Number of the evidence, for instance E3.")
        private String evidence = "";

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "File to write, or - for standard output.")
        private String file = "";

        @Option(names = "--redact", description = "Mask secrets and personal data.")
        private boolean redact;

        @Mixin private Masking masking = new Masking();

        Export(RootCommand root) {
            super(root);
        }

        /// What was written where.
        record Exported(String label, String sha256, long size, String file) {}

        @Override
        int work(Desk desk) throws IOException {
            desk.recordsNothing("export");
            Incident incident = desk.incident();
            Incident.Evidence asked = Address.evidence(incident, evidence);
            Outgoing outgoing = outgoing(desk, incident, asked);
            Incident.Evidence wanted = outgoing.evidence();
            if (file.equals("-")) {
                try (InputStream in = desk.evidence().open(wanted.sha256())) {
                    in.transferTo(desk.surroundings().out());
                }
                given(desk, outgoing, "standard output");
                return DONE;
            }
            Path target = desk.surroundings().workingFolder().resolve(file).normalize();
            new EvidenceExport(desk.evidence()).write(wanted.sha256(), target, Existing.REPLACE);
            given(desk, outgoing, target.toString());
            desk.print(
                    new Exported(wanted.label(), wanted.sha256(), wanted.size(), target.toString()),
                    words(asked, wanted) + " written to " + target);
            return DONE;
        }

        private Outgoing outgoing(Desk desk, Incident incident, Incident.Evidence asked) {
            if (!redact) {
                return new Outgoing(incident, asked);
            }
            Redactor redactor = masking.redactor(incident);
            Outgoing outgoing =
                    new RedactedCopies(desk.evidence(), desk.response())
                            .of(incident, asked, redactor);
            Masking.tell(desk, redactor);
            return outgoing;
        }

        private static void given(Desk desk, Outgoing outgoing, String to) {
            UUID id = outgoing.evidence().id();
            desk.custody(outgoing.incident(), new EvidenceExported(List.of(id), to, false));
        }

        private static String words(Incident.Evidence asked, Incident.Evidence written) {
            return written.id().equals(asked.id())
                    ? asked.label()
                    : written.label() + ", the redacted copy of " + asked.label() + ",";
        }
    }
}
