package dev.incidentrunbook.review;

import dev.incidentrunbook.review.Drawing.Outline;
import dev.incidentrunbook.review.Drawing.Point;
import dev.incidentrunbook.review.Drawing.Shape;
import dev.incidentrunbook.review.Drawing.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes a picture as PNG on white paper, two pixels a unit, for places that show no SVG. The same picture gives the same bytes on a
/// machine: letters are filled as outlines, so that no setting of the screen plays a part; with other fonts installed they look
/// different. Needs no screen.
public final class Png {
    private static final int SCALE = 2;

    /// Without hinting and with fractions of a pixel, letters have the same shape at every place.
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Graphics2D pen;
    private final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private Png(Graphics2D pen) {
        this.pen = pen;
    }

    /// The bytes of a PNG file.
    public static byte[] write(Drawing drawing) {
        var image =
                new BufferedImage(
                        pixels(drawing.width()),
                        pixels(drawing.height()),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.scale(SCALE, SCALE);
            pen.setColor(Color.decode(Drawing.PAPER.light()));
            pen.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
            var png = new Png(pen);
            drawing.shapes().forEach(png::draw);
        } finally {
            pen.dispose();
        }
        return bytes(image);
    }

    private static int pixels(double units) {
        return (int) Math.ceil(units * SCALE);
    }

    private void draw(Shape shape) {
        Style style = shape.style();
        pen.setColor(Color.decode(style.colour().light()));
        java.awt.Shape outline = outline(shape);
        if (style.filled()) {
            pen.fill(outline);
        } else {
            pen.setStroke(stroke(style));
            pen.draw(outline);
        }
    }

    private java.awt.Shape outline(Shape shape) {
        return switch (shape) {
            case Shape.Box(Style _, double x, double y, double width, double height) ->
                    new Rectangle2D.Double(x, y, width, height);
            case Shape.Line(Style _, double x1, double y1, double x2, double y2) ->
                    new Line2D.Double(x1, y1, x2, y2);
            case Shape.Mark(double x, double y, Outline outline) -> path(x, y, outline);
            case Shape.Text(double x, double y, String words) ->
                    font.createGlyphVector(EXACT, Visible.line(words))
                            .getOutline((float) x, (float) y);
        };
    }

    private static Path2D path(double x, double y, Outline outline) {
        var path = new Path2D.Double();
        for (Point corner : outline.corners()) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(x + corner.x(), y + corner.y());
            } else {
                path.lineTo(x + corner.x(), y + corner.y());
            }
        }
        path.closePath();
        return path;
    }

    private static BasicStroke stroke(Style style) {
        if (style.dashes().isEmpty()) {
            return new BasicStroke(1);
        }
        float[] dashes = new float[style.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = style.dashes().get(i);
        }
        return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
    }

    private static byte[] bytes(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        // The cache of ImageIO is a file in a folder that need not be writable; this stream has
        // none.
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException(
                        "Every Java platform writes PNG; this one does not");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write a picture to memory", e);
        }
        return bytes.toByteArray();
    }
}
