package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.RefusedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What may be behind the incident, and what speaks for and against it.
@Command(
        name = "hypothesis",
        description =
                "Say what may be behind it, what speaks for and against it, and how it stands.")
final class HypothesisCommands implements Runnable {
    static final String RECEIPT =
            "JSON: incident, recorded (false when it was so already), seq, kind, happenedAt, recordedAt, who.";

    /// The command with its words.
    static CommandLine of(RootCommand root) {
        return new CommandLine(new HypothesisCommands())
                .addSubcommand(new Add(root))
                .addSubcommand(new For(root))
                .addSubcommand(new Against(root))
                .addSubcommand(new Check(root))
                .addSubcommand(new Supported(root))
                .addSubcommand(new Refuted(root))
                .addSubcommand(new Open(root))
                .addSubcommand(new Listed(root));
    }

    @Override
    public void run() {
        throw RefusedException.wrongWords(
                "Write \"hypothesis add TEXT\", for, against, check, supported, refuted, open or list.");
    }

    /// Puts a hypothesis on the board.
    @Command(
            name = "add",
            description = "Say what may be behind it, and print its number.",
            footer = {"", RECEIPT})
    static final class Add extends ShellCommand {
        @Parameters(
                paramLabel = "TEXT",
                arity = "0..1",
                description = "The hypothesis; may be left out with --cause.")
        private String text = "";

        @Option(
                names = "--cause",
                paramLabel = "ID",
                description = "The cause of the runbook it is about, for instance database.")
        private String cause = "";

        Add(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            Incident incident = desk.incident();
            Incident changed =
                    desk.response()
                            .record(
                                    incident,
                                    Hypotheses.propose(incident, cause, text, List.of()),
                                    desk.at());
            return desk.receipt(changed, changed.hypotheses().getLast().label());
        }
    }

    /// A command about one hypothesis.
    abstract static class About extends ShellCommand {
        @Parameters(
                index = "0",
                paramLabel = "N",
                description = "Number of the hypothesis, for instance H2 or 2.")
        private String number = "";

        About(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            Incident incident = desk.incident();
            return work(desk, incident, Address.hypothesis(incident, number));
        }

        abstract int work(Desk desk, Incident incident, Hypothesis about);
    }

    /// A command that adds a ground.
    abstract static class Grounding extends About {
        @Parameters(index = "1", paramLabel = "TEXT", description = "What was seen.")
        private String text = "";

        @Option(
                names = "--cite",
                paramLabel = "WHERE",
                description = "Where: E3, E3:L1042, or free words.")
        private String citation = "";

        private final Side side;

        Grounding(RootCommand root, Side side) {
            super(root);
            this.side = side;
        }

        @Override
        int work(Desk desk, Incident incident, Hypothesis about) {
            var added = Hypotheses.ground(incident, about, new Ground(side, text, citation));
            return desk.record(
                    incident,
                    added,
                    "%s, %s: %s"
                            .formatted(
                                    about.label(),
                                    side.words(),
                                    Visible.line(added.ground().cited())));
        }
    }

    /// Adds what speaks for a hypothesis.
    @Command(
            name = "for",
            description = "Say what speaks for a hypothesis.",
            footer = {"", RECEIPT})
    static final class For extends Grounding {
        For(RootCommand root) {
            super(root, Side.FOR);
        }
    }

    /// Adds what speaks against a hypothesis.
    @Command(
            name = "against",
            description = "Say what speaks against a hypothesis.",
            footer = {"", RECEIPT})
    static final class Against extends Grounding {
        Against(RootCommand root) {
            super(root, Side.AGAINST);
        }
    }

    /// Says what to look at next.
    @Command(
            name = "check",
            description = "Say what would tell most about a hypothesis; an empty text clears it.",
            footer = {"", RECEIPT})
    static final class Check extends About {
        @Parameters(index = "1", paramLabel = "TEXT", description = "The next check.")
        private String text = "";

        Check(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk, Incident incident, Hypothesis about) {
            var set = Hypotheses.nextCheck(about, text);
            return set.check().equals(about.nextCheck())
                    ? desk.already(incident, about.label() + " has that next check already")
                    : desk.record(
                            incident,
                            set,
                            about.label() + ", next check: " + Visible.line(set.check()));
        }
    }

    /// A command that says how a hypothesis stands.
    abstract static class Judging extends About {
        @Option(names = "--reason", paramLabel = "R", description = "Why, in one sentence.")
        private String reason = "";

        private final State state;

        Judging(RootCommand root, State state) {
            super(root);
            this.state = state;
        }

        @Override
        int work(Desk desk, Incident incident, Hypothesis about) {
            var judged = Hypotheses.judge(about, state, reason);
            String sentence = "%s is %s: %s".formatted(about.label(), state.words(), about.text());
            return about.state() == state && about.reason().equals(judged.reason())
                    ? desk.already(incident, "It is so already. " + Visible.line(sentence))
                    : desk.record(incident, judged, Visible.line(sentence));
        }
    }

    /// Says that a hypothesis holds.
    @Command(
            name = "supported",
            description = "Say that a hypothesis is supported; needs a reason or something for it.",
            footer = {"", RECEIPT})
    static final class Supported extends Judging {
        Supported(RootCommand root) {
            super(root, State.SUPPORTED);
        }
    }

    /// Says that a hypothesis is ruled out.
    @Command(
            name = "refuted",
            description = "Rule a hypothesis out; needs a reason or something against it.",
            footer = {"", RECEIPT})
    static final class Refuted extends Judging {
        Refuted(RootCommand root) {
            super(root, State.REFUTED);
        }
    }

    /// Opens a hypothesis again.
    @Command(
            name = "open",
            description = "Say that a hypothesis is open again.",
            footer = {"", RECEIPT})
    static final class Open extends Judging {
        Open(RootCommand root) {
            super(root, State.OPEN);
        }
    }

    /// Shows the board.
    @Command(
            name = "list",
            description = "Show the hypotheses with what speaks for and against them.",
            footer = {
                "",
                "JSON: an array of label, cause, text, state, reason, since, at, who, nextCheck, grounds (side, text,",
                "citation, at)."
            })
    static final class Listed extends ShellCommand {
        Listed(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("hypothesis list");
            Incident incident = desk.incident();
            desk.print(
                    incident.hypotheses().stream().map(Json::hypothesis).toList(),
                    incident.hypotheses().isEmpty()
                            ? nothing(incident)
                            : String.join(
                                    System.lineSeparator(),
                                    lines(incident, "", desk.surroundings().zone())));
            return DONE;
        }

        private static String nothing(Incident incident) {
            var lines = new ArrayList<String>();
            lines.add("No hypothesis yet. The runbook's causes, most likely first:");
            Hypotheses.unproposed(incident)
                    .forEach(c ->
                            lines.add(
                                    "  hypothesis add --cause %s   %s (%s)"
                                            .formatted(
                                                    c.id(),
                                                    c.title(),
                                                    c.likelihood()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT))));
            return String.join(System.lineSeparator(), lines);
        }
    }

    /// The hypotheses as lines of text.
    ///
    /// @param indent what every line begins with
    static List<String> lines(Incident incident, String indent, ZoneId zone) {
        var lines = new ArrayList<String>();
        for (Hypothesis h : incident.hypotheses()) {
            String why = h.reason().isBlank() ? "" : ", because: " + h.reason();
            String since =
                    h.state() == State.OPEN ? "" : " since " + MomentText.local(h.since(), zone);
            lines.add(
                    "%s%s  %s (%s%s%s)"
                            .formatted(
                                    indent,
                                    h.label(),
                                    Visible.line(h.text()),
                                    h.state().words(),
                                    since,
                                    Visible.line(why)));
            h.grounds()
                    .forEach(g ->
                            lines.add(
                                    "%s    %s: %s"
                                            .formatted(
                                                    indent,
                                                    g.ground().side().words(),
                                                    Visible.line(g.ground().cited()))));
            if (!h.nextCheck().isBlank()) {
                lines.add("%s    next check: %s".formatted(indent, Visible.line(h.nextCheck())));
            }
        }
        return lines;
    }
}
