package dev.incidentrunbook.ui.runbooks;

import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Binds `reference.fxml` to a `ReferenceViewModel`. No decisions here.
public final class ReferenceView {
    private final ReferenceViewModel vm;

    @FXML private VBox root;

    @FXML private Label title;

    @FXML private TextField words;

    @FXML private Label found;

    @FXML private ListView<Chapter> jump;

    @FXML private ScrollPane scroll;

    @FXML private VBox text;

    /// @param vm what is shown
    public ReferenceView(ReferenceViewModel vm) {
        this.vm = vm;
        Fxml.load(this, "reference.fxml");
    }

    /// The screen.
    public Parent root() {
        return root;
    }

    /// Puts the focus into the list of chapters.
    public void focus() {
        if (jump.getSelectionModel().isEmpty()) {
            jump.getSelectionModel().selectFirst();
        }
        jump.requestFocus();
    }

    @FXML
    void initialize() {
        title.setText(vm.title());
        words.textProperty().bindBidirectional(vm.words());
        found.textProperty().bind(vm.found());
        jump.setItems(vm.chapters());
        jump.getSelectionModel().selectedIndexProperty().subscribe(i -> reveal(i.intValue()));
        jump.setOnMouseClicked(_ -> reveal(jump.getSelectionModel().getSelectedIndex()));
        vm.chapters().addListener((ListChangeListener<Chapter>) _ -> write());
        write();
        ScreenKeys.install(root, this::act, this::focus);
    }

    private void write() {
        text.getChildren().clear();
        for (Chapter chapter : vm.chapters()) {
            var heading = new Label(chapter.heading());
            heading.getStyleClass().add("subheading");
            var block = new VBox(heading);
            block.getStyleClass().add("reference-chapter");
            chapter.facts().forEach(fact -> block.getChildren().add(new FactNode(fact)));
            text.getChildren().add(block);
        }
        scroll.setVvalue(0);
    }

    private void reveal(int chapter) {
        if (chapter >= 0 && chapter < text.getChildren().size()) {
            Node block = text.getChildren().get(chapter);
            double room = text.getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(
                    room <= 0 ? 0 : Math.min(1, block.getBoundsInParent().getMinY() / room));
        }
    }

    private boolean act(Shortcut shortcut) {
        if (shortcut == Shortcut.FIND) {
            words.requestFocus();
            return true;
        }
        return false;
    }
}
