package dev.incidentrunbook.ui.trends;

import dev.incidentrunbook.review.Metric;
import dev.incidentrunbook.review.Trends;
import dev.incidentrunbook.review.Trends.By;
import dev.incidentrunbook.review.Trends.Cost;
import dev.incidentrunbook.review.Trends.Due;
import dev.incidentrunbook.review.Trends.Group;
import dev.incidentrunbook.review.Trends.PassedOver;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `trends.fxml` to a [TrendsViewModel].
public final class TrendsView {
    /// Wide enough for "10 h 43 min (12)", in pixels, in which tables count.
    private static final double SHORT_WORDS = 125;

    private final TrendsViewModel vm;
    private final BarChart chart = new BarChart();

    @FXML private VBox root;

    @FXML private Label summary;

    @FXML private Label byLabel;

    @FXML private ComboBox<By> by;

    @FXML private Label metricLabel;

    @FXML private ComboBox<Metric> metric;

    @FXML private Label outcome;

    @FXML private ScrollPane chartPane;

    @FXML private TableView<Group> groups;

    @FXML private Tab actionsTab;

    @FXML private TableView<Due> actions;

    @FXML private TableView<Cost> steps;

    @FXML private TableView<PassedOver> passedOver;

    private TrendsView(TrendsViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(TrendsViewModel vm) {
        return Fxml.load(new TrendsView(vm), "trends.fxml");
    }

    @FXML
    private void initialize() {
        summary.textProperty().bind(vm.summary());
        byLabel.setLabelFor(by);
        by.getItems().setAll(By.values());
        by.setConverter(named("trends.by."));
        by.valueProperty().bindBidirectional(vm.by());
        metricLabel.setLabelFor(metric);
        metric.getItems().setAll(Trends.COMPARED);
        metric.setConverter(named("trends.metric."));
        metric.valueProperty().bindBidirectional(vm.metric());
        outcome.textProperty().bind(vm.outcome());
        vm.failed().subscribe(this::showFailed);
        chartPane.setContent(chart.root());
        vm.bars().subscribe(this::showChart);
        showChart();
        fillGroups();
        fillActions();
        fillSteps();
        fillPassedOver();
        ScreenKeys.install(root, _ -> false, groups::requestFocus);
    }

    @FXML
    private void export() {
        vm.export();
    }

    private void showChart() {
        chart.show(
                Messages.text("trends.metric." + TrendsViewModel.key(vm.metric().get())),
                vm.bars());
    }

    private void showFailed(boolean failed) {
        outcome.getStyleClass().remove("field-error");
        outcome.setGraphic(null);
        if (failed) {
            outcome.getStyleClass().add("field-error");
            outcome.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        }
    }

    private void fillGroups() {
        TableColumn<Group, String> name = column("trends.column.name", Group::name);
        vm.by()
                .subscribe(chosen ->
                        name.setText(Messages.text("trends.by." + TrendsViewModel.key(chosen))));
        fill(
                groups,
                vm.groups(),
                List.of(
                        name,
                        column("trends.column.incidents", g -> Integer.toString(g.incidents())),
                        column("trends.column.detect", g -> time(g, Metric.DETECT)),
                        column("trends.column.mitigate", g -> time(g, Metric.MITIGATE)),
                        column("trends.column.resolve", g -> time(g, Metric.RESOLVE))));
    }

    private static String time(Group group, Metric metric) {
        return TrendsViewModel.words(group.time(metric));
    }

    private void fillActions() {
        fill(
                actions,
                vm.actions(),
                List.of(
                        column("trends.column.action", d -> d.action().item().text()),
                        column(
                                "trends.column.owner",
                                d ->
                                        d.action()
                                                .item()
                                                .owner()
                                                .orElse(Messages.text("trends.no-owner"))),
                        column("trends.column.due", TrendsView::due),
                        column(
                                "trends.column.incident",
                                d -> d.incident() + " " + d.action().label())));
        actions.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            }
        });
        actions.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        vm.actions().subscribe(this::countActions);
        countActions();
    }

    private void countActions() {
        actionsTab.setText(
                Messages.text("trends.tab.actions", Integer.toString(vm.actions().size())));
    }

    private void openSelected() {
        @Nullable Due due = actions.getSelectionModel().getSelectedItem();
        if (due != null) {
            vm.open(due);
        }
    }

    private static String due(Due due) {
        return due.action()
                .item()
                .due()
                .map(day ->
                        due.overdue()
                                ? Messages.text("trends.overdue", day.toString())
                                : day.toString())
                .orElseGet(() -> Messages.text("trends.no-date"));
    }

    private void fillSteps() {
        fill(
                steps,
                vm.steps(),
                List.of(
                        column("trends.column.step", c -> c.number() + " " + c.title()),
                        column("trends.column.total", c -> Elapsed.text(c.total())),
                        column("trends.column.median", c -> TrendsViewModel.words(c.median())),
                        column("trends.column.expected", c -> Elapsed.text(c.expected())),
                        column("trends.column.runbook", Cost::runbook)));
    }

    private void fillPassedOver() {
        fill(
                passedOver,
                vm.passedOver(),
                List.of(
                        column("trends.column.item", PassedOver::text),
                        column("trends.column.step", p -> p.stepNumber() + " " + p.step()),
                        column(
                                "trends.column.ticked",
                                p ->
                                        Messages.text(
                                                p.always() ? "trends.never" : "trends.ticked",
                                                Integer.toString(p.ticked()),
                                                Integer.toString(p.ended()))),
                        column("trends.column.runbook", PassedOver::runbook)));
    }

    private static <T> void fill(
            TableView<T> table, ObservableList<T> rows, List<TableColumn<T, String>> columns) {
        table.getColumns().setAll(columns);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setItems(rows);
        table.setPlaceholder(new Label(Messages.text("trends.nothing")));
        // The first column holds the longest words; the others show their times in full first.
        columns.getFirst().setPrefWidth(320);
        columns.stream().skip(1).forEach(column -> column.setMinWidth(SHORT_WORDS));
    }

    private static <T> TableColumn<T, String> column(String key, Function<T, String> words) {
        var column = new TableColumn<T, String>(Messages.text(key));
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(words.apply(cell.getValue())).getReadOnlyProperty());
        // Times sorted by their words would stand in no order at all.
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static <E extends Enum<E>> StringConverter<E> named(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable E choice) {
                return choice == null ? "" : Messages.text(prefix + TrendsViewModel.key(choice));
            }

            @Override
            public @Nullable E fromString(String words) {
                return null;
            }
        };
    }
}
