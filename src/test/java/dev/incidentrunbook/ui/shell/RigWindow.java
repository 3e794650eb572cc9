package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// The window of a rig, shown, and pictures of it. Used on the FX thread.
///
/// @param rig what is around it
/// @param vm what it shows
/// @param view the window's content
/// @param stage the window
record RigWindow(Rig rig, ShellViewModel vm, ShellView view, Stage stage) implements AutoCloseable {
    private static final Path FOLDER = Path.of(System.getProperty("screenshots", "screenshots"));

    /// Shows the window at its least size, in the light theme.
    static RigWindow open(Rig rig) {
        rig.appearance.apply();
        rig.appearance.theme().set(Theme.LIGHT);
        ShellViewModel vm = rig.start();
        ShellView view = ShellView.of(vm);
        var scene = new Scene(view.root());
        rig.appearance.dress(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.setWidth(1000);
        stage.setHeight(700);
        stage.show();
        view.focus();
        return new RigWindow(rig, vm, view, stage);
    }

    /// Opens the incident that is still open.
    RigWindow enter() {
        vm.home().unfinished().get().ifPresent(vm.home()::open);
        return this;
    }

    RigWindow go(Place place) {
        vm.go(place);
        return this;
    }

    RigWindow press(Shortcut shortcut) {
        view.press(shortcut);
        return this;
    }

    RigWindow textSize(int pixels) {
        rig.appearance.textSize().set(pixels);
        return this;
    }

    /// Writes a picture in the light theme.
    RigWindow picture(String name) {
        layOut();
        WritableImage image = stage.getScene().snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Writes a picture in the dark theme.
    RigWindow dark(String name) {
        rig.appearance.theme().set(Theme.DARK);
        picture(name);
        rig.appearance.theme().set(Theme.LIGHT);
        return this;
    }

    /// Writes a picture of a large window.
    RigWindow wide(String name) {
        stage.setWidth(1600);
        stage.setHeight(1000);
        picture(name);
        stage.setWidth(1000);
        stage.setHeight(700);
        return this;
    }

    /// Lists lay out their rows in a second pass, and texts that wrap need one more.
    void layOut() {
        for (int pass = 0; pass < 4; pass++) {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
