package dev.incidentrunbook.incident;

import java.time.Instant;
import java.util.UUID;

/// How a step of the runbook fitted what was met.
///
/// @param id the event that gave it
/// @param step the step it is about
/// @param text what was otherwise or missing, in a line; blank when not said
public record Feedback(UUID id, String step, Instant at, String who, Verdict verdict, String text) {

    /// How a step fitted.
    public enum Verdict {
        HELD("held"),
        CONTRADICTED("contradicted"),
        MISSING("missing");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /// The word for it in the shell.
        public String words() {
            return words;
        }

        /// What it says about a step, as the end of a sentence about the runbook.
        public String sentence() {
            return switch (this) {
                case HELD -> "the runbook held";
                case CONTRADICTED -> "the runbook was contradicted";
                case MISSING -> "something is missing in the runbook";
            };
        }
    }
}
