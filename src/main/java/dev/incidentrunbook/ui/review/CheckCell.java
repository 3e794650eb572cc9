package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.Check.Verdict;
import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A finding in its list: what is so, where, and what a press would mend.
final class CheckCell extends ListCell<Check> {
    private final CheckList checks;
    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Label place = new Label();
    private final Label mend = new Label();
    private final HBox line;

    CheckCell(CheckList checks) {
        this.checks = checks;
        getStyleClass().add("check-cell");
        sentence.setWrapText(true);
        place.getStyleClass().add("muted");
        mend.getStyleClass().add("muted");
        mend.setWrapText(true);
        mend.managedProperty().bind(mend.textProperty().isNotEmpty());
        var words = new VBox(sentence, place, mend);
        HBox.setHgrow(words, Priority.ALWAYS);
        // A sentence that is cut to a line says too little.
        sentence.setMinHeight(USE_PREF_SIZE);
        mend.setMinHeight(USE_PREF_SIZE);
        line = new HBox(icon, words);
        line.getStyleClass().add("check-line");
        // As wide as the list, so that sentences wrap.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Check check, boolean empty) {
        super.updateItem(check, empty);
        if (empty || check == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean missing = check.verdict() == Verdict.MISSING;
        String verdict = Messages.text(missing ? "review.check-missing" : "review.check-hint");
        icon.setIconCode(missing ? Feather.ALERT_CIRCLE : Feather.INFO);
        sentence.setText(check.sentence());
        place.setText(Messages.text("review.check-place", verdict, check.where().label()));
        mend.setText(checks.mend(check).orElse(""));
        setGraphic(line);
        setAccessibleText(place.getText() + ". " + check.sentence() + " " + mend.getText());
    }
}
