package dev.incidentrunbook.incident;

import java.time.Instant;
import java.util.List;

/// How far a review is.
///
/// @param reviewers who reviews it, or did; may be empty
/// @param since when it got there
public record ReviewStage(Stage stage, List<String> reviewers, Instant since) {
    public ReviewStage {
        reviewers = List.copyOf(reviewers);
    }

    /// The stages, in order; any may follow any.
    public enum Stage {
        DRAFT("draft"),
        IN_REVIEW("in review"),
        REVIEWED("reviewed"),
        CLOSED("closed");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        /// How a person says it, in lower case.
        public String words() {
            return words;
        }
    }
}
