package dev.incidentrunbook.review;

import java.util.Locale;

/// Writes a picture in SVG. Coordinates are in user units, with at most one decimal.
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /// A rectangle.
    void box(String style, double x, double y, double width, double height) {
        out.append(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                        .formatted(style, number(x), number(y), number(width), number(height)));
    }

    /// A line.
    void line(String style, double x1, double y1, double x2, double y2) {
        out.append(
                "<path class=\"%s\" d=\"M%s %sL%s %s\"/>\n"
                        .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    /// A closed shape of straight edges around a point, given by its outline.
    void mark(String style, double x, double y, String outline) {
        out.append(
                "<path class=\"%s\" d=\"M%s %s%s\"/>\n"
                        .formatted(style, number(x), number(y), outline));
    }

    /// Words that begin at a point.
    void text(String style, double x, double y, String words) {
        out.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                        .formatted(style, number(x), number(y), escaped(words)));
    }

    /// The whole picture.
    ///
    /// @param style rules of CSS
    String picture(int width, double height, String title, String description, String style) {
        return """
        <svg class="timeline-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img" \
        aria-labelledby="timeline-picture-title timeline-picture-desc">
        <title id="timeline-picture-title">%s</title>
        <desc id="timeline-picture-desc">%s</desc>
        <style>
        %s</style>
        %s</svg>
        """
                .formatted(width, number(height), escaped(title), escaped(description), style, out);
    }

    /// Text that cannot become anything else in XML or HTML.
    static String escaped(String text) {
        return Visible.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
