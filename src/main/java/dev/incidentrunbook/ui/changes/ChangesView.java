package dev.incidentrunbook.ui.changes;

import dev.incidentrunbook.runbook.DifferenceLine;
import dev.incidentrunbook.runbook.RunbookChange;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `changes.fxml` to a [ChangesViewModel].
public final class ChangesView {
    private final ChangesViewModel vm;

    @FXML private VBox root;

    @FXML private Label summary;

    @FXML private VBox list;

    @FXML private ListView<DifferenceLine> difference;

    @FXML private Button save;

    @FXML private Label outcome;

    private ChangesView(ChangesViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(ChangesViewModel vm) {
        return Fxml.load(new ChangesView(vm), "changes.fxml");
    }

    @FXML
    private void initialize() {
        summary.textProperty().bind(vm.summary());
        difference.setItems(vm.difference());
        difference.setCellFactory(_ -> new LineCell());
        difference.setPlaceholder(new Label(Messages.text("changes.no-difference")));
        vm.changes().subscribe(this::showChanges);
        showChanges();
        outcome.textProperty().bind(vm.outcome());
        outcome.visibleProperty().bind(vm.outcome().isNotEmpty());
        outcome.managedProperty().bind(outcome.visibleProperty());
        vm.failed().subscribe(this::showFailed);
        ScreenKeys.install(root, _ -> false, this::focus);
    }

    @FXML
    private void save() {
        vm.save();
    }

    private void focus() {
        if (list.getChildren().isEmpty()) {
            difference.requestFocus();
        } else {
            list.getChildren().getFirst().requestFocus();
        }
    }

    private void showChanges() {
        list.getChildren().setAll(vm.changes().stream().map(this::box).toList());
        save.setVisible(!vm.changes().isEmpty());
        save.setManaged(save.isVisible());
    }

    private Node box(RunbookChange change) {
        var box = new CheckBox(vm.sentence(change));
        box.setWrapText(true);
        box.setSelected(vm.wanted(change));
        box.selectedProperty().subscribe((_, wanted) -> vm.want(change, wanted));
        return box;
    }

    private void showFailed(boolean failed) {
        outcome.getStyleClass().remove("field-error");
        outcome.setGraphic(null);
        if (failed) {
            outcome.getStyleClass().add("field-error");
            outcome.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        }
    }

    /// A line of the difference, told apart by its sign and spoken with a word.
    private static final class LineCell extends ListCell<DifferenceLine> {
        @Override
        protected void updateItem(@Nullable DifferenceLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(style -> style.startsWith("changes-"));
            if (empty || line == null) {
                setText(null);
                setAccessibleText(null);
                return;
            }
            String kind = line.kind().name().toLowerCase(Locale.ROOT);
            getStyleClass().addAll("code", "changes-" + kind);
            setText(line.written());
            setAccessibleText(
                    Messages.text(
                            "changes.line",
                            Messages.text("changes.line." + kind),
                            line.text().strip()));
        }
    }
}
