package dev.incidentrunbook.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// The theme and the size of text, remembered from one start to the next.
public final class Appearance {
    /// The smallest size of text, in pixels.
    public static final int SMALLEST = 12;

    /// The size of text when nothing was chosen, in pixels.
    public static final int USUAL = 14;

    /// The largest size of text, in pixels.
    public static final int LARGEST = 20;

    private static final String APP_CSS =
            Objects.requireNonNull(Appearance.class.getResource("app.css")).toExternalForm();

    private final Choices choices;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final IntegerProperty textSize = new SimpleIntegerProperty(USUAL);

    /// @param choices where theme and size are remembered
    public Appearance(Choices choices) {
        this.choices = choices;
        read();
        theme.subscribe((_, chosen) -> choices.set(Choice.THEME, chosen.key()));
        textSize.subscribe((_, chosen) -> choices.set(Choice.TEXT_SIZE, chosen.toString()));
    }

    /// Takes in what the choices say now, for a store that was opened after the window.
    public void read() {
        theme.set(choices.get(Choice.THEME).flatMap(Theme::of).orElse(Theme.SYSTEM));
        textSize.set(choices.get(Choice.TEXT_SIZE).map(Appearance::size).orElse(USUAL));
    }

    /// The theme.
    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /// The size of text in pixels, from [#SMALLEST] to [#LARGEST].
    public IntegerProperty textSize() {
        return textSize;
    }

    /// Dresses every window in the theme, now and whenever it or the system's colours change. Called once.
    public void apply() {
        theme.subscribe(_ -> useTheme());
        Platform.getPreferences().colorSchemeProperty().subscribe(this::useTheme);
    }

    /// Gives a scene the program's own styles and the chosen size of text, and keeps them up to date.
    public void dress(Scene scene) {
        textSize.subscribe(_ -> scene.getStylesheets().setAll(stylesheets()));
    }

    /// The stylesheets of the moment, for windows that live shortly.
    public List<String> stylesheets() {
        // A stylesheet and not a style of the root, since menus and tooltips take their owner's
        // stylesheets along.
        String size =
                ".root{-fx-font-size:%dpx}".formatted(textSize.get())
                        // An icon's em is its own size, so that 1.2em would grow without end.
                        + ".ikonli-font-icon{-fx-icon-size:%dpx}"
                                .formatted(Math.round(textSize.get() * 1.2));
        byte[] css = size.getBytes(StandardCharsets.UTF_8);
        return List.of(APP_CSS, "data:text/css;base64," + Base64.getEncoder().encodeToString(css));
    }

    private void useTheme() {
        boolean dark =
                switch (theme.get()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    private static int size(String text) {
        try {
            return Math.clamp(Long.parseLong(text), SMALLEST, LARGEST);
        } catch (NumberFormatException _) {
            return USUAL;
        }
    }
}
