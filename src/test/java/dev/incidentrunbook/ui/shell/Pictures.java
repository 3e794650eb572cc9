package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Pictures of a window that is shown. Used on the FX thread.
record Pictures(Appearance appearance, Stage stage) {
    private static final Path FOLDER = Path.of(System.getProperty("screenshots", "screenshots"));

    /// Shows a window at its least size.
    static Stage stage(Parent content, Appearance appearance) {
        var scene = new Scene(content);
        appearance.dress(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(700);
        stage.show();
        return stage;
    }

    /// Writes a picture of the window as it is.
    Pictures picture(String name) {
        settle();
        write(name, stage.getScene().snapshot(null));
        return this;
    }

    /// Writes a picture in either theme: `home-light`, `home-dark`.
    Pictures both(String name) {
        picture(name + "-light");
        appearance.theme().set(Theme.DARK);
        picture(name + "-dark");
        appearance.theme().set(Theme.LIGHT);
        return this;
    }

    private static void write(String name, WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a picture of a large window: `home-wide`. It is never shown, since the screen of the Headless platform is 1000 pixels wide
    /// and high; so nothing in it has the focus.
    Pictures wide(String name) {
        Parent content = stage.getScene().getRoot();
        stage.getScene().setRoot(new Pane());
        var scene = new Scene(content, 1600, 1000);
        appearance.dress(scene);
        // Lists lay out their rows in a second pass, and texts that wrap need one more.
        for (int pass = 0; pass < 4; pass++) {
            content.applyCss();
            content.layout();
        }
        write(name + "-wide", scene.snapshot(null));
        scene.setRoot(new Pane());
        stage.getScene().setRoot(content);
        return this;
    }

    /// Lets a few frames pass, in which lists lay out their rows, texts wrap and the window takes its size.
    void settle() {
        var loop = new Object();
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == 4) {
                    stop();
                    Platform.exitNestedEventLoop(loop, null);
                }
            }
        }.start();
        Platform.enterNestedEventLoop(loop);
    }
}
