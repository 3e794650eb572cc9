package dev.incidentrunbook.review;

import dev.incidentrunbook.review.Drawing.Outline;
import dev.incidentrunbook.review.Drawing.Shape;
import dev.incidentrunbook.review.Drawing.Style;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a picture as SVG that can stand in a file or inside a page of HTML, with its colours for light and dark. Coordinates have
/// at most one decimal.
public final class Svg {
    private Svg() {}

    /// The whole picture.
    public static String write(Drawing drawing) {
        return """
        <svg class="timeline-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img" \
        aria-labelledby="timeline-picture-title timeline-picture-desc">
        <title id="timeline-picture-title">%s</title>
        <desc id="timeline-picture-desc">%s</desc>
        <style>
        %s</style>
        %s</svg>
        """
                .formatted(
                        number(drawing.width()),
                        number(drawing.height()),
                        escaped(drawing.title()),
                        escaped(drawing.description()),
                        style(),
                        drawing.shapes().stream().map(Svg::shape).collect(Collectors.joining()));
    }

    private static String style() {
        return """
        .timeline-picture{background:%s;font:12px system-ui,sans-serif;width:100%%;height:auto}
        %s
        @media (prefers-color-scheme:dark){
        .timeline-picture{background:%s}
        %s}
        @media print{.timeline-picture{background:#fff}.timeline-picture .words,.timeline-picture .mark{fill:#000}}
        """
                .formatted(Drawing.PAPER.light(), light(), Drawing.PAPER.dark(), dark());
    }

    private static String light() {
        return Stream.of(Style.values())
                .map(s ->
                        rule(
                                s,
                                s.filled()
                                        ? "fill:" + s.colour().light()
                                        : "fill:none;stroke:" + s.colour().light() + dashes(s)))
                .collect(Collectors.joining("\n"));
    }

    private static String dark() {
        return Stream.of(Style.values())
                .map(s -> rule(s, (s.filled() ? "fill:" : "stroke:") + s.colour().dark()))
                .collect(Collectors.joining("\n"));
    }

    private static String rule(Style style, String declarations) {
        return ".timeline-picture ." + style.key() + "{" + declarations + "}";
    }

    private static String dashes(Style style) {
        return style.dashes().isEmpty()
                ? ""
                : style.dashes().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ", ";stroke-dasharray:", ""));
    }

    private static String shape(Shape shape) {
        String style = shape.style().key();
        return switch (shape) {
            case Shape.Box(Style _, double x, double y, double width, double height) ->
                    "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                            .formatted(style, number(x), number(y), number(width), number(height));
            case Shape.Line(Style _, double x1, double y1, double x2, double y2) ->
                    "<path class=\"%s\" d=\"M%s %sL%s %s\"/>\n"
                            .formatted(style, number(x1), number(y1), number(x2), number(y2));
            case Shape.Mark(double x, double y, Outline outline) ->
                    "<path class=\"%s\" d=\"M%sz\"/>\n"
                            .formatted(
                                    style,
                                    outline.corners().stream()
                                            .map(c -> number(x + c.x()) + " " + number(y + c.y()))
                                            .collect(Collectors.joining("L")));
            case Shape.Text(double x, double y, String words) ->
                    "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                            .formatted(style, number(x), number(y), escaped(words));
        };
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
