package dev.incidentrunbook.ui.timeline;

import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.timeline.EntryDraft.KindOfNote;
import dev.incidentrunbook.ui.timeline.TimelineViewModel.KindChoice;
import dev.incidentrunbook.ui.timeline.TimelineViewModel.Order;
import dev.incidentrunbook.ui.timeline.TimelineViewModel.StepChoice;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds `timeline.fxml` to a `TimelineViewModel`. No decisions here.
public final class TimelineView {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final TimelineViewModel vm;

    @FXML private VBox root;

    @FXML private Label count;

    @FXML private ToggleButton byHappened;

    @FXML private ToggleButton byRecorded;

    @FXML private ComboBox<KindChoice> kind;

    @FXML private ComboBox<StepChoice> step;

    @FXML private TextField words;

    @FXML private ListView<TimelineRow> rows;

    @FXML private TextField text;

    @FXML private ComboBox<KindOfNote> noteKind;

    @FXML private ComboBox<StepChoice> noteStep;

    @FXML private TextField when;

    @FXML private Label moment;

    @FXML private Label problem;

    @FXML private Label outcome;

    /// @param vm what is shown
    public TimelineView(TimelineViewModel vm) {
        this.vm = vm;
        Fxml.load(this, "timeline.fxml");
    }

    /// The screen.
    public Parent root() {
        return root;
    }

    /// Puts the focus where work goes on: the entry that was asked for, else the newest.
    public void focus() {
        int asked = vm.wanted().get().map(vm.rows()::indexOf).orElse(-1);
        vm.wanted().set(Optional.empty());
        int last = asked < 0 ? vm.rows().size() - 1 : asked;
        rows.scrollTo(last);
        if (asked >= 0 || rows.getSelectionModel().isEmpty()) {
            rows.getSelectionModel().clearAndSelect(last);
        }
        rows.requestFocus();
    }

    @FXML
    void initialize() {
        count.textProperty().bind(vm.count());
        initializeFilter();
        rows.setItems(vm.rows());
        rows.setCellFactory(_ -> new TimelineCell(vm, this::copy));
        rows.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        rows.setOnKeyPressed(this::pressedInRows);
        var nothing = new Label(Messages.text("timeline.empty"));
        nothing.setWrapText(true);
        rows.setPlaceholder(nothing);
        initializeDraft(vm.draft());
        ScreenKeys.install(root, this::act, this::focus);
    }

    private void initializeFilter() {
        byHappened.setOnAction(_ -> choose(Order.HAPPENED));
        byRecorded.setOnAction(_ -> choose(Order.RECORDED));
        choose(vm.order().get());
        kind.getItems().setAll(vm.kinds());
        kind.valueProperty().bindBidirectional(vm.kind());
        step.setItems(vm.steps());
        step.valueProperty().bindBidirectional(vm.step());
        words.textProperty().bindBidirectional(vm.words());
    }

    private void initializeDraft(EntryDraft draft) {
        text.textProperty().bindBidirectional(draft.text());
        noteKind.getItems().setAll(draft.kinds());
        noteKind.valueProperty().bindBidirectional(draft.kind());
        noteStep.setItems(draft.steps());
        noteStep.valueProperty().bindBidirectional(draft.step());
        when.textProperty().bindBidirectional(draft.when());
        moment.textProperty().bind(draft.moment());
        problem.textProperty().bind(draft.problem());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        outcome.textProperty().bind(draft.outcome());
    }

    /// A toggle that is pressed again stays chosen.
    private void choose(Order order) {
        vm.order().set(order);
        byHappened.setSelected(order == Order.HAPPENED);
        byRecorded.setSelected(order == Order.RECORDED);
    }

    @FXML
    void clearFilter() {
        vm.clearFilter();
        words.requestFocus();
    }

    @FXML
    void add() {
        switch (vm.draft().add()) {
            case NONE, TEXT -> text.requestFocus();
            case TIME -> when.requestFocus();
        }
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(vm.asText(rows.getSelectionModel().getSelectedItems()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private boolean act(Shortcut shortcut) {
        TextField field = shortcut == Shortcut.NOTE ? text : words;
        if (shortcut == Shortcut.NOTE || shortcut == Shortcut.FIND) {
            field.requestFocus();
            return true;
        }
        return false;
    }

    private void pressedInRows(KeyEvent event) {
        @Nullable TimelineRow row = rows.getFocusModel().getFocusedItem();
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && row != null) {
            vm.open(row);
            event.consume();
        }
    }
}
