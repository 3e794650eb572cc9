package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens an incident. Nothing is mandatory, since the clock must run before anybody knows what is wrong.
@Command(
        name = "start",
        description = "Open an incident and print its id; nothing needs to be known yet.",
        footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
final class StartCommand extends ShellCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "TITLE",
            description = "What is wrong, in a few words.")
    private Optional<String> title = Optional.empty();

    @Option(names = "--severity", paramLabel = "SEV", description = "SEV1 (worst) to SEV5.")
    private Optional<String> severity = Optional.empty();

    @Option(names = "--service", paramLabel = "S", description = "The service that fails.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--environment",
            paramLabel = "E",
            description = "Where it fails, for instance production.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "P", description = "The endpoint that fails.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--request-id",
            paramLabel = "ID",
            description = "A request that failed; may be repeated.")
    private List<String> requestIds = new ArrayList<>();

    @Option(
            names = "--runbook",
            paramLabel = "NAME",
            description = "A shipped runbook or a runbook file; otherwise http-500.")
    private String runbook = "http-500";

    @Option(names = "--started", paramLabel = "T", description = "When the impact started.")
    private Optional<String> started = Optional.empty();

    @Option(names = "--detected", paramLabel = "T", description = "When it was noticed.")
    private Optional<String> detected = Optional.empty();

    StartCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) {
        // Everything is checked before anything is recorded, so that a slip of the finger opens no
        // half-filled incident.
        List<IncidentEvent> details = details();
        Optional<Instant> startedAt = started.map(desk::moment);
        Optional<Instant> detectedAt = detected.map(desk::moment);
        Runbook plan = plan(desk);

        Incident incident = desk.response().open(plan, desk.at());
        for (IncidentEvent event : details) {
            incident = desk.response().record(incident, event, desk.at());
        }
        incident = reached(desk, incident, Milestone.STARTED, startedAt);
        incident = reached(desk, incident, Milestone.DETECTED, detectedAt);
        desk.print(Json.receipt(incident.history().getFirst()), incident.id());
        return DONE;
    }

    private List<IncidentEvent> details() {
        var events = new ArrayList<IncidentEvent>();
        title.ifPresent(text -> events.add(Setting.detail(Detail.TITLE, text)));
        severity.ifPresent(text -> events.add(Setting.detail(Detail.SEVERITY, text)));
        service.ifPresent(text -> events.add(Setting.detail(Detail.SERVICE, text)));
        environment.ifPresent(text -> events.add(Setting.detail(Detail.ENVIRONMENT, text)));
        endpoint.ifPresent(text -> events.add(Setting.detail(Detail.ENDPOINT, text)));
        events.removeIf(
                event -> event instanceof DetailSet(Detail _, String value) && value.isBlank());
        requestIds.forEach(id -> events.add(Setting.requestId(id)));
        return events;
    }

    private static Incident reached(
            Desk desk, Incident incident, Milestone milestone, Optional<Instant> at) {
        return at.isEmpty()
                ? incident
                : desk.response().record(incident, new MilestoneReached(milestone), at);
    }

    private Runbook plan(Desk desk) {
        RunbookReader reader = desk.surroundings().runbooks();
        if (runbook.matches("(?i).*\\.(yaml|yml|json)")) {
            return reader.readFile(desk.surroundings().workingFolder().resolve(Path.of(runbook)));
        }
        try {
            return reader.shipped(runbook);
        } catch (IllegalArgumentException unknown) {
            throw RefusedException.wrongWords(String.valueOf(unknown.getMessage()));
        }
    }
}
