package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks for the owners and dates that actions lack, one after another: Enter goes on to the next field that is empty.
final class MissingForm extends VBox {
    private final ActionsDraft actions;
    private final Runnable answered;

    /// @param answered called when nothing is left to answer, and the focus would be lost with the last field
    MissingForm(ActionsDraft actions, Runnable answered) {
        this.actions = actions;
        this.answered = answered;
        getStyleClass().add("review-missing");
        managedProperty().bind(visibleProperty());
        actions.incomplete().subscribe(this::show);
        show();
    }

    /// Puts the focus into the first empty field of an action, or of any.
    ///
    /// @return whether there is one
    boolean edit(int number) {
        List<TextField> all = fields();
        return all.stream()
                .filter(f -> f.getId().startsWith("missing-A" + number + "-"))
                .filter(f -> f.getText().isBlank())
                .findFirst()
                .or(() -> all.stream().filter(f -> f.getText().isBlank()).findFirst())
                .map(field -> {
                    field.requestFocus();
                    return true;
                })
                .orElse(false);
    }

    private boolean within(@Nullable Node node) {
        return node != null && (node == this || within(node.getParent()));
    }

    /// Rows are kept, since somebody may be typing in them.
    private void show() {
        var standing = List.copyOf(getChildren());
        List<Node> wanted =
                actions.incomplete().stream()
                        .map(draft ->
                                standing.stream()
                                        .filter(n -> draft.equals(n.getUserData()))
                                        .findFirst()
                                        .orElseGet(() -> row(draft)))
                        .toList();
        boolean focused = getScene() != null && within(getScene().getFocusOwner());
        getChildren().setAll(wanted);
        if (wanted.isEmpty() && focused) {
            answered.run();
        }
        if (!wanted.isEmpty()) {
            var heading =
                    new Label(Messages.text("review.missing", Integer.toString(wanted.size())));
            heading.setWrapText(true);
            getChildren().addFirst(heading);
        }
        setVisible(!wanted.isEmpty());
    }

    private Node row(ActionDraft draft) {
        var what = new Label();
        what.textProperty()
                .bind(draft.text().map(t -> Messages.text("review.missing-row", draft.label(), t)));
        what.setWrapText(true);
        var owner = field(draft, "owner", "review.action-owner");
        owner.textProperty().bindBidirectional(draft.owner());
        var due = field(draft, "due", "review.action-due");
        due.textProperty().bindBidirectional(draft.due());
        var fields = new FlowPane(owner, due);
        fields.getStyleClass().add("review-flow");
        var row = new VBox(what, fields);
        row.setUserData(draft);
        return row;
    }

    private TextField field(ActionDraft draft, String name, String key) {
        var field = new TextField();
        String words = Messages.text(key);
        field.setId("missing-" + draft.label() + "-" + name);
        field.setPromptText(words);
        field.setAccessibleText(Messages.text("review.action-field", draft.label(), words));
        field.getStyleClass().add("review-" + name);
        field.setOnAction(_ -> {
            goOn(field);
            draft.save();
        });
        field.focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        draft.save();
                    }
                });
        return field;
    }

    /// To the next field that is empty; a row that is complete leaves, and must not take the focus with it.
    private void goOn(TextField from) {
        List<TextField> all = fields();
        all.subList(all.indexOf(from) + 1, all.size()).stream()
                .filter(f -> f.getText().isBlank())
                .findFirst()
                .ifPresent(TextField::requestFocus);
    }

    private List<TextField> fields() {
        return lookupAll(".text-field").stream().map(TextField.class::cast).toList();
    }
}
