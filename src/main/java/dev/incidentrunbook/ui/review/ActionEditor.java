package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.review.ActionDraft.PriorityChoice;
import dev.incidentrunbook.ui.review.ActionDraft.TypeChoice;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A follow-up action: what to do in the first line, by whom and when in the second.
final class ActionEditor extends VBox {
    private static final PseudoClass SAVING = PseudoClass.getPseudoClass("saving");

    private final ActionDraft draft;
    private final TextField text = new TextField();

    ActionEditor(ActionDraft draft) {
        this.draft = draft;
        setId("action-" + draft.label());
        setUserData(draft);
        getStyleClass().add("review-action");
        var problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty().bind(draft.problem());
        problem.visibleProperty().bind(draft.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(first(), second(), problem);
    }

    /// Puts the focus into it.
    void edit() {
        text.requestFocus();
        text.end();
    }

    private HBox first() {
        var done = new CheckBox(draft.label());
        done.setTooltip(new Tooltip(Messages.text("review.action-done", draft.label())));
        draft.done().subscribe(done::setSelected);
        draft.savingDone()
                .subscribe(saving -> {
                    done.pseudoClassStateChanged(SAVING, saving);
                    String key = saving ? "review.action-done-saving" : "review.action-done";
                    done.setAccessibleText(Messages.text(key, draft.label()));
                });
        done.setOnAction(_ -> draft.toggleDone());
        done.setMinWidth(USE_PREF_SIZE);
        field(text, draft.text(), "review.action-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        var remove = new Button("", new FontIcon(Feather.TRASH_2));
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setAccessibleText(Messages.text("review.action-remove", draft.label()));
        remove.setTooltip(new Tooltip(Messages.text("review.action-remove", draft.label())));
        remove.setOnAction(_ -> draft.remove());
        var line = new HBox(done, text, remove);
        line.getStyleClass().add("review-line");
        return line;
    }

    private FlowPane second() {
        var owner = new TextField();
        field(owner, draft.owner(), "review.action-owner");
        owner.getStyleClass().add("review-owner");
        var due = new TextField();
        field(due, draft.due(), "review.action-due");
        due.getStyleClass().add("review-due");
        var type = new ComboBox<TypeChoice>();
        type.getItems().setAll(ActionDraft.TYPES);
        type.valueProperty().bindBidirectional(draft.type());
        choice(type, "review.action-type");
        var priority = new ComboBox<PriorityChoice>();
        priority.getItems().setAll(ActionDraft.PRIORITIES);
        priority.valueProperty().bindBidirectional(draft.priority());
        choice(priority, "review.action-priority");
        var line = new FlowPane(owner, due, type, priority);
        line.getStyleClass().add("review-flow");
        return line;
    }

    private void field(TextField field, StringProperty value, String key) {
        field.textProperty().bindBidirectional(value);
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(name(key));
        field.setOnAction(_ -> draft.save());
        field.focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        draft.save();
                    }
                });
    }

    private void choice(ComboBox<?> box, String key) {
        box.setAccessibleText(name(key));
        box.setOnAction(_ -> draft.save());
    }

    private String name(String key) {
        return Messages.text("review.action-field", draft.label(), Messages.text(key));
    }
}
