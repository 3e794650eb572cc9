package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything by name: type a few letters, Enter does the first that fits.
final class Palette {
    private final PaletteViewModel vm;
    private final TextField query = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final StackPane root = new StackPane();
    private Runnable close = () -> {};

    Palette(List<Command> commands) {
        vm = new PaletteViewModel(commands);
        query.setPromptText(Messages.text("shell.palette.prompt"));
        query.setAccessibleText(Messages.text("shell.palette.prompt"));
        query.textProperty().bindBidirectional(vm.query());
        list.setItems(vm.found());
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setAccessibleText(Messages.text("shell.palette.list"));
        list.setPlaceholder(new Label(Messages.text("shell.palette.nothing")));
        list.getSelectionModel().selectFirst();
        // A change listener, since the list learns of a change by one too and must come first.
        vm.found()
                .addListener(
                        (ListChangeListener<Command>)
                                _ -> {
                                    list.getSelectionModel().selectFirst();
                                    list.scrollTo(0);
                                });
        list.getSelectionModel().selectedItemProperty().subscribe(this::tell);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                run();
            }
        });
        var sheet = new VBox(query, list);
        sheet.getStyleClass().addAll("shell-sheet", "shell-palette");
        sheet.setMaxHeight(VBox.USE_PREF_SIZE);
        root.getChildren().add(sheet);
        root.getStyleClass().add("shell-ground");
        root.setAlignment(Pos.TOP_CENTER);
        // A press beside the sheet closes it; one on the sheet does not get that far.
        sheet.setOnMousePressed(Event::consume);
        root.setOnMousePressed(_ -> close.run());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    Parent root() {
        return root;
    }

    void focus() {
        query.requestFocus();
    }

    /// What takes the palette away; called before the chosen command acts.
    void onClosed(Runnable action) {
        close = action;
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.act().run();
        }
    }

    /// The focus stays in the field, so the chosen command is told as the field's help.
    private void tell(@Nullable Command chosen) {
        query.setAccessibleHelp(
                chosen == null ? Messages.text("shell.palette.nothing") : chosen.name());
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER -> run();
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-8);
            case PAGE_DOWN -> move(8);
            case TAB -> move(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = vm.found().size() - 1;
        if (last >= 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
            list.getSelectionModel().clearAndSelect(to);
            list.scrollTo(Math.max(0, to - 4));
        }
    }

    private static final class Cell extends ListCell<Command> {
        private final Label name = new Label();
        private final Label keys = new Label();
        private final HBox row = new HBox(name, keys);

        Cell() {
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            keys.setMinWidth(Label.USE_PREF_SIZE);
            keys.getStyleClass().add("shell-key");
            row.getStyleClass().add("shell-palette-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Command item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.name());
            keys.setText(item.keys());
            keys.setVisible(!item.keys().isBlank());
            setGraphic(row);
            setAccessibleText(item.name() + " " + item.keys());
        }
    }
}
