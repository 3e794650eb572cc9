package dev.incidentrunbook.search;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.ReviewSection;
import java.util.UUID;

/// Where in an incident something stands that can be found. Steps, items and fields are named by their ids in the runbook.
public sealed interface Spot {
    /// The title, the service, or another detail.
    record OfDetail(Detail detail) implements Spot {}

    /// One of the ids of requests that failed.
    record OfRequestId(String requestId) implements Spot {}

    /// Why a step has its outcome.
    record OfOutcome(String step) implements Spot {}

    /// Why an item does not apply.
    record OfItem(String step, String item) implements Spot {}

    /// What was filled into a step.
    record OfField(String step, String field) implements Spot {}

    /// A note.
    ///
    /// @param step the step it belongs to; blank for the incident as a whole
    record OfNote(String step, UUID note) implements Spot {}

    /// The name and the caption of an evidence.
    record OfEvidence(int number) implements Spot {}

    /// A line of an evidence.
    ///
    /// @param file the path of the file in it that holds the line, when it is an archive; blank otherwise
    /// @param line counted from 1
    record OfLine(int evidence, String file, long line) implements Spot {}

    /// A follow-up action.
    record OfAction(int number) implements Spot {}

    /// A hypothesis, with what speaks for it and against it.
    record OfHypothesis(int number) implements Spot {}

    /// How a step of the runbook fitted.
    record OfFeedback(String step) implements Spot {}

    /// A section of the review.
    record OfReview(ReviewSection section) implements Spot {}
}
