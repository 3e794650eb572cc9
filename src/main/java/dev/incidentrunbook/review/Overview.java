package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table under the title: what is known at a glance, and from which events and which runbook it was derived.
final class Overview {
    private final Incident incident;
    private final List<List<Phrase>> rows = new ArrayList<>();

    private Overview(Incident incident) {
        this.incident = incident;
    }

    /// The table of an incident.
    ///
    /// @param withTitle whether to repeat the title, because the heading holds only its beginning
    /// @param drafted the headings under which stands what was drafted and nobody has written over
    static Block of(Incident incident, boolean withTitle, List<String> drafted) {
        var overview = new Overview(incident);
        overview.identity(withTitle);
        overview.times();
        overview.sources();
        if (!drafted.isEmpty()) {
            overview.row(
                    "Drafted from the record, not written by people",
                    Phrase.words(String.join(", ", drafted)));
        }
        return new Block.Table(List.of("Fact", "Value"), overview.rows);
    }

    private void identity(boolean withTitle) {
        row("Incident", Phrase.literal(incident.id()));
        if (withTitle) {
            row("Title", Phrase.literal(incident.displayTitle()));
        }
        row("Status", Phrase.words(incident.status().words()));
        row("Severity", severity());
        row("Service", detail(Detail.SERVICE));
        row("Environment", detail(Detail.ENVIRONMENT));
        row("Affected endpoint", detail(Detail.ENDPOINT));
        row("Request IDs", requestIds());
    }

    private void times() {
        for (Milestone milestone : Milestone.values()) {
            Optional<Instant> at = incident.milestone(milestone);
            row(milestone.label(), Phrase.words(at.map(Wording::timeUtc).orElse(Wording.UNKNOWN)));
        }
        row("Duration", Phrase.words(duration()));
        row("Last event", Phrase.words(Wording.timeUtc(asOf(incident))));
    }

    private void sources() {
        row(
                "Runbook",
                incident.runbook()
                        .map(r ->
                                Phrase.literal(r.id() + "@" + r.version())
                                        .then("SHA-256")
                                        .thenLiteral(r.source().sha256()))
                        .orElse(Phrase.words("unknown, its text cannot be read by this version")));
        row("Events", Phrase.words(Integer.toString(incident.history().size())));
        row("Hash of the last event", Phrase.literal(incident.head()));
    }

    /// When the incident was last touched, which is what "so far" means in a review.
    static Instant asOf(Incident incident) {
        return incident.history().getLast().recorded().wall();
    }

    private Phrase severity() {
        return incident.severity()
                .map(s -> Phrase.words(s.name() + ", " + s.meaning()))
                .orElseGet(() -> detail(Detail.SEVERITY));
    }

    private Phrase detail(Detail detail) {
        return Phrase.literalOr(incident.detail(detail), Wording.UNKNOWN);
    }

    private Phrase requestIds() {
        Phrase ids = new Phrase(List.of());
        for (String id : incident.requestIds()) {
            ids = ids.thenLiteral(id);
        }
        return ids.spans().isEmpty() ? Phrase.words(Wording.UNKNOWN) : ids;
    }

    private String duration() {
        Optional<Instant> started = incident.milestone(Milestone.STARTED);
        Optional<Instant> resolved = incident.milestone(Milestone.RESOLVED);
        if (started.isEmpty()) {
            return Wording.UNKNOWN;
        }
        return resolved.map(end ->
                        Wording.between(started.get(), end)
                                + ", from the start of the impact to its resolution")
                .orElseGet(() ->
                        Wording.between(started.get(), asOf(incident))
                                + " so far, from the start of the impact to the last event");
    }

    private void row(String fact, Phrase value) {
        rows.add(List.of(Phrase.words(fact), value));
    }
}
