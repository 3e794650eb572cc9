package dev.incidentrunbook.ui.home;

import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `home.fxml` to a [HomeViewModel].
public final class HomeView {
    private final HomeViewModel vm;

    @FXML private HBox banner;

    @FXML private Label bannerText;

    @FXML private Button continueButton;

    @FXML private TextField search;

    @FXML private Button newButton;

    @FXML private Button trendsButton;

    @FXML private ListView<HomeRow> list;

    @FXML private Label hint;

    private HomeView(HomeViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(HomeViewModel vm) {
        var view = new HomeView(vm);
        Parent root = Fxml.load(view, "home.fxml");
        ScreenKeys.install(root, view::press, view::focus);
        return root;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(vm.search());
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::searchKey);
        newButton.setGraphic(FontIcon.of(Feather.PLUS));
        newButton.setTooltip(new Tooltip(Shortcut.NEW_INCIDENT.keyText()));
        newButton.setOnAction(_ -> vm.begin());
        trendsButton.setGraphic(FontIcon.of(Feather.TRENDING_UP));
        trendsButton.setTooltip(new Tooltip(Shortcut.TRENDS.keyText()));
        trendsButton.setOnAction(_ -> vm.compare());
        hint.textProperty().bind(vm.hint());
        list.setItems(vm.rows());
        list.setCellFactory(_ -> new HomeCell(vm));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        // A change listener, since the list learns of a change by one too and must come first.
        vm.rows().addListener((ListChangeListener<HomeRow>) _ -> selectFirst());
        selectFirst();
        vm.unfinished().subscribe(this::showBanner);
    }

    private boolean press(Shortcut shortcut) {
        if (shortcut == Shortcut.FIND) {
            search.requestFocus();
            return true;
        }
        return false;
    }

    /// Where Enter does what is most likely wanted: go on with what is open, otherwise open the newest.
    private void focus() {
        if (banner.isVisible()) {
            continueButton.requestFocus();
        } else {
            list.requestFocus();
        }
    }

    private void showBanner(Optional<HomeRow> unfinished) {
        // At the start the list has the focus while it is still being read; later nothing may move
        // the focus.
        boolean arrived =
                unfinished.isPresent()
                        && !banner.isVisible()
                        && list.isFocused()
                        && list.getItems().isEmpty();
        banner.setVisible(unfinished.isPresent());
        banner.setManaged(unfinished.isPresent());
        continueButton.setDefaultButton(unfinished.isPresent());
        newButton.setDefaultButton(unfinished.isEmpty());
        unfinished.ifPresent(row -> {
            bannerText.setText(row.title());
            continueButton.setText(Messages.text("home.continue", row.id()));
            continueButton.setAccessibleText(
                    Messages.text("home.continue.spoken", row.id(), row.title()));
            continueButton.setOnAction(_ -> vm.open(row));
        });
        if (arrived) {
            continueButton.requestFocus();
        }
    }

    private void selectFirst() {
        if (list.getSelectionModel().isEmpty() && !vm.rows().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void openSelected() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(vm::open);
    }

    private void listKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            openSelected();
            event.consume();
        } else if (event.getCode() == KeyCode.N) {
            vm.begin();
            event.consume();
        }
    }

    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !vm.search().get().isBlank()) {
            openSelected();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !vm.search().get().isEmpty()) {
            vm.search().set("");
            event.consume();
        }
    }
}
