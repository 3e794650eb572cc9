package dev.incidentrunbook.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One thing that is being attached: how far it is, and the button that stops it; or why it was not attached.
public final class AttachingRow {
    private final HBox root = new HBox();

    /// @param attaching what is shown
    public AttachingRow(Attaching attaching) {
        var status = new Label();
        status.setMinHeight(Region.USE_PREF_SIZE);
        status.setWrapText(true);
        status.textProperty().bind(attaching.status());
        var bar = new ProgressBar();
        bar.progressProperty().bind(attaching.progress());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(attaching.status());
        bar.visibleProperty().bind(attaching.failed().or(attaching.asking()).not());
        bar.managedProperty().bind(bar.visibleProperty());
        var words = new VBox(status, bar);
        words.getStyleClass().add("attaching-words");
        HBox.setHgrow(words, Priority.ALWAYS);

        var leave = new Button();
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(_ -> attaching.leave());
        attaching
                .failed()
                .subscribe(failed -> {
                    String key = failed ? "evidence.dismiss" : "evidence.cancel";
                    leave.setText(Messages.text(key));
                    leave.setAccessibleText(Messages.text(key + ".name", attaching.name()));
                    if (failed) {
                        status.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
                        status.getStyleClass().add("field-error");
                    }
                });
        attaching
                .paused()
                .subscribe(paused -> {
                    status.getStyleClass().remove("outcome-waiting");
                    if (paused) {
                        status.setGraphic(FontIcon.of(Feather.PAUSE_CIRCLE));
                        status.getStyleClass().add("outcome-waiting");
                    } else if (!attaching.failed().get()) {
                        status.setGraphic(null);
                    }
                });
        root.getStyleClass().add("attaching");
        root.getChildren()
                .setAll(
                        words,
                        choice("evidence.large.copy", attaching, attaching::copy),
                        choice("evidence.large.reference", attaching, attaching::reference),
                        leave);
    }

    /// A button that is there as long as somebody has to decide.
    private static Button choice(String key, Attaching attaching, Runnable decision) {
        var button = new Button(Messages.text(key));
        button.setAccessibleText(Messages.text(key + ".name", attaching.name()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> decision.run());
        button.visibleProperty().bind(attaching.asking());
        button.managedProperty().bind(attaching.asking());
        return button;
    }

    /// The row's nodes.
    public Node root() {
        return root;
    }
}
