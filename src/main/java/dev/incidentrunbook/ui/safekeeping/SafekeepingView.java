package dev.incidentrunbook.ui.safekeeping;

import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.ui.kit.CareLine;
import dev.incidentrunbook.ui.kit.CareRows;
import dev.incidentrunbook.ui.kit.CopyField;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `safekeeping.fxml` to a [SafekeepingViewModel].
public final class SafekeepingView {
    private final SafekeepingViewModel vm;
    private final CopyField folder = new CopyField();

    @FXML private Label last;

    @FXML private Button backUp;

    @FXML private Button check;

    @FXML private HBox underWay;

    @FXML private Label doing;

    @FXML private ProgressBar bar;

    @FXML private Button cancel;

    @FXML private Label result;

    @FXML private VBox found;

    @FXML private Button recover;

    @FXML private Label listLabel;

    @FXML private ListView<Backup> list;

    @FXML private CheckBox exactly;

    @FXML private Button restore;

    @FXML private VBox place;

    @FXML private Label folderLabel;

    private SafekeepingView(SafekeepingViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(SafekeepingViewModel vm) {
        var view = new SafekeepingView(vm);
        Parent root = Fxml.load(view, "safekeeping.fxml");
        ScreenKeys.install(root, _ -> false, view.backUp::requestFocus);
        return root;
    }

    @FXML
    private void initialize() {
        last.textProperty().bind(vm.last());
        backUp.setGraphic(FontIcon.of(Feather.ARCHIVE));
        backUp.setOnAction(_ -> vm.backUp());
        check.setGraphic(FontIcon.of(Feather.SEARCH));
        check.setOnAction(_ -> vm.check());
        cancel.setOnAction(_ -> vm.cancel());
        doing.textProperty().bind(vm.doing());
        bar.progressProperty().bind(vm.progress());
        bar.accessibleTextProperty().bind(vm.doing());
        underWay.visibleProperty().bind(vm.busy());
        underWay.managedProperty().bind(vm.busy());
        result.textProperty().bind(vm.result());
        vm.result().subscribe(this::tell);
        recover.setOnAction(_ -> vm.recover());
        vm.found().subscribe(this::showFound);
        listLabel.setLabelFor(list);
        list.setItems(vm.backups());
        list.setCellFactory(_ -> new BackupCell(vm));
        // A change listener, since the list learns of a change by one too and must come first.
        vm.backups().addListener((ListChangeListener<Backup>) _ -> select());
        select();
        exactly.selectedProperty().bindBidirectional(vm.exactly());
        restore.setOnAction(_ ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                        .ifPresent(vm::restore));
        restore.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        place.getChildren().add(folder.root());
        folderLabel.setLabelFor(folder.field());
        folder.set(vm.folder(), Messages.text("safekeeping.folder.copy"));
    }

    private void select() {
        if (list.getSelectionModel().isEmpty() && !vm.backups().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void tell(String sentence) {
        show(result, !sentence.isBlank());
        result.getStyleClass().remove("field-error");
        if (vm.failed().get()) {
            result.getStyleClass().add("field-error");
        }
        result.setGraphic(
                FontIcon.of(vm.failed().get() ? Feather.ALERT_CIRCLE : Feather.CHECK_CIRCLE));
        result.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void showFound(Health health) {
        found.getChildren().setAll(CareLine.of(health).stream().map(CareRows::row).toList());
        show(found, !found.getChildren().isEmpty());
        show(recover, !health.sound());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
