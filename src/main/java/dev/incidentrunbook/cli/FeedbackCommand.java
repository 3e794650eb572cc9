package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.incident.StepRun;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Says how a step of the runbook fitted what was met.
@Command(
        name = "feedback",
        description = "Say how a step of the runbook fitted; \"runbook patch\" collects it.",
        footer = {"", HypothesisCommands.RECEIPT})
final class FeedbackCommand extends ShellCommand {
    @Parameters(index = "0", paramLabel = "STEP", description = "Number of the step.")
    private String step = "";

    @Parameters(
            index = "1",
            paramLabel = "WORD",
            description = "held, contradicted or missing (something is).")
    private String word = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "What was otherwise, or what is missing.")
    private String text = "";

    FeedbackCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) {
        Verdict verdict =
                Arrays.stream(Verdict.values())
                        .filter(v -> v.words().equals(word))
                        .findFirst()
                        .orElseThrow(() ->
                                RefusedException.wrongWords(
                                        "\"%s\" says nothing about a step; write %s."
                                                .formatted(
                                                        word,
                                                        Arrays.stream(Verdict.values())
                                                                .map(Verdict::words)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
        Incident incident = desk.incident();
        StepRun run = Address.step(incident, step);
        FeedbackGiven given = Setting.feedback(run, verdict, text);
        String sentence =
                "Step %d, %s: %s"
                        .formatted(run.number(), run.step().title(), given.verdict().sentence());
        return incident.feedbackOf(run.step().id()).stream()
                        .anyMatch(f -> f.verdict() == verdict && f.text().equals(given.text()))
                ? desk.already(incident, "It is said already. " + sentence)
                : desk.record(incident, given, sentence);
    }
}
