package dev.incidentrunbook.ui.kit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A picture as plain numbers, free of any toolkit, so that it can be written as PNG on any thread.
public final class Pixels {
    private final int width;
    private final int height;
    private final int[] argb;

    /// @param argb one number a pixel, row by row: alpha, red, green, blue, not multiplied by alpha
    public Pixels(int width, int height, int[] argb) {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(
                    argb.length + " pixels do not make a picture of " + width + " by " + height);
        }
        this.width = width;
        this.height = height;
        this.argb = argb.clone();
    }

    /// The picture as the bytes of a PNG file.
    public byte[] png() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException(
                        "Every Java platform writes PNG; this one does not");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not write a picture of " + width + " by " + height, e);
        }
        return bytes.toByteArray();
    }
}
