package dev.incidentrunbook.review;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A picture as its shapes, before it is written as SVG or PNG. Coordinates are in user units, from the upper left corner.
///
/// @param title what it is, in a few words
/// @param description what it shows, in a sentence
/// @param shapes drawn one over the other
public record Drawing(
        double width, double height, String title, String description, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }

    /// A colour, as `#rrggbb`.
    ///
    /// @param light on white paper
    /// @param dark on a dark screen
    record Colour(String light, String dark) {}

    /// What is behind everything.
    static final Colour PAPER = new Colour("#ffffff", "#0d1117");

    private static final Colour INK = new Colour("#1f2328", "#e6edf3");
    private static final Colour FAINT = new Colour("#d7dade", "#393f47");
    private static final Colour BLUE = new Colour("#0969da", "#4493f8");
    private static final Colour AMBER = new Colour("#bf8700", "#d29922");
    private static final Colour RED = new Colour("#cf222e", "#f85149");

    /// What something is drawn for.
    enum Style {
        WORDS,
        MARK,
        MILESTONE,
        GRID,
        ACTIVE,
        RESTING,
        FINE,
        REFUSED,
        FAILED;

        Colour colour() {
            return switch (this) {
                case WORDS, MARK, MILESTONE -> INK;
                case GRID -> FAINT;
                case ACTIVE, RESTING, FINE -> BLUE;
                case REFUSED -> AMBER;
                case FAILED -> RED;
            };
        }

        /// Whether it is filled, and not a line.
        boolean filled() {
            return switch (this) {
                case WORDS, MARK, ACTIVE, FINE, REFUSED, FAILED -> true;
                case MILESTONE, GRID, RESTING -> false;
            };
        }

        /// Lengths of what is drawn and what is left out, in turn; empty for a line without gaps.
        List<Integer> dashes() {
            return switch (this) {
                case MILESTONE -> List.of(4, 3);
                case RESTING -> List.of(2, 2);
                case WORDS, MARK, GRID, ACTIVE, FINE, REFUSED, FAILED -> List.of();
            };
        }

        /// The name it has in a style sheet.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A place.
    record Point(double x, double y) {}

    /// The signs that stand for a moment.
    enum Outline {
        DIAMOND,
        SQUARE,
        TRIANGLE;

        /// Its corners, seen from its middle.
        List<Point> corners() {
            return switch (this) {
                case DIAMOND ->
                        List.of(
                                new Point(0, -6),
                                new Point(5, 0),
                                new Point(0, 6),
                                new Point(-5, 0));
                case SQUARE ->
                        List.of(
                                new Point(-4, -4),
                                new Point(4, -4),
                                new Point(4, 4),
                                new Point(-4, 4));
                case TRIANGLE -> List.of(new Point(0, -5), new Point(5, 4), new Point(-5, 4));
            };
        }
    }

    /// What is drawn.
    sealed interface Shape {
        Style style();

        /// A rectangle.
        record Box(Style style, double x, double y, double width, double height) implements Shape {}

        /// A straight line.
        record Line(Style style, double x1, double y1, double x2, double y2) implements Shape {}

        /// A sign around a point.
        record Mark(double x, double y, Outline outline) implements Shape {
            @Override
            public Style style() {
                return Style.MARK;
            }
        }

        /// Words on one line, which stands on the point where they begin.
        record Text(double x, double y, String words) implements Shape {
            @Override
            public Style style() {
                return Style.WORDS;
            }
        }
    }

    /// The same picture in which other words stand.
    public Drawing worded(UnaryOperator<String> other) {
        return new Drawing(
                width,
                height,
                other.apply(title),
                other.apply(description),
                shapes.stream()
                        .map(shape ->
                                shape instanceof Shape.Text(double x, double y, String words)
                                        ? new Shape.Text(x, y, other.apply(words))
                                        : shape)
                        .toList());
    }
}
