package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Attaching;
import dev.incidentrunbook.ui.kit.AttachingRow;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.HashMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The evidence of the step that is shown, and what is on its way there.
final class StripView {
    private final StripViewModel vm;
    private final Parent root;
    private final Runnable chooseFiles;
    private final Runnable pasteClipboard;
    private final Map<Attaching, AttachingRow> rows = new HashMap<>();

    @FXML private Button attach;

    @FXML private Button paste;

    @FXML private Label notice;

    @FXML private VBox underWay;

    @FXML private VBox list;

    StripView(StripViewModel vm, Runnable chooseFiles, Runnable pasteClipboard) {
        this.vm = vm;
        this.chooseFiles = chooseFiles;
        this.pasteClipboard = pasteClipboard;
        this.root = Fxml.load(this, "strip.fxml");
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        attach.setGraphic(FontIcon.of(Feather.PAPERCLIP));
        attach.setTooltip(new Tooltip(Shortcut.ATTACH_FILE.keyText()));
        attach.setOnAction(_ -> chooseFiles.run());
        paste.setGraphic(FontIcon.of(Feather.CLIPBOARD));
        paste.setTooltip(new Tooltip(Shortcut.ATTACH_CLIPBOARD.keyText()));
        paste.setOnAction(_ -> pasteClipboard.run());
        Labels.showIfAny(notice, vm.notice());
        vm.evidence().subscribe(this::showEvidence);
        vm.underWay().subscribe(this::showUnderWay);
        showEvidence();
        showUnderWay();
    }

    private void showEvidence() {
        list.getChildren().setAll(vm.evidence().stream().map(this::row).toList());
    }

    private void showUnderWay() {
        rows.keySet().retainAll(vm.underWay());
        underWay.getChildren()
                .setAll(
                        vm.underWay().stream()
                                .map(a -> rows.computeIfAbsent(a, AttachingRow::new).root())
                                .toList());
    }

    private Node row(Evidence evidence) {
        var name = new Hyperlink(evidence.label() + "  " + evidence.name());
        name.setAccessibleText(Messages.text("step.evidence.open", name.getText()));
        name.setOnAction(_ -> vm.open(evidence));
        String size = ByteSize.text(evidence.size());
        var row =
                new VBox(
                        name,
                        Labels.muted(
                                Messages.text("step.evidence.what", size, evidence.mediaType())));
        if (!evidence.caption().isBlank()) {
            var caption = new Label(evidence.caption());
            caption.setWrapText(true);
            row.getChildren().add(caption);
        }
        row.getStyleClass().add("evidence-row");
        return row;
    }
}
