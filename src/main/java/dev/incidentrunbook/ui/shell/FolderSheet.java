package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.FolderPick;
import dev.incidentrunbook.ui.kit.Messages;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The files of a folder, to pick from: Space chooses one, `A` all or none, Enter attaches what is chosen, Esc gives up.
final class FolderSheet {
    private final FolderPick pick;
    private final StackPane root = new StackPane();
    private final ListView<FolderPick.File> list = new ListView<>();

    FolderSheet(FolderPick pick) {
        this.pick = pick;
        var heading = new Label(pick.title());
        heading.getStyleClass().add("subheading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        var help = new Label(pick.help());
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        list.getItems().setAll(pick.files());
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText(pick.title());
        list.getSelectionModel().select(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        var attach = new Button();
        attach.textProperty().bind(pick.summary());
        attach.getStyleClass().add("accent");
        attach.setOnAction(_ -> pick.attach());
        var all = new Button(Messages.text("folder.all"));
        all.setOnAction(_ -> pick.toggleAll());
        var giveUp = new Button(Messages.text("dialog.cancel"));
        giveUp.setOnAction(_ -> pick.giveUp());
        var actions = new HBox(attach, all, giveUp);
        actions.getStyleClass().add("field-line");
        actions.setMinHeight(Region.USE_PREF_SIZE);
        var sheet = new VBox(heading, help, list, actions);
        sheet.getStyleClass().addAll("shell-sheet", "shell-folder");
        sheet.setOnMousePressed(Event::consume);
        root.getChildren().add(sheet);
        root.getStyleClass().add("shell-ground");
        root.setOnMousePressed(_ -> pick.giveUp());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    Parent root() {
        return root;
    }

    void focus() {
        list.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            pick.giveUp();
            event.consume();
        } else if (list.equals(list.getScene().getFocusOwner()) && act(event.getCode())) {
            event.consume();
        }
    }

    private boolean act(KeyCode key) {
        switch (key) {
            case SPACE -> toggle(list.getSelectionModel().getSelectedItem());
            case A -> pick.toggleAll();
            case ENTER -> pick.attach();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void toggle(FolderPick.File file) {
        if (file != null) {
            file.chosen().set(!file.chosen().get());
        }
    }

    /// A file with its box. The list has the focus; the box is for the mouse and the eye.
    private final class Cell extends ListCell<FolderPick.File> {
        private final CheckBox box = new CheckBox();
        private final Label name = new Label();
        private final Label facts = new Label();
        private final HBox row = new HBox(box, name, facts);
        private Subscription shown = Subscription.EMPTY;

        Cell() {
            box.setFocusTraversable(false);
            box.setMnemonicParsing(false);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            facts.getStyleClass().add("muted");
            facts.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("field-line");
            row.setMinWidth(0);
            row.setPrefWidth(0);
        }

        @Override
        protected void updateItem(FolderPick.File file, boolean nothing) {
            super.updateItem(file, nothing);
            shown.unsubscribe();
            shown = Subscription.EMPTY;
            if (nothing || file == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            name.setText(file.entry().name());
            facts.setText(pick.facts(file));
            box.setOnAction(_ -> file.chosen().set(box.isSelected()));
            shown =
                    file.chosen()
                            .subscribe(chosen -> {
                                box.setSelected(chosen);
                                setAccessibleText(
                                        Messages.text(
                                                chosen ? "folder.chosen" : "folder.not-chosen",
                                                file.entry().name(),
                                                pick.facts(file)));
                            });
            setGraphic(row);
        }
    }
}
