package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceExport;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.OutsideFile;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.evidence.RedactedCopies.Outgoing;
import dev.incidentrunbook.evidence.WholeFile;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.redaction.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Giving evidence back, and looking what is packed in it.
final class EvidenceCommands {
    private EvidenceCommands() {}

    /// Lists what is packed in an evidence.
    @Command(
            name = "contents",
            description = "List the files packed in an evidence (gzip, bzip2, xz, zstd, zip, tar).",
            footer = {"", "JSON: an array of number, path, size, modified, trouble."})
    static final class Inside extends ShellCommand {
        @Parameters(
                paramLabel = "EVIDENCE",
                description = "Number of the evidence, for instance E3.")
        private String evidence = "";

        Inside(RootCommand root) {
            super(root);
        }

        /// A file in an evidence.
        record MemberJson(
                int number,
                String path,
                Optional<Long> size,
                Optional<Instant> modified,
                Optional<String> trouble) {}

        @Override
        int work(Desk desk) {
            desk.recordsNothing("contents");
            Incident.Evidence wanted = Address.evidence(desk.incident(), evidence);
            List<Member> members = members(desk, wanted);
            desk.print(
                    members.stream().map(Inside::json).toList(),
                    members.stream()
                            .map(Inside::words)
                            .collect(Collectors.joining(System.lineSeparator())));
            return DONE;
        }

        private static MemberJson json(Member member) {
            return new MemberJson(
                    member.number(),
                    member.path(),
                    member.size().stream().boxed().findFirst(),
                    member.modified(),
                    member.trouble());
        }

        private static String words(Member member) {
            return member.number()
                    + "  "
                    + (member.size().isPresent()
                            ? ByteSize.text(member.size().getAsLong())
                            : "size unknown")
                    + "  "
                    + Visible.line(member.path())
                    + member.trouble().map(t -> "  (" + Visible.line(t) + ")").orElse("");
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
                "With --member one of the files packed in it, as \"contents\" lists them.",
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

        @Option(
                names = "--member",
                paramLabel = "PATH",
                description = "Path or number of a file packed in it.")
        private Optional<String> member = Optional.empty();

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
                copy(desk, wanted, desk.surroundings().out());
                given(desk, outgoing, "standard output");
                return DONE;
            }
            Path target = desk.surroundings().workingFolder().resolve(file).normalize();
            Exported exported = write(desk, wanted, target);
            given(desk, outgoing, target.toString());
            String what = member.map(m -> m + " of ").orElse("") + words(asked, wanted);
            desk.print(exported, what + " written to " + target);
            return DONE;
        }

        private Exported write(Desk desk, Incident.Evidence wanted, Path target) {
            String sha256 = wanted.sha256();
            long size = wanted.size();
            if (member.isPresent()) {
                WholeFile.write(target, Existing.REPLACE, out -> copy(desk, wanted, out));
            } else if (wanted.outside().isPresent()) {
                Outside outside = wanted.outside().get();
                new OutsideFile(outside, desk.folder())
                        .copy(target, Existing.REPLACE, Progress.UNSEEN);
                sha256 = outside.sha256();
                size = outside.size();
            } else {
                new EvidenceExport(desk.evidence()).write(sha256, target, Existing.REPLACE);
            }
            return new Exported(wanted.label(), sha256, size, target.toString());
        }

        private void copy(Desk desk, Incident.Evidence wanted, OutputStream out)
                throws IOException {
            try (InputStream in =
                    member.isPresent()
                            ? unpacked(desk, wanted, member.get())
                            : desk.evidence().open(wanted.sha256())) {
                in.transferTo(out);
            }
        }

        private Outgoing outgoing(Desk desk, Incident incident, Incident.Evidence asked) {
            if (!redact) {
                return new Outgoing(incident, asked);
            }
            if (member.isPresent() || asked.outside().isPresent()) {
                throw RefusedException.wrongWords(
                        "Only what is stored as it came can be masked; export %s without --redact, attach what you got, and export that with --redact."
                                .formatted(asked.label()));
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

    private static List<Member> members(Desk desk, Incident.Evidence evidence) {
        try {
            return new PackedEvidence(desk.evidence())
                    .members(stored(desk, evidence), evidence.name(), Progress.UNSEEN);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// The bytes of the file in an evidence that has this path or number.
    private static InputStream unpacked(Desk desk, Incident.Evidence evidence, String member) {
        Member wanted =
                members(desk, evidence).stream()
                        .filter(m ->
                                m.path().equals(member)
                                        || Integer.toString(m.number()).equals(member))
                        .findFirst()
                        .orElseThrow(() ->
                                RefusedException.wrongWords(
                                        "There is no file \"%s\" in %s; \"incident-runbook contents %s\" lists them."
                                                .formatted(
                                                        member,
                                                        evidence.label(),
                                                        evidence.label())));
        try {
            return new PackedEvidence(desk.evidence())
                    .open(
                            stored(desk, evidence),
                            evidence.name(),
                            wanted.number(),
                            Progress.UNSEEN);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static StoredEvidence stored(Desk desk, Incident.Evidence evidence) {
        StoredEvidence stored =
                desk.evidence()
                        .find(evidence.sha256())
                        .orElseThrow(() ->
                                RefusedException.checkFailed(
                                        "The bytes of "
                                                + evidence.label()
                                                + " are not in this store; \"incident-runbook doctor\" says more."));
        if (!PackedEvidence.packed(stored.mediaType())) {
            throw RefusedException.wrongWords(
                    evidence.label()
                            + " is not packed; \"incident-runbook export "
                            + evidence.label()
                            + "\" gives it back.");
        }
        return stored;
    }

    private static RefusedException refused(IOException e) {
        RefusedException refused = RefusedException.checkFailed(String.valueOf(e.getMessage()));
        refused.initCause(e);
        return refused;
    }
}
