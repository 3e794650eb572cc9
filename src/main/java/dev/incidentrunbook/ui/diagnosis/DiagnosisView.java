package dev.incidentrunbook.ui.diagnosis;

import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.RequestCounts.Minute;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `diagnosis.fxml` to a [DiagnosisViewModel].
public final class DiagnosisView {
    private final DiagnosisViewModel vm;
    private final RequestChart chart;
    private final FindingRows rows;

    @FXML private VBox root;

    @FXML private HBox underWay;

    @FXML private Label progress;

    @FXML private Label told;

    @FXML private Label empty;

    @FXML private ScrollPane scroll;

    @FXML private VBox summary;

    @FXML private VBox chartPlace;

    @FXML private TitledPane tablePane;

    @FXML private TableView<Minute> table;

    @FXML private VBox causes;

    @FXML private TitledPane offersPane;

    @FXML private VBox offers;

    @FXML private Label exceptionsLabel;

    @FXML private VBox exceptions;

    @FXML private Label findingsLabel;

    @FXML private VBox findings;

    private DiagnosisView(DiagnosisViewModel vm) {
        this.vm = vm;
        chart = new RequestChart(vm.moments());
        rows = new FindingRows(vm);
    }

    /// The screen.
    public static Parent load(DiagnosisViewModel vm) {
        return Fxml.load(new DiagnosisView(vm), "diagnosis.fxml");
    }

    @FXML
    private void initialize() {
        progress.textProperty().bind(vm.progress());
        shownWith(underWay, vm.progress().isNotEmpty());
        told.setGraphic(FontIcon.of(Feather.INFO));
        told.textProperty().bind(vm.told());
        shownWith(told, vm.told().isNotEmpty());
        chartPlace.getChildren().addFirst(chart);
        column("diagnosis.table.minute", m -> vm.moments().brief(m.minute()));
        column("diagnosis.table.total", m -> Integer.toString(m.total()));
        column("diagnosis.table.successful", m -> Integer.toString(m.successful()));
        column("diagnosis.table.redirected", m -> Integer.toString(m.redirected()));
        column("diagnosis.table.refused", m -> Integer.toString(m.refused()));
        column("diagnosis.table.failed", m -> Integer.toString(m.failed()));
        vm.diagnosis().subscribe(this::show);
        vm.offers().subscribe(this::showOffers);
        showOffers();
        ScreenKeys.install(root, _ -> false, this::focusWork);
    }

    @FXML
    private void stop() {
        vm.stop();
    }

    private void focusWork() {
        (scroll.isVisible() ? scroll : root).requestFocus();
    }

    private void show(Optional<Diagnosis> found) {
        empty.setVisible(found.isEmpty());
        empty.setManaged(found.isEmpty());
        scroll.setVisible(found.isPresent());
        scroll.setManaged(found.isPresent());
        found.ifPresent(this::show);
    }

    private void show(Diagnosis diagnosis) {
        summary.getChildren().setAll(rows.summary(diagnosis));
        boolean requests = !diagnosis.requests().perMinute().isEmpty();
        chartPlace.setVisible(requests);
        chartPlace.setManaged(requests);
        chart.show(diagnosis);
        table.getItems().setAll(diagnosis.requests().perMinute());
        tablePane.setText(
                Messages.text("diagnosis.table", Integer.toString(table.getItems().size())));
        causes.getChildren().setAll(rows.causes(diagnosis));
        fill(exceptionsLabel, exceptions, rows.exceptions(diagnosis));
        fill(findingsLabel, findings, rows.findings(diagnosis));
    }

    private void showOffers() {
        offersPane.setVisible(!vm.offers().isEmpty());
        offersPane.setManaged(!vm.offers().isEmpty());
        offersPane.setText(Messages.text("diagnosis.offers", Integer.toString(vm.offers().size())));
        offers.getChildren().setAll(vm.offers().stream().map(rows::offer).toList());
    }

    private static void fill(Label label, VBox place, List<Node> nodes) {
        label.setVisible(!nodes.isEmpty());
        label.setManaged(!nodes.isEmpty());
        place.getChildren().setAll(nodes);
    }

    private static void shownWith(Node node, javafx.beans.binding.BooleanBinding shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void column(String key, Function<Minute, String> text) {
        var column = new TableColumn<Minute, String>(Messages.text(key));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        column.setSortable(false);
        table.getColumns().add(column);
    }
}
