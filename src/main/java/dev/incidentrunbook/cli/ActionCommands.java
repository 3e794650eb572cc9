package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.ActionChanged;
import dev.incidentrunbook.incident.IncidentEvent.ActionCompleted;
import dev.incidentrunbook.incident.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Follow-up actions.
@Command(
        name = "action",
        description = "Agree on a follow-up action, fill it in, or say that it is done.")
final class ActionCommands implements Runnable {
    @Override
    public void run() {
        throw RefusedException.wrongWords(
                "Write \"action add TEXT\", \"action change N\" or \"action done N\".");
    }

    /// Agrees on an action.
    @Command(
            name = "add",
            description = "Agree on a follow-up action and print its number.",
            footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
    static final class Add extends ShellCommand {
        @Parameters(paramLabel = "TEXT", description = "What to do, starting with a verb.")
        private String text = "";

        @Option(names = "--owner", paramLabel = "O", description = "Who does it.")
        private Optional<String> owner = Optional.empty();

        @Option(
                names = "--due",
                paramLabel = "DATE",
                description = "By when, for instance 2026-12-01.")
        private Optional<String> due = Optional.empty();

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "mitigate, prevent, detect or process.")
        private Optional<String> type = Optional.empty();

        @Option(names = "--priority", paramLabel = "P", description = "P1 (soonest), P2 or P3.")
        private Optional<String> priority = Optional.empty();

        Add(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            if (text.isBlank()) {
                throw RefusedException.wrongWords(
                        "An action cannot be empty; write what to do, starting with a verb.");
            }
            var item =
                    new ActionItem(
                            text.strip(),
                            owner.map(String::strip).filter(o -> !o.isEmpty()),
                            due.map(ActionCommands::date),
                            type.map(t -> choice("type", ActionItem.Type.values(), t)),
                            priority.map(p -> choice("priority", ActionItem.Priority.values(), p)));
            Incident changed =
                    desk.response().record(desk.incident(), new ActionAdded(item), desk.at());
            return desk.receipt(changed, "A" + changed.actions().getLast().number());
        }
    }

    /// Fills in or corrects an action.
    @Command(
            name = "change",
            description = "Fill in or correct a follow-up action; what is not named stays.",
            footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
    static final class Change extends ShellCommand {
        @Parameters(
                index = "0",
                paramLabel = "N",
                description = "Number of the action, for instance A2 or 2.")
        private String number = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "TEXT",
                description = "What to do, in other words.")
        private Optional<String> text = Optional.empty();

        @Option(names = "--owner", paramLabel = "O", description = "Who does it.")
        private Optional<String> owner = Optional.empty();

        @Option(
                names = "--due",
                paramLabel = "DATE",
                description = "By when, for instance 2026-12-01.")
        private Optional<String> due = Optional.empty();

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "mitigate, prevent, detect or process.")
        private Optional<String> type = Optional.empty();

        @Option(names = "--priority", paramLabel = "P", description = "P1 (soonest), P2 or P3.")
        private Optional<String> priority = Optional.empty();

        Change(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            Incident incident = desk.incident();
            Incident.Action action = Address.action(incident, number);
            ActionItem before = action.item();
            var item =
                    new ActionItem(
                            text.map(String::strip).filter(t -> !t.isEmpty()).orElse(before.text()),
                            owner.map(String::strip).filter(o -> !o.isEmpty()).or(before::owner),
                            due.map(ActionCommands::date).or(before::due),
                            type.map(t -> choice("type", ActionItem.Type.values(), t))
                                    .or(before::type),
                            priority.map(p -> choice("priority", ActionItem.Priority.values(), p))
                                    .or(before::priority));
            String name = "A" + action.number() + " " + Visible.line(item.text());
            return item.equals(before)
                    ? desk.already(incident, "So already: " + name)
                    : desk.record(
                            incident, new ActionChanged(action.id(), item), "Changed: " + name);
        }
    }

    /// Says that an action is done.
    @Command(
            name = "done",
            description = "Say that a follow-up action is done.",
            footer = {
                "",
                "JSON: incident, recorded (false when it was so already), seq, kind, happenedAt,",
                "recordedAt, who."
            })
    static final class Done extends ShellCommand {
        @Parameters(paramLabel = "N", description = "Number of the action, for instance A2 or 2.")
        private String number = "";

        Done(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            Incident incident = desk.incident();
            Incident.Action action = Address.action(incident, number);
            String name = "A" + action.number() + " " + Visible.line(action.item().text());
            return action.done()
                    ? desk.already(incident, "Done already: " + name)
                    : desk.record(incident, new ActionCompleted(action.id()), "Done: " + name);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException _) {
            throw RefusedException.wrongWords(
                    "\"%s\" is no date; write year, month and day, for instance 2026-12-01."
                            .formatted(text));
        }
    }

    private static <E extends Enum<E>> E choice(String what, E[] values, String text) {
        return Arrays.stream(values)
                .filter(v -> v.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.wrongWords(
                                "\"%s\" is no %s of an action; write %s."
                                        .formatted(
                                                text,
                                                what,
                                                Arrays.stream(values)
                                                        .map(v ->
                                                                v instanceof ActionItem.Type
                                                                        ? v.name()
                                                                                .toLowerCase(
                                                                                        Locale.ROOT)
                                                                        : v.name())
                                                        .collect(Collectors.joining(", ")))));
    }
}
