package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.review.SectionDraft.Version;
import dev.incidentrunbook.ui.review.TextDifference.Sentence;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What would change in a section if another version of it were used, below its field.
final class Comparison extends VBox {
    private final SectionDraft draft;
    private final Runnable closed;

    /// @param closed called when it is no longer shown
    Comparison(SectionDraft draft, Runnable closed) {
        this.draft = draft;
        this.closed = closed;
        getStyleClass().add("review-comparison");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Version version) {
        var heading =
                new Label(
                        version.name().isBlank()
                                ? Messages.text("review.compare-with-draft")
                                : Messages.text("review.compare-with", version.name()));
        heading.setWrapText(true);
        getChildren().setAll(heading);
        TextDifference.between(draft.typed().text().get(), version.text())
                .forEach(s -> getChildren().add(line(s)));
        var use = new Button(Messages.text("review.compare-use"));
        use.setOnAction(_ -> {
            draft.use(version);
            close();
        });
        var leave = new Button(Messages.text("review.compare-leave"));
        leave.setCancelButton(true);
        leave.setOnAction(_ -> close());
        var buttons = new FlowPane(use, leave);
        buttons.getStyleClass().add("review-flow");
        getChildren().add(buttons);
        setVisible(true);
        applyCss();
        use.requestFocus();
    }

    private void close() {
        setVisible(false);
        getChildren().clear();
        closed.run();
    }

    private static Label line(Sentence sentence) {
        String kind = sentence.kind().name().toLowerCase(Locale.ROOT);
        var label = new Label(sign(sentence) + sentence.text());
        label.setWrapText(true);
        label.getStyleClass().add("review-" + kind);
        label.setAccessibleText(
                Messages.text(
                        "changes.line", Messages.text("changes.line." + kind), sentence.text()));
        return label;
    }

    private static String sign(Sentence sentence) {
        return switch (sentence.kind()) {
            case KEPT -> "  ";
            case REMOVED -> "\u2212 ";
            case ADDED -> "+ ";
        };
    }
}
