package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.review.Preventions.Offer;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Binds `actions.fxml` to the follow-up actions of the review, with the form that asks for what they lack.
final class ActionsPane {
    private final ActionsDraft draft;
    private final MissingForm missingForm;

    @FXML private VBox actionsPart;

    @FXML private TextField newAction;

    @FXML private MenuButton offers;

    @FXML private Label actionProblem;

    @FXML private Label noActions;

    @FXML private VBox actions;

    @FXML private VBox missing;

    ActionsPane(ActionsDraft draft) {
        this.draft = draft;
        missingForm = new MissingForm(draft, this::focusNew);
        Fxml.load(this, "actions.fxml");
    }

    Parent root() {
        return actionsPart;
    }

    @FXML
    void initialize() {
        newAction.textProperty().bindBidirectional(draft.newText());
        actionProblem.textProperty().bind(draft.problem());
        actionProblem.managedProperty().bind(actionProblem.textProperty().isNotEmpty());
        draft.rows().addListener((ListChangeListener<ActionDraft>) _ -> showActionRows());
        showActionRows();
        missing.getChildren().setAll(missingForm);
        draft.offers().addListener((ListChangeListener<Offer>) _ -> showOffers());
        showOffers();
    }

    /// Puts the focus where a new action is typed.
    void focusNew() {
        newAction.requestFocus();
    }

    /// Puts the focus on what an action lacks, otherwise on the action.
    void edit(int number) {
        actionsPart.applyCss();
        actionsPart.layout();
        Node row = actions.lookup("#action-A" + number);
        if (!missingForm.edit(number) && row instanceof ActionEditor editor) {
            editor.edit();
        }
    }

    @FXML
    void addAction() {
        draft.add();
        newAction.requestFocus();
    }

    private void showActionRows() {
        var standing = List.copyOf(actions.getChildren());
        actions.getChildren()
                .setAll(
                        draft.rows().stream()
                                .map(action ->
                                        standing.stream()
                                                .filter(n -> action.equals(n.getUserData()))
                                                .findFirst()
                                                .orElseGet(() -> new ActionEditor(action)))
                                .toList());
        noActions.setVisible(draft.rows().isEmpty());
        noActions.setManaged(noActions.isVisible());
    }

    private void showOffers() {
        offers.getItems().setAll(draft.offers().stream().map(this::offer).toList());
        offers.setDisable(offers.getItems().isEmpty());
    }

    private MenuItem offer(Offer offer) {
        return Menus.item(
                offer.causes().isEmpty()
                        ? offer.text()
                        : Messages.text(
                                "review.offer-against",
                                offer.text(),
                                String.join(", ", offer.causes())),
                () -> draft.add(offer));
    }
}
