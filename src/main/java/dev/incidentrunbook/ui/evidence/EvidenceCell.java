package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A row of the list: number and name, what is known about it, and its caption.
final class EvidenceCell extends ListCell<Evidence> {
    private final EvidenceViewModel vm;
    private final Label name = new Label();
    private final Label summary = new Label();
    private final Label caption = new Label();
    private final VBox row = new VBox(name, summary, caption);

    EvidenceCell(EvidenceViewModel vm) {
        this.vm = vm;
        row.getStyleClass().add("evidence-cell");
        name.getStyleClass().add("evidence-name");
        summary.getStyleClass().add("muted");
        // Every row is as high as every other of its kind; what does not fit stands in full beside
        // the list.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        caption.managedProperty().bind(caption.visibleProperty());
        // As wide as the list: it scrolls up and down only.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Evidence item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(item.label() + "  " + item.name());
        summary.setText(vm.summary(item));
        caption.setText(item.caption());
        caption.setVisible(!item.caption().isBlank());
        setAccessibleText(
                Messages.text(
                        "evidence.spoken", name.getText(), summary.getText(), item.caption()));
        setGraphic(row);
    }
}
