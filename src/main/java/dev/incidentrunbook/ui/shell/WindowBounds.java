package dev.incidentrunbook.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where a window is, as it is remembered. A remembered place may lie on a screen that is gone.
record WindowBounds(double x, double y, double width, double height) {
    /// The smallest window in which every screen works.
    static final double LEAST_WIDTH = 1000;

    static final double LEAST_HEIGHT = 700;

    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 860;

    /// Reads what [#text()] wrote.
    static Optional<WindowBounds> of(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new WindowBounds(
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2]),
                            Double.parseDouble(parts[3])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// A window in the middle of a screen.
    static WindowBounds centred(Rectangle2D screen) {
        double width = Math.min(USUAL_WIDTH, screen.getWidth());
        double height = Math.min(USUAL_HEIGHT, screen.getHeight());
        return new WindowBounds(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height);
    }

    String text() {
        return String.format(Locale.ROOT, "%.0f %.0f %.0f %.0f", x, y, width, height);
    }

    /// The same place, moved and shrunk so far that it is in sight: wholly on the screen that shows most of it, or on the
    /// first screen when none shows any.
    WindowBounds within(List<Rectangle2D> screens) {
        Rectangle2D home = screens.getFirst();
        double most = 0;
        for (Rectangle2D screen : screens) {
            double shown =
                    overlap(x, width, screen.getMinX(), screen.getMaxX())
                            * overlap(y, height, screen.getMinY(), screen.getMaxY());
            if (shown > most) {
                most = shown;
                home = screen;
            }
        }
        double w =
                Math.min(Math.max(width, Math.min(LEAST_WIDTH, home.getWidth())), home.getWidth());
        double h =
                Math.min(
                        Math.max(height, Math.min(LEAST_HEIGHT, home.getHeight())),
                        home.getHeight());
        return new WindowBounds(
                Math.clamp(x, home.getMinX(), home.getMaxX() - w),
                Math.clamp(y, home.getMinY(), home.getMaxY() - h),
                w,
                h);
    }

    private static double overlap(double from, double length, double least, double most) {
        return Math.max(0, Math.min(from + length, most) - Math.max(from, least));
    }
}
