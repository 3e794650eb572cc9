package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Hypothesis.Stated;
import dev.incidentrunbook.incident.IncidentEvent.GroundAdded;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisJudged;
import dev.incidentrunbook.incident.IncidentEvent.HypothesisProposed;
import dev.incidentrunbook.incident.IncidentEvent.NextCheckSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The hypotheses of an incident while its events are being read.
final class HypothesisBoard {
    private final Map<UUID, Hypothesis> hypotheses = new LinkedHashMap<>();
    private int numbers;

    /// A hypothesis that was undone keeps its number.
    void skipNumber() {
        numbers++;
    }

    /// @param text the words of the hypothesis, never blank
    void propose(Recorded r, HypothesisProposed proposed, String text) {
        numbers++;
        hypotheses.put(
                r.id(),
                new Hypothesis(
                        r.id(),
                        numbers,
                        r.happenedAt(),
                        r.who(),
                        proposed.cause(),
                        text,
                        proposed.grounds().stream()
                                .map(g -> new Stated(r.happenedAt(), g))
                                .toList(),
                        "",
                        State.OPEN,
                        "",
                        r.happenedAt()));
    }

    void add(Recorded r, GroundAdded added) {
        hypotheses.computeIfPresent(
                added.hypothesis(),
                (_, h) -> {
                    var grounds = new ArrayList<>(h.grounds());
                    grounds.add(new Stated(r.happenedAt(), added.ground()));
                    return new Hypothesis(
                            h.id(),
                            h.number(),
                            h.at(),
                            h.who(),
                            h.cause(),
                            h.text(),
                            grounds,
                            h.nextCheck(),
                            h.state(),
                            h.reason(),
                            h.since());
                });
    }

    void check(NextCheckSet set) {
        hypotheses.computeIfPresent(
                set.hypothesis(),
                (_, h) ->
                        new Hypothesis(
                                h.id(),
                                h.number(),
                                h.at(),
                                h.who(),
                                h.cause(),
                                h.text(),
                                h.grounds(),
                                set.check(),
                                h.state(),
                                h.reason(),
                                h.since()));
    }

    void judge(Recorded r, HypothesisJudged judged) {
        hypotheses.computeIfPresent(
                judged.hypothesis(),
                (_, h) ->
                        new Hypothesis(
                                h.id(),
                                h.number(),
                                h.at(),
                                h.who(),
                                h.cause(),
                                h.text(),
                                h.grounds(),
                                h.nextCheck(),
                                judged.state(),
                                judged.reason(),
                                r.happenedAt()));
    }

    List<Hypothesis> hypotheses() {
        return List.copyOf(hypotheses.values());
    }
}
