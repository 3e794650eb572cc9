package dev.incidentrunbook.ui.step;

import atlantafx.base.theme.Styles;
import dev.incidentrunbook.incident.Feedback;
import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Shortcut;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says in two presses how the runbook's step fitted.
final class FeedbackView {
    private final FeedbackViewModel vm;
    private final VBox root = new VBox();
    private final VBox given = new VBox();
    private final Button held;

    FeedbackView(FeedbackViewModel vm) {
        this.vm = vm;
        var heading = new Label(Messages.text("step.feedback"));
        heading.getStyleClass().add("subheading");
        held = button(Verdict.HELD, Feather.THUMBS_UP);
        held.setTooltip(new Tooltip(Shortcut.FEEDBACK.keyText()));
        var buttons =
                new FlowPane(
                        held,
                        button(Verdict.CONTRADICTED, Feather.THUMBS_DOWN),
                        button(Verdict.MISSING, Feather.PLUS_SQUARE));
        buttons.getStyleClass().add("step-actions");
        root.getStyleClass().add("section");
        root.getChildren()
                .setAll(
                        heading,
                        buttons,
                        new ReasonRow(vm.words(), held).root(),
                        Labels.error(vm.error()),
                        given);
        vm.given().subscribe(this::show);
        show();
    }

    Node root() {
        return root;
    }

    /// Where the answer is given.
    Node first() {
        return held;
    }

    private Button button(Verdict verdict, Feather icon) {
        var button =
                new Button(Messages.text("step.feedback." + verdict.words()), FontIcon.of(icon));
        button.setAccessibleText(
                Messages.text(
                        "step.feedback.spoken", Messages.text("step.feedback." + verdict.words())));
        button.getStyleClass().add("quiet-button");
        button.setOnAction(_ -> vm.say(verdict));
        return button;
    }

    private void show() {
        given.getChildren().setAll(vm.given().stream().map(this::row).toList());
        if (!vm.given().isEmpty()) {
            var changes = new Hyperlink(Messages.text("step.feedback.changes"));
            changes.setOnAction(_ -> vm.openPatch());
            given.getChildren().add(changes);
        }
    }

    private Node row(Feedback feedback) {
        String verdict = Messages.text("step.feedback.said." + feedback.verdict().words());
        String text =
                feedback.text().isBlank()
                        ? verdict
                        : Messages.text("step.feedback.said", verdict, feedback.text());
        var words = new Label(text);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var back = new Button(Messages.text("step.feedback.take-back"));
        back.getStyleClass().addAll(Styles.FLAT, "quiet-button");
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.setAccessibleText(Messages.text("step.feedback.take-back.spoken", text));
        back.setOnAction(_ -> {
            held.requestFocus();
            vm.takeBack(feedback);
        });
        var row = new HBox(words, back);
        row.getStyleClass().add("form-line");
        return row;
    }
}
