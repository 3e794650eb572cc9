package dev.incidentrunbook.ui.home;

import dev.incidentrunbook.incident.Incident.Status;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An incident as the list of all shows it.
///
/// @param summary what is known of it
/// @param step where work stands, for instance "Step 3 of 8, Identify the failing component"; blank when it has ended
/// @param words everything a search looks at, in lower case
public record HomeRow(Summary summary, String step, String words) {

    /// The row of an incident.
    static HomeRow of(Summary summary) {
        return new HomeRow(summary, step(summary), words(summary));
    }

    /// Its id, for instance `INC-2026-0001`.
    public String id() {
        return summary.id();
    }

    /// The title, or the phrase that stands for the missing one.
    public String title() {
        return summary.title();
    }

    /// How far the response is.
    public Status status() {
        return summary.status();
    }

    /// Whether somebody may still be at work on it.
    public boolean open() {
        return !summary.closed();
    }

    /// How long it has been open, or was.
    public String elapsed(Stamp now) {
        return Elapsed.text(summary.elapsed(now));
    }

    /// The line under the title.
    public String where() {
        var parts = new ArrayList<>(List.of(id()));
        if (!summary.service().isBlank()) {
            parts.add(summary.service());
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
                id(),
                title(),
                summary.severity().map(Severity::name).orElse(Messages.text("home.no-severity")),
                status().words(),
                summary.service().isBlank() ? Messages.text("home.no-service") : summary.service(),
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

    private static String step(Summary summary) {
        return current(summary)
                .map(step ->
                        Messages.text(
                                "home.step",
                                Integer.toString(step.number()),
                                Integer.toString(summary.steps()),
                                step.title()))
                .orElse("");
    }

    private static String words(Summary summary) {
        var words = new ArrayList<String>();
        words.add(summary.id());
        words.add(summary.title());
        words.add(summary.status().words());
        summary.severity().ifPresent(severity -> words.add(severity.name()));
        words.add(summary.service());
        words.add(summary.environment());
        words.add(summary.endpoint());
        words.addAll(summary.requestIds());
        current(summary).ifPresent(step -> words.add(step.title()));
        return String.join("\n", words).toLowerCase(Locale.ROOT);
    }

    private static Optional<Summary.Step> current(Summary summary) {
        return summary.closed() ? Optional.empty() : summary.step();
    }
}
