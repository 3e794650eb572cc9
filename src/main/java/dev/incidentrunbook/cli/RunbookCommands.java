package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.review.RunbookLessons;
import dev.incidentrunbook.runbook.DifferenceLine;
import dev.incidentrunbook.runbook.RunbookChange;
import dev.incidentrunbook.runbook.RunbookPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What incidents teach about the runbook.
@Command(name = "runbook", description = "Turn what an incident taught into a new runbook.")
final class RunbookCommands implements Runnable {
    /// The command with its words.
    static CommandLine of(RootCommand root) {
        return new CommandLine(new RunbookCommands()).addSubcommand(new Patch(root));
    }

    @Override
    public void run() {
        throw RefusedException.wrongWords("Write \"runbook patch\".");
    }

    /// The difference, or the new file.
    @Command(
            name = "patch",
            description =
                    "Show what an incident would change in its runbook; with -o write the new version.",
            footer = {
                "",
                "Changes come from feedback, from items that did not apply and from steps that were skipped or",
                "failed. JSON: incident, runbook, from, to, changes, unplaced, difference, file (null without -o)."
            })
    static final class Patch extends ShellCommand {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "File to write the new version to.")
        private Optional<String> file = Optional.empty();

        Patch(RootCommand root) {
            super(root);
        }

        /// What would change, or did.
        record Patched(
                String incident,
                String runbook,
                String from,
                String to,
                List<String> changes,
                List<String> unplaced,
                List<String> difference,
                Optional<String> file) {}

        @Override
        int work(Desk desk) throws IOException {
            desk.recordsNothing("runbook patch");
            Incident incident = desk.incident();
            LocalDate today = LocalDate.ofInstant(desk.now().wall(), desk.surroundings().zone());
            RunbookPatch patch =
                    RunbookLessons.patch(incident, RunbookLessons.of(incident), today)
                            .orElseThrow(() ->
                                    RefusedException.checkFailed(
                                            "The runbook of %s cannot be read by this version."
                                                    .formatted(incident.id())));
            if (file.isEmpty()) {
                print(desk, incident, patch, Optional.empty());
                return DONE;
            }
            if (patch.placed().isEmpty()) {
                throw RefusedException.checkFailed(
                        "%s suggests no change that its runbook has a place for; nothing was written."
                                .formatted(incident.id()));
            }
            Path target = desk.surroundings().workingFolder().resolve(file.get());
            OutputFile.write(
                    target, out -> out.write(patch.text().getBytes(StandardCharsets.UTF_8)));
            print(desk, incident, patch, Optional.of(target.toString()));
            return DONE;
        }

        private static void print(
                Desk desk, Incident incident, RunbookPatch patch, Optional<String> written) {
            List<String> changes = sentences(incident, patch.placed());
            List<String> unplaced = sentences(incident, patch.unplaced());
            List<String> difference =
                    patch.difference().stream().map(DifferenceLine::written).toList();
            String id = incident.runbook().map(r -> r.id()).orElse("");
            String from = incident.runbook().map(r -> r.version()).orElse("");
            desk.print(
                    new Patched(
                            incident.id(),
                            id,
                            from,
                            patch.version(),
                            changes,
                            unplaced,
                            difference,
                            written),
                    words(patch, changes, unplaced, difference, written));
        }

        private static String words(
                RunbookPatch patch,
                List<String> changes,
                List<String> unplaced,
                List<String> difference,
                Optional<String> written) {
            var lines = new ArrayList<String>();
            if (changes.isEmpty() && unplaced.isEmpty()) {
                lines.add(
                        "Nothing to change: no feedback was given and nothing was set aside; see \"feedback --help\".");
            }
            changes.forEach(c -> lines.add(Visible.line(c)));
            unplaced.forEach(c -> lines.add("No place in this file for: " + Visible.line(c)));
            if (written.isPresent()) {
                lines.add("Version " + patch.version() + " written to " + written.get());
            } else if (!difference.isEmpty()) {
                lines.add("");
                lines.addAll(difference);
                lines.add("");
                lines.add("Write it with \"runbook patch -o FILE\".");
            }
            return String.join(System.lineSeparator(), lines);
        }

        private static List<String> sentences(Incident incident, List<RunbookChange> changes) {
            return changes.stream().map(c -> RunbookLessons.sentence(incident, c)).toList();
        }
    }
}
