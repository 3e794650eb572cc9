package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.RefusedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program itself: without a command it opens the window. Holds the options that every command has.
@Command(
        name = "incident-runbook",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Walks an on-call engineer through an incident, and keeps what was found.",
        footer = {
            "",
            "Without a command the desktop opens. The same work is done with the commands above;",
            "incident-runbook COMMAND --help explains each.",
            "Times are written now, -12m, 03:14, \"2026-11-22 03:14 CET\", or pasted from a log.",
            "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 store or file trouble."
        })
final class RootCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "Folder of the store; otherwise INCIDENT_RUNBOOK_DATA, otherwise the system's usual place.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--incident",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "ID",
            scope = ScopeType.INHERIT,
            description = "Incident to work on; otherwise the only open one.")
    private Optional<String> incident = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print JSON with stable field names, for scripts.")
    private boolean json;

    @Option(
            names = "--at",
            paramLabel = "T",
            scope = ScopeType.INHERIT,
            description = "When it happened, if not now; for commands that record something.")
    private Optional<String> at = Optional.empty();

    private final Surroundings surroundings;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Opens the store for a command. Wrong times are refused before anything is opened or recorded.
    Desk desk() {
        return desk(folder());
    }

    /// Opens the store in a folder of the command's own choice.
    Desk desk(Path folder) {
        return Desk.open(surroundings, folder, new Desk.Choices(incident(), json, at));
    }

    /// Refuses `--at` for a command that records nothing, since ignoring it would look like having obeyed it.
    void refuseMoment() {
        if (at.isPresent()) {
            throw RefusedException.wrongWords(
                    "This command has no time of its own; leave out --at.");
        }
    }

    boolean json() {
        return json;
    }

    /// The folder that was asked for with `--data`.
    Optional<Path> data() {
        return data.map(surroundings.workingFolder()::resolve);
    }

    /// Whether `--incident` was given, with an ID or without.
    boolean asksForIncident() {
        return incident.isPresent();
    }

    /// The incident that was asked for with `--incident`.
    Optional<String> incident() {
        return incident.filter(id -> !id.isBlank());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Integer call() {
        return surroundings.desktop().open(folder(), incident());
    }

    /// The store's folder.
    Path folder() {
        return data().orElseGet(surroundings.defaultFolder());
    }
}
