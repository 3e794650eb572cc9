package dev.incidentrunbook.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML that belongs to a view.
public final class Fxml {
    private Fxml() {}

    /// The nodes of an FXML file beside the view's class, with the view as its controller and `%key` texts filled in.
    ///
    /// @param view the controller, already built with all it needs
    /// @param file the file's name, for instance `home.fxml`
    public static Parent load(Object view, String file) {
        var loader = new FXMLLoader(view.getClass().getResource(file), Messages.bundle());
        loader.setControllerFactory(_ -> view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not load the screen " + file, e);
        }
    }
}
