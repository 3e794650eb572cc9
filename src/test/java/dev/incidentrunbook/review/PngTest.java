package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.incidentrunbook.review.Drawing.Shape;
import dev.incidentrunbook.review.Drawing.Style;
import dev.incidentrunbook.review.Review.Block.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    private static Drawing timeline() {
        return Review.of(Told.wholeNight()).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Picture.class::isInstance)
                .map(block -> ((Picture) block).drawing())
                .findFirst()
                .orElseThrow();
    }

    private static BufferedImage read(Drawing drawing) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Png.write(drawing)));
    }

    private static Drawing drawing(Shape... shapes) {
        return new Drawing(100, 40, "Title", "Description.", List.of(shapes));
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        assertArrayEquals(Png.write(timeline()), Png.write(timeline()));
    }

    @Test
    void aUnitIsTwoPixels() throws IOException {
        assertEquals(200, read(drawing()).getWidth());
        assertEquals(80, read(drawing()).getHeight());
    }

    @Test
    void aBoxHasItsColourOnWhitePaper() throws IOException {
        BufferedImage image = read(drawing(new Shape.Box(Style.FAILED, 10, 10, 20, 20)));
        assertEquals(0xFFCF222E, image.getRGB(40, 40));
        assertEquals(0xFFFFFFFF, image.getRGB(2, 2));
    }

    @Test
    void wordsLeaveInkWhereTheyStand() throws IOException {
        BufferedImage image = read(drawing(new Shape.Text(10, 20, "████")));
        assertNotEquals(0xFFFFFFFF, image.getRGB(26, 34));
    }

    @Test
    void otherWordsAreDrawnOtherwise() {
        Drawing drawing = drawing(new Shape.Text(10, 20, "password=hunter22"));
        byte[] masked = Png.write(drawing.worded(text -> text.replace("hunter22", "‹secret-1›")));
        assertNotEquals(Png.write(drawing).length, masked.length);
    }
}
