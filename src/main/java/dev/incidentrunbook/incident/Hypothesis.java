package dev.incidentrunbook.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What somebody thinks is behind the incident, and how it stands.
///
/// @param id the event that proposed it
/// @param number counted from 1 over every hypothesis ever proposed in the incident
/// @param at when it was proposed
/// @param who who proposed it
/// @param cause the id of the runbook's cause it is about; blank when it is about none of them
/// @param text the hypothesis in a line; the cause's title when nothing else was said
/// @param grounds what speaks for it and against it, in the order recorded
/// @param nextCheck what would tell most about it; blank when nobody said
/// @param state how it stands
/// @param reason why it stands so; blank when the grounds say it
/// @param since since when it stands so
public record Hypothesis(
        UUID id,
        int number,
        Instant at,
        String who,
        String cause,
        String text,
        List<Stated> grounds,
        String nextCheck,
        State state,
        String reason,
        Instant since) {

    public Hypothesis {
        grounds = List.copyOf(grounds);
    }

    /// A ground, and when it was seen.
    public record Stated(Instant at, Ground ground) {}

    /// How a hypothesis stands.
    public enum State {
        OPEN("open"),
        SUPPORTED("supported"),
        REFUTED("refuted");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// The word for it, in the shell and for people.
        public String words() {
            return words;
        }
    }

    /// How people point at it: `H2`.
    public String label() {
        return "H" + number;
    }

    /// The grounds of one side, in the order recorded.
    public List<Ground> grounds(Ground.Side side) {
        return grounds.stream().map(Stated::ground).filter(g -> g.side() == side).toList();
    }
}
