package dev.incidentrunbook.cli;

import dev.incidentrunbook.bundle.BundleExport;
import dev.incidentrunbook.bundle.BundleExport.Bundled;
import dev.incidentrunbook.bundle.BundleImport;
import dev.incidentrunbook.bundle.BundleImport.Imported;
import dev.incidentrunbook.bundle.MaskedIncident;
import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.redaction.Redactor;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One incident in one file, and back.
final class BundleCommands {
    private BundleCommands() {}

    /// Writes a bundle.
    @Command(
            name = "bundle",
            description =
                    "Write an incident to one file: its events, its evidence and its review, to hand over or to keep.",
            footer = {
                "",
                "Evidence that was removed belongs to the record and is in the bundle too.",
                "JSON: incident, file, events, evidence, removed, bytes."
            })
    static final class Out extends ShellCommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "ID",
                description = "Incident to bundle; otherwise the one named with --incident.")
        private Optional<String> id = Optional.empty();

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "File to write, for instance incident.zip.")
        private String file = "";

        @Option(names = "--force", description = "Replace the file if there is one.")
        private boolean force;

        @Option(
                names = "--no-redact",
                description = "Leave secrets and personal data in it as they are.")
        private boolean unmasked;

        @Mixin private Masking masking = new Masking();

        Out(RootCommand root) {
            super(root);
        }

        /// What was written where.
        record Written(
                String incident, String file, int events, int evidence, int removed, long bytes) {}

        @Override
        int work(Desk desk) {
            desk.recordsNothing("bundle");
            Incident incident =
                    id.map(named ->
                                    desk.response()
                                            .incident(named.strip().toUpperCase(Locale.ROOT)))
                            .orElseGet(desk::incident);
            Path target = desk.surroundings().workingFolder().resolve(file).normalize();
            Redactor redactor = masking.redactor(incident);
            var leaving =
                    new MaskedIncident(
                            desk.evidence(),
                            desk.response(),
                            new EventCodec(desk.surroundings().runbooks()));
            String to = target.toString();
            Bundled bundled =
                    new BundleExport(desk.evidence())
                            .write(
                                    unmasked
                                            ? leaving.unmasked(incident, to)
                                            : leaving.masked(incident, redactor, to),
                                    unmasked
                                            ? UnaryOperator.identity()
                                            : text -> redactor.text("review", text),
                                    desk.now().wall(),
                                    target,
                                    force ? Existing.REPLACE : Existing.KEEP,
                                    Progress.UNSEEN);
            Masking.tell(desk, redactor);
            desk.print(
                    new Written(
                            bundled.incident(),
                            target.toString(),
                            bundled.events(),
                            bundled.evidence(),
                            bundled.removed(),
                            bundled.bytes()),
                    words(incident, bundled));
            return DONE;
        }

        private static String words(Incident incident, Bundled bundled) {
            return "%s written to %s: %s, %s%s"
                    .formatted(
                            incident.id(),
                            bundled.file(),
                            counted(bundled.events(), "event", "events"),
                            evidence(bundled.evidence(), bundled.bytes()),
                            bundled.removed() == 0
                                    ? ""
                                    : ", of which %d had been removed from the incident"
                                            .formatted(bundled.removed()));
        }
    }

    /// Takes a bundle in.
    @Command(
            name = "import",
            description =
                    "Take in a bundle that was made with bundle. Everything in it is verified first; what is here is never changed.",
            footer = {
                "",
                "An incident whose id is taken here gets one of its own, as INC-2026-0001~2.",
                "JSON: incident, original, title, events, added, here, evidence, bytes."
            })
    static final class In extends ShellCommand {
        @Parameters(paramLabel = "FILE", description = "The bundle.")
        private String file = "";

        In(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("import");
            File folder = desk.folder().toFile();
            Imported imported =
                    new BundleImport(
                                    desk.log(),
                                    desk.evidence(),
                                    new EventCodec(desk.surroundings().runbooks()),
                                    folder::getUsableSpace)
                            .take(
                                    desk.surroundings().workingFolder().resolve(file).normalize(),
                                    Progress.UNSEEN);
            desk.print(imported, words(imported));
            return DONE;
        }

        private static String words(Imported i) {
            String which = i.incident() + " (" + Visible.line(i.title()) + ")";
            if (i.added() == 0) {
                return i.here() > i.events()
                        ? which
                                + " has more events here than in the bundle (%d and %d); nothing changed"
                                        .formatted(i.here(), i.events())
                        : which + " is here already; nothing changed";
            }
            return i.begins()
                    ? "%s imported: %s, %s%s"
                            .formatted(
                                    which,
                                    counted(i.events(), "event", "events"),
                                    evidence(i.evidence(), i.bytes()),
                                    i.incident().equals(i.original())
                                            ? ""
                                            : "; another incident here has the id " + i.original())
                    : "%s continued: %s added, %d in all"
                            .formatted(which, counted(i.added(), "event", "events"), i.here());
        }
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private static String evidence(int number, long bytes) {
        return counted(number, "piece", "pieces") + " of evidence (" + ByteSize.text(bytes) + ")";
    }
}
