package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says what of the attached evidence is still being read for the review, or why it is not, and stops it. Stands there only
/// while there is something to say.
final class ReadingLine extends HBox {
    ReadingLine(EvidenceReading reading) {
        setId("reading");
        getStyleClass().add("review-line");
        var words = new Label();
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.textProperty().bind(reading.told());
        var stop = new Button(Messages.text("review.reading-stop"));
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setAccessibleText(Messages.text("review.reading-stop-name"));
        stop.setOnAction(_ -> reading.stop());
        stop.visibleProperty().bind(reading.slow());
        stop.managedProperty().bind(reading.slow());
        visibleProperty().bind(reading.told().isNotEmpty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(words, stop);
    }
}
