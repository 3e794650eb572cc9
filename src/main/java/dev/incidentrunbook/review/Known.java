package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import java.time.Instant;
import java.util.List;

/// All that a review is written from. The incident is enough; the rest makes it say more.
///
/// @param incident the incident
/// @param earlier other incidents of the same responders, to compare times with; this one may be among them
/// @param findings what reading the evidence brought, in the order in which it is to be told
/// @param requests how requests were answered over time, in order; empty when nobody counted
public record Known(
        Incident incident,
        List<Incident> earlier,
        List<Finding> findings,
        List<Requests> requests) {

    public Known {
        earlier = earlier.stream().filter(i -> before(i, incident)).toList();
        findings = List.copyOf(findings);
        requests = List.copyOf(requests);
    }

    /// The incident alone.
    public static Known of(Incident incident) {
        return new Known(incident, List.of(), List.of(), List.of());
    }

    /// The incident with what its logs show.
    public static Known of(Incident incident, List<Incident> earlier, LogFindings logs) {
        return new Known(incident, earlier, logs.findings(), logs.requests());
    }

    /// Something that was read out of an evidence.
    ///
    /// @param sentence what it is, a sentence with its full stop; may hold what a log said
    /// @param evidence the number of the evidence that shows it
    public record Finding(String sentence, int evidence) {}

    /// How requests were answered in a minute.
    ///
    /// @param at the beginning
    /// @param fine answers below 400
    /// @param refused answers from 400 to 499
    /// @param failed answers from 500
    /// @param evidence the number of the evidence that was counted
    public record Requests(Instant at, long fine, long refused, long failed, int evidence) {
        /// The end of the minute.
        public Instant end() {
            return at.plusSeconds(60);
        }

        /// All of them.
        public long all() {
            return fine + refused + failed;
        }
    }

    /// An incident is earlier when it ended before this one began, so that a review reads the same however much comes later.
    private static boolean before(Incident other, Incident incident) {
        Instant begun = incident.milestone(Milestone.STARTED).orElse(incident.openedAt());
        return !other.id().equals(incident.id())
                && other.endedAt().filter(end -> end.isBefore(begun)).isPresent();
    }
}
