package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Status;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import java.util.Optional;

/// What the top of the window says about the open incident.
///
/// @param id for instance `INC-2026-0001`
/// @param title the title, or the phrase that stands for the missing one
/// @param severity how bad it is, when that was said
/// @param status how far the response is
/// @param elapsed how long it has been open, in calm words
/// @param elapsedDetail since when, and until when
record Header(
        String id,
        String title,
        Optional<Severity> severity,
        Status status,
        String elapsed,
        String elapsedDetail) {

    static Header of(Incident incident, Stamp now, Moments moments) {
        String begun =
                moments.full(incident.milestone(Milestone.STARTED).orElse(incident.openedAt()));
        String detail =
                incident.endedAt()
                        .map(ended ->
                                Messages.text("shell.elapsed.ended", begun, moments.full(ended)))
                        .orElseGet(() -> Messages.text("shell.elapsed.open", begun));
        return new Header(
                incident.id(),
                incident.displayTitle(),
                incident.severity(),
                incident.status(),
                Elapsed.text(incident.elapsed(now)),
                detail);
    }
}
