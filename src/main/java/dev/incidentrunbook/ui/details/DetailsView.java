package dev.incidentrunbook.ui.details;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableStringValue;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `details.fxml` to a [DetailsViewModel].
public final class DetailsView {
    private final DetailsViewModel vm;
    private final List<Node> inOrder = new ArrayList<>();

    @FXML private GridPane facts;

    @FXML private GridPane milestones;

    @FXML private FlowPane requestIds;

    @FXML private Label requestIdLabel;

    @FXML private TextField newRequestIds;

    @FXML private Label requestIdProblem;

    @FXML private Label closedText;

    @FXML private Button closeButton;

    @FXML private Button reopenButton;

    private DetailsView(DetailsViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(DetailsViewModel vm) {
        var view = new DetailsView(vm);
        Parent root = Fxml.load(view, "details.fxml");
        ScreenKeys.install(root, _ -> false, view.inOrder.getFirst()::requestFocus);
        return root;
    }

    @FXML
    private void initialize() {
        addDetail(0, Detail.TITLE);
        addSeverity(1);
        addDetail(2, Detail.SERVICE);
        addDetail(3, Detail.ENVIRONMENT);
        addDetail(4, Detail.ENDPOINT);
        int row = 0;
        for (Milestone milestone : Milestone.values()) {
            addMilestone(row++, milestone);
        }
        requestIdLabel.setLabelFor(newRequestIds);
        newRequestIds.textProperty().bindBidirectional(vm.newRequestIds());
        newRequestIds.setOnAction(_ -> vm.addRequestIds());
        showProblem(requestIdProblem, vm.requestIdProblem());
        vm.requestIds().subscribe(this::showRequestIds);
        showRequestIds();
        vm.closed()
                .subscribe(closed -> {
                    show(closeButton, !closed);
                    show(reopenButton, closed);
                    show(closedText, closed);
                });
    }

    @FXML
    private void addRequestIds() {
        vm.addRequestIds();
        newRequestIds.requestFocus();
    }

    @FXML
    private void close() {
        vm.close();
    }

    @FXML
    private void reopen() {
        vm.reopen();
    }

    private void addDetail(int row, Detail detail) {
        FieldDraft draft = vm.detail(detail);
        var field = field(draft);
        field.setPromptText(Messages.text("details.prompt." + detail.key()));
        // Moments are not saved in a pause: half a moment may be another one.
        var pause = new PauseTransition(Duration.seconds(2));
        pause.setOnFinished(_ -> draft.save());
        field.textProperty().subscribe((_, _) -> pause.playFromStart());
        facts.addRow(
                row,
                label(detail.label(), field),
                new VBox(field, problem(draft)),
                status(draft.status()));
    }

    private void addSeverity(int row) {
        var choice = new ComboBox<Optional<Severity>>();
        choice.getItems().add(Optional.empty());
        for (Severity severity : Severity.values()) {
            choice.getItems().add(Optional.of(severity));
        }
        choice.setConverter(new SeverityWords());
        choice.valueProperty().bindBidirectional(vm.severity());
        choice.setMaxWidth(Double.MAX_VALUE);
        vm.severityStatus().subscribe(choice::setAccessibleHelp);
        facts.addRow(
                row, label(Detail.SEVERITY.label(), choice), choice, status(vm.severityStatus()));
    }

    private void addMilestone(int row, Milestone milestone) {
        FieldDraft draft = vm.milestone(milestone);
        var field = field(draft);
        field.setPromptText(Messages.text("details.prompt.moment"));
        HBox.setHgrow(field, Priority.ALWAYS);
        var now = new Button(Messages.text("details.now"));
        now.setMinWidth(Button.USE_PREF_SIZE);
        now.setAccessibleText(Messages.text("details.now.spoken", milestone.label()));
        now.setOnAction(_ -> vm.reachNow(milestone));
        var meaning = new Label();
        meaning.getStyleClass().add("muted");
        meaning.textProperty().bind(draft.meaning());
        meaning.visibleProperty().bind(draft.meaning().isNotEmpty());
        meaning.managedProperty().bind(meaning.visibleProperty());
        var line = new HBox(field, now);
        line.getStyleClass().add("field-line");
        milestones.addRow(
                row,
                label(milestone.label(), field),
                new VBox(line, meaning, problem(draft)),
                status(draft.status()));
    }

    private TextField field(FieldDraft draft) {
        var field = new TextField();
        field.textProperty().bindBidirectional(draft.text());
        field.setOnAction(_ -> draft.save());
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        draft.save();
                    }
                });
        draft.problem().subscribe(_ -> help(field, draft));
        draft.status().subscribe(_ -> help(field, draft));
        inOrder.add(field);
        return field;
    }

    private static void help(TextField field, FieldDraft draft) {
        String problem = draft.problem().get();
        field.setAccessibleHelp(problem.isEmpty() ? draft.status().get() : problem);
    }

    /// Whether the field is saved, in a column of its own so that nothing moves.
    private static Label status(ObservableStringValue words) {
        var label = new Label();
        label.textProperty().bind(words);
        label.getStyleClass().addAll("muted", "field-saved");
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label problem(FieldDraft draft) {
        var label = new Label();
        showProblem(label, draft.problem());
        return label;
    }

    private static void showProblem(Label label, ObservableStringValue problem) {
        label.setWrapText(true);
        label.getStyleClass().add("field-error");
        label.textProperty().bind(problem);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static Label label(String words, Node control) {
        var label = new Label(words);
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void showRequestIds() {
        requestIds.getChildren().setAll(vm.requestIds().stream().map(this::chip).toList());
        show(requestIds, !vm.requestIds().isEmpty());
    }

    private Node chip(String id) {
        var words = new Label(id);
        words.getStyleClass().add("code");
        var remove = new Button("", FontIcon.of(Feather.X));
        remove.getStyleClass().addAll("flat", "chip-remove");
        remove.setAccessibleText(Messages.text("details.request-id.remove", id));
        remove.setOnAction(_ -> vm.removeRequestId(id));
        var chip = new HBox(words, remove);
        chip.getStyleClass().add("chip");
        return chip;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Severities with what they mean.
    private static final class SeverityWords extends StringConverter<Optional<Severity>> {
        @Override
        public String toString(Optional<Severity> severity) {
            return severity == null || severity.isEmpty()
                    ? Messages.text("details.severity.none")
                    : Messages.text(
                            "details.severity", severity.get().name(), severity.get().meaning());
        }

        @Override
        public Optional<Severity> fromString(String words) {
            return Severity.of(words);
        }
    }
}
