package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ReviewStage.Stage;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.review.CheckList.Goal;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds `checks.fxml` to what the review lacks, and to how far it is.
final class ChecksPane {
    private final CheckList list;
    private final StageDraft draft;
    private final Consumer<Goal> leading;

    @FXML private VBox checksPart;

    @FXML private ComboBox<Stage> stage;

    @FXML private TextField reviewers;

    @FXML private Label stageTold;

    @FXML private Label stageProblem;

    @FXML private Label score;

    @FXML private ListView<Check> checks;

    @FXML private Button goThere;

    @FXML private Button mend;

    @FXML private Label mendProblem;

    /// @param leading leads to where something can be mended
    ChecksPane(CheckList list, StageDraft draft, Consumer<Goal> leading) {
        this.list = list;
        this.draft = draft;
        this.leading = leading;
        Fxml.load(this, "checks.fxml");
    }

    Parent root() {
        return checksPart;
    }

    @FXML
    void initialize() {
        initializeChecks();
        initializeStage();
    }

    private void initializeChecks() {
        score.textProperty().bind(list.score());
        checks.setItems(list.rows());
        checks.setCellFactory(_ -> new CheckCell(list));
        checks.setPlaceholder(new Label(Messages.text("review.checks-none")));
        checks.setOnKeyPressed(this::pressedInChecks);
        mendProblem.textProperty().bind(list.problem());
        mendProblem.managedProperty().bind(mendProblem.textProperty().isNotEmpty());
        var chosen = checks.getSelectionModel().selectedItemProperty();
        goThere.disableProperty().bind(chosen.isNull());
        mend.disableProperty().bind(chosen.map(c -> list.mend(c).isEmpty()).orElse(true));
    }

    private void initializeStage() {
        stage.getItems().setAll(Stage.values());
        stage.setConverter(new Words<>(stage.getItems(), Stage::words));
        stage.valueProperty().bindBidirectional(draft.stage());
        reviewers.textProperty().bindBidirectional(draft.reviewers());
        stageTold.textProperty().bind(draft.told());
        stageProblem.textProperty().bind(draft.problem());
        stageProblem.managedProperty().bind(stageProblem.textProperty().isNotEmpty());
    }

    /// Chooses the first check, unless one is chosen, so that the buttons below say what can be done.
    void chooseFirst() {
        if (checks.getSelectionModel().isEmpty()) {
            checks.getSelectionModel().selectFirst();
        }
    }

    @FXML
    void saveStage() {
        draft.save();
    }

    private void pressedInChecks(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            goThere();
            event.consume();
        } else if (event.getCode() == KeyCode.M && !event.isShortcutDown()) {
            mend();
            event.consume();
        }
    }

    @FXML
    void goThere() {
        @Nullable Check check = checks.getSelectionModel().getSelectedItem();
        if (check != null) {
            leading.accept(list.goal(check));
        }
    }

    @FXML
    void mend() {
        @Nullable Check check = checks.getSelectionModel().getSelectedItem();
        if (check != null) {
            list.apply(check);
        }
    }
}
