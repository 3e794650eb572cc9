package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.review.PastIncident;
import dev.incidentrunbook.review.SeenBefore;
import dev.incidentrunbook.review.SeenBefore.Likeness;
import dev.incidentrunbook.review.Sign;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// Earlier incidents that look like this one.
@Command(
        name = "similar",
        description = "Show earlier incidents that look like this one, and why.",
        footer = {
            "",
            "Compared are exceptions, database codes, routes, service and cause, as found in details, fields, notes",
            "and hypotheses. JSON: incident, signs (kind, name), similar (id, title, fix, shared, sentence)."
        })
final class SimilarCommand extends ShellCommand {
    SimilarCommand(RootCommand root) {
        super(root);
    }

    record Told(String incident, List<SignJson> signs, List<LikenessJson> similar) {}

    record SignJson(String kind, String name) {}

    record LikenessJson(
            String id, String title, String fix, List<SignJson> shared, String sentence) {}

    @Override
    int work(Desk desk) {
        desk.recordsNothing("similar");
        Incident incident = desk.incident();
        List<PastIncident> earlier =
                desk.incidents().stream()
                        .filter(i -> !i.id().equals(incident.id()))
                        .filter(i -> i.openedAt().isBefore(incident.openedAt()))
                        .map(i -> PastIncident.of(desk.response().incident(i.id())))
                        .toList();
        var signs = Sign.of(incident);
        List<Likeness> found = SeenBefore.find(signs, earlier);
        desk.print(
                new Told(
                        incident.id(),
                        signs.stream().map(SimilarCommand::json).toList(),
                        found.stream().map(SimilarCommand::json).toList()),
                found.isEmpty()
                        ? "No earlier incident looks like %s.".formatted(incident.id())
                        : found.stream()
                                .map(l -> Visible.line(l.sentence()))
                                .collect(Collectors.joining(System.lineSeparator())));
        return DONE;
    }

    private static SignJson json(Sign sign) {
        return new SignJson(
                sign.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), sign.name());
    }

    private static LikenessJson json(Likeness likeness) {
        return new LikenessJson(
                likeness.past().id(),
                likeness.past().title(),
                likeness.past().fix(),
                likeness.shared().stream().map(SimilarCommand::json).toList(),
                likeness.sentence());
    }
}
