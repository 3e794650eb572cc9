package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Incident.Status;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Severity;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The same look for the same thing on every screen: each grade, status and outcome has a word, a sign and a colour, and the
/// word alone says it all.
public final class Badges {
    private Badges() {}

    /// Shows a severity as a pill.
    public static void severity(Label label, Optional<Severity> severity) {
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setText(severity.map(Severity::name).orElse(Messages.text("badge.no-severity")));
        label.getStyleClass().removeIf(style -> style.startsWith("sev"));
        label.getStyleClass()
                .add(severity.map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("sev-none"));
        if (!label.getStyleClass().contains("pill")) {
            label.getStyleClass().add("pill");
        }
    }

    /// Shows how far the response to an incident is.
    public static void status(Label label, Status status) {
        label.setText(status.words());
        label.setGraphic(
                FontIcon.of(
                        switch (status) {
                            case OPEN -> Feather.ALERT_CIRCLE;
                            case MITIGATED -> Feather.SHIELD;
                            case RESOLVED -> Feather.CHECK_CIRCLE;
                            case CLOSED -> Feather.ARCHIVE;
                        }));
    }

    /// The sign of a step's outcome.
    public static Feather sign(Outcome outcome) {
        return switch (outcome) {
            case OPEN -> Feather.CIRCLE;
            case IN_PROGRESS -> Feather.PLAY_CIRCLE;
            case DONE -> Feather.CHECK_CIRCLE;
            case SKIPPED -> Feather.SKIP_FORWARD;
            case NOT_APPLICABLE -> Feather.SLASH;
            case FAILED -> Feather.X_CIRCLE;
            case BLOCKED -> Feather.ALERT_OCTAGON;
            case DEFERRED -> Feather.CLOCK;
        };
    }

    /// The style class that gives an outcome its colour.
    public static String style(Outcome outcome) {
        return switch (outcome) {
            case OPEN, SKIPPED, NOT_APPLICABLE -> "outcome-quiet";
            case IN_PROGRESS -> "outcome-running";
            case DONE -> "outcome-done";
            case FAILED, BLOCKED -> "outcome-trouble";
            case DEFERRED -> "outcome-waiting";
        };
    }
}
