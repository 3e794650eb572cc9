package dev.incidentrunbook.ui.settings;

import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Theme;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the responder chooses, and what they may want to know about this program.
public final class SettingsViewModel implements Edits {
    private final Choices choices;
    private final Appearance appearance;
    private final Path folder;
    private final ZoneId zone;
    private final String systemName;
    private final Runnable renamed;
    private final Runnable toSafekeeping;
    private final StringProperty responder;
    private String kept;

    /// @param systemName the name used when none was chosen
    /// @param folder where the store lies
    /// @param zone the zone in which times are shown
    /// @param renamed called when another name was chosen
    /// @param toSafekeeping shows the backups
    public SettingsViewModel(
            Choices choices,
            Appearance appearance,
            String systemName,
            Path folder,
            ZoneId zone,
            Runnable renamed,
            Runnable toSafekeeping) {
        this.choices = choices;
        this.appearance = appearance;
        this.systemName = systemName;
        this.folder = folder;
        this.zone = zone;
        this.renamed = renamed;
        this.toSafekeeping = toSafekeeping;
        kept = choices.get(Choice.RESPONDER).orElse(systemName);
        responder = new SimpleStringProperty(kept);
    }

    /// The theme; choosing applies it.
    public ObjectProperty<Theme> theme() {
        return appearance.theme();
    }

    /// The size of text in pixels; choosing applies it.
    public IntegerProperty textSize() {
        return appearance.textSize();
    }

    /// The name that stands beside everything recorded from now on.
    public StringProperty responder() {
        return responder;
    }

    /// Where the store lies.
    public String folder() {
        return folder.toString();
    }

    /// The zone in which times are shown, with its name.
    public String zone() {
        return zone.getId() + " (" + zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ")";
    }

    /// Shows the backups.
    public void goToSafekeeping() {
        toSafekeeping.run();
    }

    @Override
    public void flush() {
        String name = responder.get().strip();
        if (name.equals(kept)) {
            return;
        }
        // A blank field means the name the system knows.
        kept = name.isEmpty() ? systemName : name;
        choices.set(Choice.RESPONDER, name);
        responder.set(kept);
        renamed.run();
    }
}
