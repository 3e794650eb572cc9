package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.safekeeping.Safekeeping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Caring for the store: checks, recovery, backups.
final class SafekeepingCommands {
    private SafekeepingCommands() {}

    /// Whether everything is as it was written.
    @Command(
            name = "doctor",
            description =
                    "Read every byte of the store and say what is damaged, and how the backups stand.",
            footer = {
                "",
                "JSON: sound, damages (file, incident, evidence, sentence), lost, backup, notices."
            })
    static final class Doctor extends SafekeepingCommand {
        Doctor(RootCommand root) {
            super(root);
        }

        /// What was found.
        record Found(
                boolean sound,
                List<Damage> damages,
                List<String> lost,
                Optional<Backup> backup,
                List<String> notices) {}

        @Override
        int work(Safekeeping keeping, Printer printer, Progress progress) {
            Health health = keeping.check(progress);
            Optional<Backup> newest = keeping.backups().stream().findFirst();
            List<String> notices = keeping.notices().stream().map(Notice::sentence).toList();
            printer.print(
                    new Found(health.sound(), health.damages(), health.lost(), newest, notices),
                    health.sound()
                            ? "Everything is as it was written. "
                                    + newest.map(b -> "The newest backup is " + words(b) + ".")
                                            .orElse("There is no backup yet.")
                            : "");
            if (!printer.json()) {
                health.lost().forEach(printer::complain);
                notices.forEach(printer::complain);
                health.damages().forEach(damage -> printer.complain(damage.sentence()));
                if (!health.sound()) {
                    printer.complain("\"incident-runbook recover\" mends it and deletes nothing.");
                }
            }
            return health.sound() ? ShellCommand.DONE : ShellCommand.CHECK_FAILED;
        }
    }

    /// Mends what is damaged.
    @Command(
            name = "recover",
            description =
                    "Set damaged files aside and put sound ones together from all that is left. Deletes nothing.",
            footer = {"", "JSON: recovered, lost, setAside."})
    static final class Recover extends SafekeepingCommand {
        Recover(RootCommand root) {
            super(root);
        }

        @Override
        int work(Safekeeping keeping, Printer printer, Progress progress) {
            return told(keeping.recover(progress), printer);
        }
    }

    /// Backups.
    @Command(
            name = "backup",
            description =
                    "Take a verified backup of everything now; with \"list\", show those there are.",
            footer = {
                "",
                "JSON: name, takenAt, incidents, events, size, reason; for list an array of these."
            })
    static final class TakeBackup extends SafekeepingCommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "list",
                description = "Show the backups instead of taking one.")
        private Optional<String> word = Optional.empty();

        TakeBackup(RootCommand root) {
            super(root);
        }

        @Override
        int work(Safekeeping keeping, Printer printer, Progress progress) {
            if (word.isPresent() && !word.get().equals("list")) {
                throw RefusedException.wrongWords(
                        "\"backup %s\" is not known; say \"backup\" or \"backup list\"."
                                .formatted(word.get()));
            }
            if (word.isPresent()) {
                List<Backup> all = keeping.backups();
                printer.print(all, all.isEmpty() ? "There is no backup yet." : table(all));
            } else {
                Backup taken = keeping.backUp("by hand", progress);
                printer.print(taken, words(taken) + ", verified");
                keeping.notices().stream().map(Notice::sentence).forEach(printer::complain);
            }
            return ShellCommand.DONE;
        }

        private static String table(List<Backup> all) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("NAME", "TAKEN", "INCIDENTS", "EVENTS", "SIZE", "WHY"));
            for (Backup backup : all) {
                rows.add(
                        List.of(
                                backup.name(),
                                Instant.ofEpochSecond(backup.takenAt().getEpochSecond()).toString(),
                                Long.toString(backup.incidents()),
                                Long.toString(backup.events()),
                                ByteSize.text(backup.size()),
                                Visible.line(backup.reason())));
            }
            return Columns.of(rows);
        }
    }

    /// Puts a backup in place.
    @Command(
            name = "restore",
            description =
                    "Put a backup in the place of the store's events. The present files are set aside, never overwritten.",
            footer = {
                "",
                "What was recorded after the backup is kept as far as any file still has it, unless --exactly is given.",
                "JSON: recovered, lost, setAside."
            })
    static final class Restore extends SafekeepingCommand {
        @Parameters(
                paramLabel = "NAME",
                description = "Which backup, as \"backup list\" names it, or \"latest\".")
        private String name = "";

        @Option(names = "--exactly", description = "Leave out what was recorded after the backup.")
        private boolean exactly;

        Restore(RootCommand root) {
            super(root);
        }

        @Override
        int work(Safekeeping keeping, Printer printer, Progress progress) {
            String chosen =
                    name.equals("latest")
                            ? keeping.backups().stream()
                                    .findFirst()
                                    .map(Backup::name)
                                    .orElseThrow(() ->
                                            RefusedException.wrongWords(
                                                    "There is no backup yet; take one with \"incident-runbook backup\"."))
                            : name;
            return told(keeping.restore(chosen, exactly, progress), printer);
        }
    }

    private static int told(Recovery recovery, Printer printer) {
        var lines = new ArrayList<>(recovery.recovered());
        lines.add("The files as they were are in " + recovery.setAside() + ".");
        printer.print(recovery, String.join(System.lineSeparator(), lines));
        if (!printer.json()) {
            recovery.lost().forEach(printer::complain);
        }
        return recovery.lost().isEmpty() ? ShellCommand.DONE : ShellCommand.CHECK_FAILED;
    }

    private static String words(Backup backup) {
        return "%s of %s: %d incidents, %d events, %s"
                .formatted(
                        backup.name(),
                        Instant.ofEpochSecond(backup.takenAt().getEpochSecond()),
                        backup.incidents(),
                        backup.events(),
                        ByteSize.text(backup.size()));
    }
}
