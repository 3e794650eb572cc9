package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.review.SeenBefore.Likeness;
import dev.incidentrunbook.ui.kit.Messages;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The hypotheses in a line, and below it the earlier incidents that look like this one, if there are any.
final class LeadsView {
    private final LeadsViewModel vm;
    private final VBox root = new VBox();
    private final VBox similar = new VBox();

    LeadsView(LeadsViewModel vm) {
        this.vm = vm;
        var heading = new Label(Messages.text("step.leads"));
        heading.getStyleClass().add("subheading");
        var board = new Hyperlink();
        board.textProperty().bind(vm.hypotheses());
        board.setWrapText(true);
        board.setOnAction(_ -> vm.openBoard());
        similar.getStyleClass().add("section");
        root.getStyleClass().add("section");
        root.getChildren().setAll(heading, board, similar);
        vm.similar().subscribe(this::show);
        show();
    }

    Node root() {
        return root;
    }

    /// Earlier incidents are shown where the fault is looked for, on the second and third step.
    void at(int step) {
        similar.setVisible(step == 2 || step == 3);
        similar.setManaged(similar.isVisible());
        root.setVisible(step > 1);
        root.setManaged(root.isVisible());
    }

    private void show() {
        similar.getChildren().setAll(vm.similar().stream().map(LeadsView::row).toList());
    }

    private static Node row(Likeness likeness) {
        var words = new Label(likeness.outcome());
        words.setWrapText(true);
        var row = new VBox(words, Labels.muted(likeness.why()));
        row.getStyleClass().add("note");
        return row;
    }
}
