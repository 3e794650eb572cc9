package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.ui.kit.Fxml;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/// Binds `document.fxml` to the document as it would be exported now, and to the order in which it tells.
final class DocumentPane {
    private final ReviewViewModel vm;

    @FXML private VBox document;

    @FXML private ComboBox<ReviewOrder> order;

    @FXML private Label documentProblem;

    @FXML private Label orderProblem;

    @FXML private ToggleButton showMarkdown;

    @FXML private ListView<DocumentLine> lines;

    @FXML private TextArea markdown;

    DocumentPane(ReviewViewModel vm) {
        this.vm = vm;
        Fxml.load(this, "document.fxml");
    }

    Parent root() {
        return document;
    }

    @FXML
    void initialize() {
        order.setItems(vm.orders().offered());
        order.setConverter(new Words<>(vm.orders().offered(), ReviewOrder::title));
        order.valueProperty().bindBidirectional(vm.orders().chosen());
        documentProblem.textProperty().bind(vm.document().problem());
        documentProblem.managedProperty().bind(documentProblem.textProperty().isNotEmpty());
        orderProblem.textProperty().bind(vm.orders().problem());
        orderProblem.managedProperty().bind(orderProblem.textProperty().isNotEmpty());
        document.getChildren().add(1, new ReadingLine(vm.reading()));
        lines.setItems(vm.document().lines());
        lines.setCellFactory(_ -> new DocumentCell());
        markdown.textProperty().bind(vm.document().markdown());
        markdown.visibleProperty().bind(showMarkdown.selectedProperty());
        lines.visibleProperty().bind(showMarkdown.selectedProperty().not());
    }

    @FXML
    void chooseOwnOrder() {
        vm.orders().chooseFile();
    }
}
