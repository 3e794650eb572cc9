package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.IncidentEvent.GroundAdded;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisJudged;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisProposed;
import dev.incidentrunbook.incident.IncidentEvent.NextCheckSet;
import dev.incidentrunbook.runbook.Nearest;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Runbook.Cause;
import java.util.List;
import java.util.Optional;

/// The hypotheses of an incident, from typed words to events. Nothing is recorded here; words that do not fit are refused
/// with a sentence that says what would.
public final class Hypotheses {
    private Hypotheses() {}

    /// A new hypothesis in a person's own words.
    public static HypothesisProposed propose(Incident incident, String text) {
        return propose(incident, "", text, List.of());
    }

    /// A new hypothesis, with what is known about it at once.
    ///
    /// @param cause the id of a cause of the incident's runbook; blank when it is none of them
    /// @param text the hypothesis in a line; may be blank when a cause is named
    /// @param grounds what speaks for it and against it
    public static HypothesisProposed propose(
            Incident incident, String cause, String text, List<Ground> grounds) {
        String words = Setting.line("A hypothesis", text);
        String causeId = cause.strip();
        if (words.isEmpty() && causeId.isEmpty()) {
            throw RefusedException.wrongWords(
                    "A hypothesis cannot be empty; write what you think is behind it.");
        }
        if (!causeId.isEmpty()) {
            known(incident, causeId);
        }
        var proposed =
                new HypothesisProposed(
                        causeId, words, grounds.stream().map(g -> checked(incident, g)).toList());
        incident.hypotheses().stream()
                .filter(h ->
                        h.cause().equals(causeId)
                                && h.text().equals(proposed.textIn(incident.runbook())))
                .findFirst()
                .ifPresent(h -> {
                    throw RefusedException.checkFailed(
                            "%s says that already: %s".formatted(h.label(), h.text()));
                });
        return proposed;
    }

    /// Something more that speaks for a hypothesis or against it.
    public static GroundAdded ground(Incident incident, Hypothesis about, Ground ground) {
        return new GroundAdded(about.id(), checked(incident, ground));
    }

    /// What would tell most about a hypothesis; blank words clear it.
    public static NextCheckSet nextCheck(Hypothesis about, String text) {
        return new NextCheckSet(about.id(), Setting.line("The next check", text));
    }

    /// How a hypothesis stands from now on. Supported and refuted need a reason, unless a ground of that side gives it.
    public static HypothesisJudged judge(Hypothesis about, State state, String reason) {
        String why = Setting.line("The reason", reason);
        if (why.isEmpty() && needsReason(about, state)) {
            throw RefusedException.wrongWords(
                    "%s needs a reason to be called %s; say why in one sentence."
                            .formatted(about.label(), state.words()));
        }
        return new HypothesisJudged(about.id(), state, why);
    }

    /// Whether nothing recorded so far says why a hypothesis should stand so.
    public static boolean needsReason(Hypothesis about, State state) {
        return switch (state) {
            case OPEN -> false;
            case SUPPORTED -> about.grounds(Side.FOR).isEmpty();
            case REFUTED -> about.grounds(Side.AGAINST).isEmpty();
        };
    }

    /// The causes of the incident's runbook that no hypothesis is about yet, most likely first.
    public static List<Cause> unproposed(Incident incident) {
        return causes(incident).stream()
                .filter(c ->
                        incident.hypotheses().stream().noneMatch(h -> h.cause().equals(c.id())))
                .toList();
    }

    /// The cause a hypothesis is about, when it is one of the runbook's.
    public static Optional<Cause> cause(Incident incident, Hypothesis hypothesis) {
        return causes(incident).stream().filter(c -> c.id().equals(hypothesis.cause())).findFirst();
    }

    static List<Cause> causes(Incident incident) {
        return incident.runbook().map(Runbook::causes).orElse(List.of());
    }

    private static void known(Incident incident, String cause) {
        List<String> ids = causes(incident).stream().map(Cause::id).toList();
        if (!ids.contains(cause)) {
            throw RefusedException.wrongWords(
                    "\"%s\" is no cause of the runbook; %s"
                            .formatted(
                                    cause,
                                    Nearest.to(cause, ids)
                                            .map("did you mean %s?"::formatted)
                                            .orElse("it has " + String.join(", ", ids) + ".")));
        }
    }

    private static Ground checked(Incident incident, Ground ground) {
        String text = Setting.line("A ground", ground.text());
        if (text.isEmpty()) {
            throw RefusedException.wrongWords(
                    "What speaks %s it cannot be empty; write what you saw."
                            .formatted(ground.side().words()));
        }
        String citation = Ground.spelled(Setting.line("A citation", ground.citation()));
        var spelled = new Ground(ground.side(), text, citation);
        if (spelled.evidence().isPresent()) {
            Address.evidence(incident, "E" + spelled.evidence().getAsInt());
        }
        return spelled;
    }
}
