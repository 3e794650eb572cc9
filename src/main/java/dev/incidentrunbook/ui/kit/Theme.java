package dev.incidentrunbook.ui.kit;

import java.util.Locale;
import java.util.Optional;

/// How bright the desktop is.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /// The name it is remembered by.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it is called on the screen.
    public String text() {
        return Messages.text("settings.theme." + key());
    }

    /// The theme remembered by this name.
    public static Optional<Theme> of(String key) {
        for (Theme theme : values()) {
            if (theme.key().equals(key)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }
}
