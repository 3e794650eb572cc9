package dev.incidentrunbook.ui.kit;

import java.io.File;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;

/// Takes what is on a clipboard or a dragboard off it.
public final class ClipboardReader {
    private ClipboardReader() {}

    /// What can be attached: files before a picture, a picture before text, since programs that copy a picture often put
    /// its address beside it.
    public static Pasted read(Clipboard board) {
        if (board.hasFiles()) {
            return new Pasted.Files(board.getFiles().stream().map(File::toPath).toList());
        }
        Image image = board.hasImage() ? board.getImage() : null;
        PixelReader pixels = image == null ? null : image.getPixelReader();
        if (image != null && pixels != null) {
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] argb = new int[width * height];
            pixels.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return new Pasted.Picture(new Pixels(width, height, argb));
        }
        String text = board.hasString() ? board.getString() : null;
        return text == null || text.isEmpty() ? new Pasted.Nothing() : new Pasted.Text(text);
    }
}
