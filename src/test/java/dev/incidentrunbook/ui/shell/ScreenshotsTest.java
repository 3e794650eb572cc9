package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Writes the pictures in `screenshots/`: `mvn test -Pscreenshots`. It needs no display.
@Tag("screenshots")
@ExtendWith(OnFxThread.class)
class ScreenshotsTest {
    @Test
    void home() {
        try (RigWindow empty = RigWindow.open(new Rig())) {
            empty.picture("home-empty");
        }
        try (RigWindow window = RigWindow.open(Sample.several())) {
            window.picture("home").dark("home-dark").wide("home-wide");
        }
    }

    @Test
    void steps() {
        try (RigWindow window = midway()) {
            window.picture("step-3").dark("step-3-dark").wide("step-3-wide");
            window.press(Shortcut.STEP_2).picture("step-2").dark("step-2-dark").wide("step-2-wide");
            window.press(Shortcut.STEP_1).picture("step-1").wide("step-1-wide");
            window.press(Shortcut.STEP_5).picture("step-5").dark("step-5-dark");
            window.press(Shortcut.STEP_7).picture("step-7");
            window.textSize(20).picture("step-7-large-text");
        }
    }

    @Test
    void evidence() {
        try (RigWindow window = midway().go(new Place.Evidence(2))) {
            window.picture("evidence").dark("evidence-dark").wide("evidence-wide");
        }
    }

    @Test
    void review() {
        try (RigWindow window = midway().go(new Place.Review())) {
            window.picture("review").dark("review-dark").wide("review-wide");
        }
    }

    @Test
    void details() {
        try (RigWindow window = midway().go(new Place.Details())) {
            window.picture("details").dark("details-dark").textSize(20).picture("details-large-text");
        }
    }

    @Test
    void timeline() {
        try (RigWindow window = midway().go(new Place.Timeline())) {
            window.picture("timeline").dark("timeline-dark").wide("timeline-wide");
        }
    }

    @Test
    void reference() {
        try (RigWindow window = midway().press(Shortcut.REFERENCE)) {
            window.picture("reference").dark("reference-dark");
        }
    }

    @Test
    void settings() {
        try (RigWindow window = midway().go(new Place.Settings())) {
            window.picture("settings");
        }
    }

    @Test
    void palette() {
        try (RigWindow window = midway().press(Shortcut.PALETTE)) {
            window.picture("palette").dark("palette-dark");
        }
    }

    @Test
    void keys() {
        try (RigWindow window = midway().press(Shortcut.KEYS)) {
            window.picture("keys");
        }
    }

    private static RigWindow midway() {
        return RigWindow.open(Sample.midway()).enter();
    }
}
