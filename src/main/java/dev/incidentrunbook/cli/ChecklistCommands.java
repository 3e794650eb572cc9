package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.RefusedException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ticking and unticking.
final class ChecklistCommands {
    private ChecklistCommands() {}

    /// Ticks an item, or says why it does not apply.
    @Command(
            name = "tick",
            description = "Tick a checklist item.",
            footer = {
                "",
                "JSON: incident, recorded (false when it was so already), seq, kind, happenedAt,",
                "recordedAt, who."
            })
    static final class Tick extends ShellCommand {
        @Parameters(paramLabel = "ITEM", description = "Step and item, for instance 2.3.")
        private String item = "";

        @Option(
                names = "--not-applicable",
                paramLabel = "REASON",
                description = "Say that the item does not apply, and why.")
        private Optional<String> notApplicable = Optional.empty();

        Tick(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            if (notApplicable.filter(String::isBlank).isPresent()) {
                throw RefusedException.wrongWords(
                        "--not-applicable needs a reason; say why in one sentence.");
            }
            Answer answer =
                    notApplicable
                            .<Answer>map(reason -> new Answer.NotApplicable(reason.strip()))
                            .orElseGet(Answer.Done::new);
            return answer(
                    desk, item, answer, notApplicable.isPresent() ? "Not applicable" : "Ticked");
        }
    }

    /// Takes a tick back.
    @Command(
            name = "untick",
            description = "Take back the answer to a checklist item.",
            footer = {
                "",
                "JSON: incident, recorded (false when it was so already), seq, kind, happenedAt,",
                "recordedAt, who."
            })
    static final class Untick extends ShellCommand {
        @Parameters(paramLabel = "ITEM", description = "Step and item, for instance 2.3.")
        private String item = "";

        Untick(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            return answer(desk, item, new Answer.Open(), "Open again");
        }
    }

    private static int answer(Desk desk, String name, Answer answer, String verb) {
        Incident incident = desk.incident();
        Address.Item item = Address.item(incident, name);
        String what = item.name() + " " + item.item().text();
        if (item.run().answer(item.item().id()).equals(answer)) {
            return desk.already(incident, "Nothing to do, it is so already: " + what);
        }
        return desk.record(
                incident,
                new ItemAnswered(item.run().step().id(), item.item().id(), answer),
                verb + ": " + what);
    }
}
