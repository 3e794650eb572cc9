package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowBoundsTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1440, 900);
    private static final Rectangle2D BESIDE = new Rectangle2D(1440, 0, 1920, 1080);

    @Test
    void aWindowInSightStaysWhereItWas() {
        var bounds = new WindowBounds(100, 50, 1200, 800);
        assertEquals(bounds, bounds.within(List.of(LAPTOP, BESIDE)));
    }

    @Test
    void aWindowOnAScreenThatIsGoneComesBack() {
        assertEquals(
                new WindowBounds(240, 80, 1200, 800),
                new WindowBounds(2000, 80, 1200, 800).within(List.of(LAPTOP)));
    }

    @Test
    void aWindowLargerThanTheScreenShrinks() {
        assertEquals(
                new WindowBounds(0, 0, 1440, 900),
                new WindowBounds(0, 0, 1900, 1000).within(List.of(LAPTOP)));
    }

    @Test
    void aWindowTooSmallToWorkInGrows() {
        assertEquals(
                new WindowBounds(0, 0, 1000, 700),
                new WindowBounds(0, 0, 300, 200).within(List.of(LAPTOP)));
    }

    @Test
    void whatIsRememberedIsReadBack() {
        var bounds = new WindowBounds(-5, 7, 1200, 800);
        assertEquals(Optional.of(bounds), WindowBounds.of(bounds.text()));
        assertEquals(Optional.empty(), WindowBounds.of("here 7 1200 800"));
        assertEquals(Optional.empty(), WindowBounds.of("7"));
    }
}
