package dev.incidentrunbook.ui.search;

import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Binds `search.fxml` to a [SearchViewModel].
public final class SearchView {
    private final SearchViewModel vm;

    @FXML private TextField text;

    @FXML private HBox within;

    @FXML private CheckBox regex;

    @FXML private Label status;

    @FXML private ListView<SearchRow> list;

    private SearchView(SearchViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(SearchViewModel vm) {
        var view = new SearchView(vm);
        Parent root = Fxml.load(view, "search.fxml");
        ScreenKeys.install(root, view::press, view::focus);
        root.addEventFilter(KeyEvent.KEY_PRESSED, view::pressed);
        return root;
    }

    @FXML
    private void initialize() {
        text.textProperty().bindBidirectional(vm.text());
        regex.selectedProperty().bindBidirectional(vm.regex());
        status.textProperty().bind(vm.status());
        // There is no live region in JavaFX; changing the accessible text is what screen readers
        // notice.
        vm.status()
                .subscribe(_ -> status.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        var group = new ToggleGroup();
        for (Within choice : Within.values()) {
            var button = new RadioButton(choice.text());
            button.setToggleGroup(group);
            button.setSelected(choice == vm.within().get());
            button.setOnAction(_ -> vm.within().set(choice));
            within.getChildren().add(button);
        }
        list.setItems(vm.rows());
        list.setCellFactory(_ -> new SearchCell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        // A change listener, since the list learns of a change by one too and must come first.
        vm.rows().addListener((ListChangeListener<SearchRow>) _ -> selectFirst());
    }

    private boolean press(Shortcut shortcut) {
        if (shortcut == Shortcut.FIND) {
            focus();
            return true;
        }
        return false;
    }

    private void focus() {
        text.requestFocus();
        text.selectAll();
    }

    private void selectFirst() {
        if (list.getSelectionModel().isEmpty() && !vm.rows().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void openSelected() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(vm::open);
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean listed = list.isFocused();
        if (event.getCode() == KeyCode.ESCAPE) {
            vm.back();
        } else if (event.getCode() == KeyCode.ENTER && (listed || text.isFocused())) {
            openSelected();
        } else if (event.getCode() == KeyCode.DOWN && text.isFocused()) {
            list.requestFocus();
        } else if (event.getCode() == KeyCode.UP
                && listed
                && list.getSelectionModel().getSelectedIndex() <= 0) {
            text.requestFocus();
        } else {
            return;
        }
        event.consume();
    }
}
