package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Address.Settable;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Setting;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Fills in what is known.
@Command(
        name = "set",
        description = "Fill in a field; an empty value clears it.",
        footer = {
            "",
            "Fields: title severity service environment endpoint request-id;",
            "milestones, whose value is a time: started detected declared mitigated recovered resolved;",
            "fields of a step, for instance 1.runtime; sections of the review: summary impact detection trigger",
            "root-cause contributing-factors ruled-out response went-well went-badly lucky surprised",
            "runbook-feedback open-questions communication responders.",
            "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."
        })
final class SetCommand extends ShellCommand {
    @Parameters(
            index = "0",
            paramLabel = "FIELD",
            description = "What to fill in, for instance mitigated.")
    private String field = "";

    @Parameters(
            index = "1",
            paramLabel = "VALUE",
            description = "What to put there, for instance -12m.")
    private String value = "";

    SetCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) {
        Incident incident = desk.incident();
        Settable settable = Address.settable(incident, field);
        String name = Address.name(settable);
        Setting setting = desk.setting(settable, value);
        if (setting.happenedAt().isPresent() && desk.at().isPresent()) {
            throw RefusedException.wrongWords(
                    "\"%s\" takes its time as the value; leave out --at.".formatted(name));
        }
        String sentence =
                setting.happenedAt()
                        .map(at ->
                                name
                                        + " set to "
                                        + MomentText.local(at, desk.surroundings().zone()))
                        .orElse(name + (value.isBlank() ? " cleared" : " set"));
        Optional<Instant> at = setting.happenedAt().or(desk::at);
        return desk.receipt(desk.response().record(incident, setting.event(), at), sentence);
    }
}
