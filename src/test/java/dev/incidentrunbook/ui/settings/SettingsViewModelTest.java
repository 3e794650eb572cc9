package dev.incidentrunbook.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.MemoryPreferences;
import dev.incidentrunbook.ui.kit.Theme;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
    private final MemoryPreferences preferences = new MemoryPreferences();
    private int renamed;

    @Test
    void choicesAreRememberedFromOneStartToTheNext() {
        SettingsViewModel settings = settings();
        settings.theme().set(Theme.DARK);
        settings.textSize().set(18);
        settings.responder().set("Grace Hopper");
        settings.flush();
        SettingsViewModel next = settings();
        assertEquals(Theme.DARK, next.theme().get());
        assertEquals(18, next.textSize().get());
        assertEquals("Grace Hopper", next.responder().get());
        assertEquals(1, renamed);
    }

    @Test
    void aBlankNameMeansTheOneTheSystemKnows() {
        preferences.remember("responder", "Grace");
        SettingsViewModel settings = settings();
        settings.responder().set(" ");
        settings.flush();
        assertEquals("ada", settings.responder().get());
        assertEquals("ada", settings().responder().get());
    }

    @Test
    void whatWasRememberedWronglyIsTheUsual() {
        preferences.remember("theme", "plaid");
        preferences.remember("text-size", "huge");
        assertEquals(Theme.SYSTEM, settings().theme().get());
        assertEquals(Appearance.USUAL, settings().textSize().get());
        preferences.remember("text-size", "99");
        assertEquals(Appearance.LARGEST, settings().textSize().get());
        assertEquals(Optional.empty(), Theme.of("plaid"));
    }

    private SettingsViewModel settings() {
        var choices = Choices.read(preferences, Work.inline());
        return new SettingsViewModel(
                choices,
                new Appearance(choices),
                "ada",
                Path.of("/data"),
                ZoneId.of("Europe/Berlin"),
                () -> renamed++,
                () -> {});
    }
}
