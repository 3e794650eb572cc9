package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.Address.Settable;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import java.time.Instant;
import java.util.Optional;

/// What filling something in records. An empty value clears what was there.
///
/// @param event what to record
/// @param happenedAt when it happened, if the value said so: the value of a milestone is its moment
public record Setting(IncidentEvent event, Optional<Instant> happenedAt) {
    private static final int LONGEST_LINE = 500;

    /// What a typed value means for something that can be filled in.
    ///
    /// @param moments reads the moment of a milestone
    /// @param now the present
    /// @throws RefusedException when the value does not fit; the message says what would
    public static Setting of(Settable what, String value, MomentReader moments, Instant now) {
        return switch (what) {
            case Settable.OfDetail(Detail detail) -> untimed(detail(detail, value));
            case Settable.OfRequestIds() -> untimed(requestId(value));
            case Settable.OfMilestone(Milestone milestone) ->
                    value.isBlank()
                            ? untimed(new MilestoneCleared(milestone))
                            : new Setting(
                                    new MilestoneReached(milestone),
                                    Optional.of(moments.read(value, now)));
            case Settable.OfStep(StepRun run, var field) ->
                    untimed(
                            new FieldFilled(
                                    run.step().id(),
                                    field.id(),
                                    field.multiline()
                                            ? value.strip()
                                            : line(field.label(), value)));
            case Settable.OfReview(ReviewSection section) ->
                    untimed(new ReviewWritten(section, value.strip()));
        };
    }

    /// A detail of the incident, the severity in its one spelling.
    public static DetailSet detail(Detail detail, String value) {
        String text = line(detail.label(), value);
        if (detail != Detail.SEVERITY || text.isEmpty()) {
            return new DetailSet(detail, text);
        }
        Severity severity =
                Severity.of(text)
                        .orElseThrow(() ->
                                RefusedException.wrongWords(
                                        "\"%s\" is no severity; write SEV1 (worst), SEV2, SEV3, SEV4 or SEV5."
                                                .formatted(text)));
        return new DetailSet(detail, severity.name());
    }

    /// A request that failed.
    public static RequestIdAdded requestId(String value) {
        String id = line("Request ID", value);
        if (id.isEmpty()) {
            throw RefusedException.wrongWords(
                    "A request ID cannot be empty; paste it from the report or the log.");
        }
        return new RequestIdAdded(id);
    }

    /// How a step of the runbook fitted, with words that may be left out.
    public static FeedbackGiven feedback(StepRun run, Feedback.Verdict verdict, String text) {
        return new FeedbackGiven(run.step().id(), verdict, line("Feedback", text));
    }

    private static Setting untimed(IncidentEvent event) {
        return new Setting(event, Optional.empty());
    }

    /// Headings and tables show these on one line, so line breaks that came along with a paste become spaces.
    static String line(String label, String value) {
        String text = value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (text.length() > LONGEST_LINE) {
            throw RefusedException.wrongWords(
                    "%s is limited to %d characters and this has %d; write the rest into a note."
                            .formatted(label, LONGEST_LINE, text.length()));
        }
        return text;
    }
}
