package dev.incidentrunbook.ui.home;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Status;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An incident as the list of all shows it. It keeps a few words of the incident and not the incident, since there may be a
/// thousand of them.
///
/// @param id for instance `INC-2026-0001`
/// @param title the title, or the phrase that stands for the missing one
/// @param status how far the response is
/// @param severity how bad it is, when that was said
/// @param service the service; blank when not said
/// @param step where work stands, for instance "Step 3 of 8, Identify the failing component"; blank when it has ended
/// @param openedAt when it was opened
/// @param then the clocks at its last event
/// @param elapsedThen how long it had lasted at that event
/// @param ended whether it lasts no longer
/// @param words everything a search looks at, in lower case
public record HomeRow(
        String id,
        String title,
        Status status,
        Optional<Severity> severity,
        String service,
        String step,
        Instant openedAt,
        Stamp then,
        Duration elapsedThen,
        boolean ended,
        String words) {

    /// The row of an incident.
    static HomeRow of(Incident incident) {
        Stamp then = incident.history().getLast().recorded();
        return new HomeRow(
                incident.id(),
                incident.displayTitle(),
                incident.status(),
                incident.severity(),
                incident.detail(Detail.SERVICE),
                step(incident),
                incident.openedAt(),
                then,
                incident.elapsed(then),
                incident.endedAt().isPresent(),
                words(incident));
    }

    /// Whether somebody may still be at work on it.
    public boolean open() {
        return status != Status.CLOSED;
    }

    /// How long it has been open, or was.
    public String elapsed(Stamp now) {
        return Elapsed.text(ended ? elapsedThen : elapsedThen.plus(now.since(then)));
    }

    /// The line under the title.
    public String where() {
        var parts = new ArrayList<>(List.of(id));
        if (!service.isBlank()) {
            parts.add(service);
        }
        if (!step.isBlank()) {
            parts.add(step);
        }
        return String.join("  ·  ", parts);
    }

    /// The whole row in one sentence, for people who hear it.
    public String spoken(Stamp now) {
        return Messages.text(
                "home.row",
                id,
                title,
                severity.map(Severity::name).orElse(Messages.text("home.no-severity")),
                status.words(),
                service.isBlank() ? Messages.text("home.no-service") : service,
                step.isBlank() ? Messages.text("home.no-step") : step,
                elapsed(now));
    }

    /// Whether every word that is looked for occurs somewhere.
    boolean matches(String search) {
        for (String word : search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!words.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String step(Incident incident) {
        return current(incident)
                .map(run ->
                        Messages.text(
                                "home.step",
                                Integer.toString(run.number()),
                                Integer.toString(incident.steps().size()),
                                run.step().title()))
                .orElse("");
    }

    private static String words(Incident incident) {
        var words = new ArrayList<String>();
        words.add(incident.id());
        words.add(incident.displayTitle());
        words.add(incident.status().words());
        words.addAll(incident.details().values());
        words.addAll(incident.requestIds());
        current(incident).map(StepRun::step).ifPresent(step -> words.add(step.title()));
        return String.join("\n", words).toLowerCase(Locale.ROOT);
    }

    private static Optional<StepRun> current(Incident incident) {
        return incident.closed() ? Optional.empty() : incident.current();
    }
}
