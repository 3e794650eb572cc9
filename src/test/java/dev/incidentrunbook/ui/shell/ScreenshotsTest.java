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
            window.both("home").wide("home");
        }
    }

    @Test
    void steps() {
        try (RigWindow window = midway()) {
            window.press(Shortcut.STEP_1).both("step-1").wide("step-1");
            window.press(Shortcut.STEP_2).both("step-2").wide("step-2");
            window.press(Shortcut.STEP_5).both("step-5");
            window.press(Shortcut.STEP_7).both("step-7");
            window.press(Shortcut.STEP_8).both("step-8").wide("step-8");
            window.press(Shortcut.STEP_7).textSize(20).picture("step-7-large-text");
        }
    }

    @Test
    void evidence() {
        try (RigWindow window = midway().go(new Place.Evidence(2))) {
            window.both("evidence").wide("evidence");
        }
    }

    @Test
    void review() {
        try (RigWindow window = midway().go(new Place.Review())) {
            window.both("review").wide("review");
        }
    }

    @Test
    void details() {
        try (RigWindow window = midway().go(new Place.Details())) {
            window.both("details").textSize(20).picture("details-large-text");
        }
    }

    @Test
    void timeline() {
        try (RigWindow window = midway().go(new Place.Timeline())) {
            window.both("timeline").wide("timeline");
        }
    }

    @Test
    void reference() {
        try (RigWindow window = midway().press(Shortcut.REFERENCE)) {
            window.both("reference");
        }
    }

    @Test
    void settings() {
        try (RigWindow window = midway().go(new Place.Settings())) {
            window.both("settings");
        }
    }

    @Test
    void palette() {
        try (RigWindow window = midway().press(Shortcut.PALETTE)) {
            window.both("palette");
        }
    }

    @Test
    void keys() {
        try (RigWindow window = midway().press(Shortcut.KEYS)) {
            window.both("keys");
        }
    }

    private static RigWindow midway() {
        return RigWindow.open(Sample.midway()).enter();
    }
}
