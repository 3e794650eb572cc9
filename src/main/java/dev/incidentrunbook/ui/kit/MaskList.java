package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.redaction.Hit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What was found in an export, each with a tick for being masked. Space changes the tick; the arrow keys go on.
final class MaskList extends ListView<Hit> {
    private final Set<String> kept;

    /// @param kept identities of what is not ticked at first
    MaskList(List<Hit> hits, Set<String> kept) {
        this.kept = new HashSet<>(kept);
        getStyleClass().add("mask-list");
        setAccessibleText(Messages.text("masks.list", Integer.toString(hits.size())));
        setCellFactory(_ -> new Cell());
        getItems().setAll(hits);
        getSelectionModel().select(0);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Hit selected = getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.SPACE && selected != null) {
                        turn(selected);
                        event.consume();
                    }
                });
    }

    /// Identities of what is not ticked.
    Set<String> kept() {
        var shown = new HashSet<String>();
        getItems().forEach(hit -> shown.add(hit.identity()));
        shown.retainAll(kept);
        return shown;
    }

    private void turn(Hit hit) {
        if (!kept.remove(hit.identity())) {
            kept.add(hit.identity());
        }
        refresh();
    }

    private final class Cell extends ListCell<Hit> {
        private final CheckBox masked = new CheckBox();
        private final Label what = new Label();
        private final Label excerpt = new Label();
        private final HBox row = new HBox(masked, new VBox(what, excerpt));

        Cell() {
            masked.setFocusTraversable(false);
            masked.setOnAction(_ -> turn(getItem()));
            what.getStyleClass().add("mask-what");
            excerpt.getStyleClass().add("muted");
            row.getStyleClass().add("mask-row");
            HBox.setHgrow(row.getChildren().getLast(), Priority.ALWAYS);
            // The excerpt gives way, not the list.
            excerpt.maxWidthProperty().bind(MaskList.this.widthProperty().subtract(80));
            what.maxWidthProperty().bind(MaskList.this.widthProperty().subtract(80));
        }

        @Override
        protected void updateItem(@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean masks = !kept.contains(hit.identity());
            masked.setSelected(masks);
            what.setText(
                    Messages.text(
                            "masks.what",
                            hit.mask(),
                            hit.finds(),
                            Long.toString(hit.count()),
                            hit.place() + ":L" + hit.line()));
            excerpt.setText(VisibleText.of(hit.excerpt()).replace('\t', ' '));
            masked.setAccessibleText(what.getText());
            setAccessibleText(
                    Messages.text(
                            masks ? "masks.masked" : "masks.kept",
                            what.getText(),
                            excerpt.getText(),
                            hit.reason()));
            setGraphic(row);
        }
    }
}
