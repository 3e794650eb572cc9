package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds `viewer.fxml` to a [ViewerViewModel].
public final class ViewerView {
    private final ViewerViewModel vm;
    private final LinesView lines;
    private final Map<Shortcut, Runnable> keys =
            Map.of(Shortcut.GO_TO_LINE, this::focusTarget);

    @FXML private VBox root;

    @FXML private Label title;

    @FXML private TextField target;

    @FXML private Label told;

    @FXML private VBox body;

    @FXML private Label citation;

    private ViewerView(ViewerViewModel vm) {
        this.vm = vm;
        lines = new LinesView(vm, new Painter(vm));
    }

    /// The screen.
    public static Parent load(ViewerViewModel vm) {
        return Fxml.load(new ViewerView(vm), "viewer.fxml");
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(vm.title());
        told.textProperty().bind(vm.told());
        told.visibleProperty().bind(told.textProperty().isNotEmpty());
        told.managedProperty().bind(told.visibleProperty());
        citation.textProperty().bind(vm.citation());
        target.textProperty().bindBidirectional(vm.target());
        target.setTooltip(new Tooltip(Shortcut.GO_TO_LINE.keyText()));
        VBox.setVgrow(lines, Priority.ALWAYS);
        body.getChildren().add(lines);
        vm.jumps().subscribe(() -> lines.reveal(vm.selection().get().caret()));
        ScreenKeys.install(root, this::press, lines::requestFocus);
    }

    @FXML
    private void goToTarget() {
        vm.goToTarget();
        lines.requestFocus();
    }

    private void focusTarget() {
        target.requestFocus();
        target.selectAll();
    }

    private boolean press(Shortcut key) {
        Runnable action = keys.get(key);
        if (action != null) {
            action.run();
        }
        return action != null;
    }
}
