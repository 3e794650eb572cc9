package dev.incidentrunbook.ui.safekeeping;

import dev.incidentrunbook.safekeeping.Backup;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One backup in the list of all.
final class BackupCell extends ListCell<Backup> {
    private final SafekeepingViewModel vm;
    private final Label title = new Label();
    private final Label details = new Label();
    private final VBox row = new VBox(title, details);

    BackupCell(SafekeepingViewModel vm) {
        this.vm = vm;
        details.getStyleClass().add("muted");
        row.getStyleClass().add("safekeeping-row");
        // The row takes the list's width, so that it never scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Backup item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(vm.title(item));
        details.setText(vm.details(item));
        setGraphic(row);
        setAccessibleText(title.getText() + ", " + details.getText());
    }
}
