package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceExport;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.OutsideFile;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.WholeFile;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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
            description = "Write an evidence to a file, byte for byte as it was attached.",
            footer = {
                "",
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
            Incident.Evidence wanted = Address.evidence(desk.incident(), evidence);
            if (file.equals("-")) {
                copy(desk, wanted, desk.surroundings().out());
                return DONE;
            }
            Path target = desk.surroundings().workingFolder().resolve(file).normalize();
            if (member.isPresent()) {
                WholeFile.write(target, Existing.REPLACE, out -> copy(desk, wanted, out));
                desk.print(
                        new Exported(
                                wanted.label(), wanted.sha256(), wanted.size(), target.toString()),
                        member.get() + " of " + wanted.label() + " written to " + target);
                return DONE;
            }
            if (wanted.outside().isPresent()) {
                new OutsideFile(wanted.outside().get(), desk.folder())
                        .copy(target, Existing.REPLACE, Progress.UNSEEN);
                desk.print(
                        new Exported(
                                wanted.label(),
                                wanted.outside().get().sha256(),
                                wanted.outside().get().size(),
                                target.toString()),
                        wanted.label() + " written to " + target);
                return DONE;
            }
            new EvidenceExport(desk.evidence()).write(wanted.sha256(), target, Existing.REPLACE);
            desk.print(
                    new Exported(wanted.label(), wanted.sha256(), wanted.size(), target.toString()),
                    wanted.label() + " written to " + target);
            return DONE;
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
