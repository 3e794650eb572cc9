package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.ui.kit.Badges;
import dev.incidentrunbook.ui.kit.ClipboardReader;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screen of one step: what to do, the checklist, facts, notes and evidence, in the same places on every step.
public final class StepView {
    /// From this width on, in em, the guide stands open beside the checklist.
    private static final double WIDE = 62;

    /// From this width on, in em, two fields stand beside each other.
    private static final double PAIRS = 38;

    private final StepViewModel vm;
    private final Dialogs dialogs;
    private final Map<Shortcut, Runnable> keys =
            Map.of(
                    Shortcut.FINISH_STEP, this::finishOrAddNote,
                    Shortcut.STEP_OUTCOME, this::chooseOutcome,
                    Shortcut.PAUSE_RESUME, this::pauseOrResume,
                    Shortcut.FEEDBACK, this::giveFeedback,
                    Shortcut.NOTE, this::writeNote,
                    Shortcut.ATTACH_FILE, this::chooseFiles,
                    Shortcut.ATTACH_CLIPBOARD, this::pasteClipboard);
    private final Tooltip exactTime = new Tooltip();
    private List<ItemRow> rows = List.of();
    private List<FieldRow> fieldRows = List.of();
    private final Map<StepPage, PageRows> pages = new HashMap<>();
    private final StripView strip;
    private final FeedbackView feedback;
    private final LeadsView leads;
    private @Nullable NotesView notes;

    @FXML private VBox root;

    @FXML private Label position;

    @FXML private Label title;

    @FXML private Label purpose;

    @FXML private Label outcome;

    @FXML private Label time;

    @FXML private Button finish;

    @FXML private Button clock;

    @FXML private MenuButton outcomes;

    @FXML private Button review;

    @FXML private VBox reason;

    @FXML private Label error;

    @FXML private ScrollPane scroll;

    @FXML private GridPane body;

    @FXML private TitledPane guide;

    @FXML private VBox guideBody;

    @FXML private VBox main;

    @FXML private Label count;

    @FXML private Label gap;

    @FXML private VBox checklist;

    @FXML private VBox facts;

    @FXML private GridPane fields;

    @FXML private VBox side;

    private StepView(StepViewModel vm, Dialogs dialogs) {
        this.vm = vm;
        this.dialogs = dialogs;
        this.strip = new StripView(vm.strip(), this::chooseFiles, this::pasteClipboard);
        this.feedback = new FeedbackView(vm.feedback());
        this.leads = new LeadsView(vm.leads());
    }

    /// The screen.
    ///
    /// @param dialogs to choose files
    public static Parent load(StepViewModel vm, Dialogs dialogs) {
        return Fxml.load(new StepView(vm, dialogs), "step.fxml");
    }

    /// Attaches what was pasted, dropped or chosen.
    boolean attach(Pasted pasted) {
        return vm.strip().attach(pasted);
    }

    /// Puts the focus where work goes on: on the first open item, else on the main button.
    private void focusWork() {
        rows.stream()
                .filter(r -> r.item().gap())
                .findFirst()
                .<Node>map(ItemRow::box)
                .orElse(finish)
                .requestFocus();
    }

    /// What the keys of the window do here; false for those without a use.
    private boolean press(Shortcut key) {
        Runnable action = keys.get(key);
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    /// While a note is being written, the key that finishes adds the note; it says so beside the button.
    private void finishOrAddNote() {
        if (notes == null || !notes.addIfWriting()) {
            finish();
        }
    }

    @FXML
    private void finish() {
        vm.finish().ifPresent(this::focus);
    }

    @FXML
    private void turnClock() {
        vm.turnClock();
    }

    private void pauseOrResume() {
        vm.pauseOrResume();
    }

    @FXML
    private void goToReview() {
        vm.goToReview();
    }

    private void chooseOutcome() {
        outcomes.requestFocus();
        outcomes.show();
    }

    private void writeNote() {
        if (notes != null) {
            notes.input().requestFocus();
            reveal(notes.form());
        }
    }

    private void giveFeedback() {
        feedback.first().requestFocus();
        reveal(feedback.root());
    }

    private void chooseFiles() {
        var files = dialogs.chooseFiles(Messages.text("step.evidence.attach.title"));
        if (!files.isEmpty()) {
            attach(new Pasted.Files(files));
        }
    }

    private void pasteClipboard() {
        attach(ClipboardReader.read(Clipboard.getSystemClipboard()));
    }

    @FXML
    private void initialize() {
        clock.setTooltip(new Tooltip(Shortcut.PAUSE_RESUME.keyText()));
        finish.setTooltip(new Tooltip(Shortcut.FINISH_STEP.keyText()));
        exactTime.textProperty().bind(vm.exactTime());
        time.setTooltip(exactTime);
        time.textProperty().bind(vm.time());
        Labels.showError(error, vm.error());
        reason.getChildren().setAll(new ReasonRow(vm.reason(), outcomes).root());
        Stream.of(
                        Outcome.SKIPPED,
                        Outcome.NOT_APPLICABLE,
                        Outcome.FAILED,
                        Outcome.BLOCKED,
                        Outcome.DEFERRED)
                .forEach(o -> outcomes.getItems().add(outcomeItem(o)));
        main.getChildren().add(feedback.root());
        vm.page().subscribe(this::build);
        vm.run().subscribe(this::show);
        body.widthProperty().subscribe(this::arrange);
        fields.widthProperty().subscribe(this::arrangeFields);
        acceptDrops();
        ScreenKeys.install(root, this::press, this::focusWork);
    }

    private MenuItem outcomeItem(Outcome wanted) {
        var item =
                new MenuItem(
                        Messages.text("step.outcome." + StepViewModel.key(wanted)),
                        FontIcon.of(Badges.sign(wanted)));
        item.setOnAction(_ -> vm.ask(wanted));
        return item;
    }

    private void acceptDrops() {
        root.setOnDragOver(event -> event.acceptTransferModes(TransferMode.COPY));
        root.setOnDragEntered(_ -> root.getStyleClass().add("drop-target"));
        root.setOnDragExited(_ -> root.getStyleClass().remove("drop-target"));
        root.setOnDragDropped(event ->
                event.setDropCompleted(attach(ClipboardReader.read(event.getDragboard()))));
    }

    /// Puts the rows of another step on the screen.
    private void build(StepPage page) {
        PageRows shown =
                pages.computeIfAbsent(page, p -> new PageRows(p, vm.moments(), this::focus));
        rows = shown.items();
        notes = shown.notes();
        checklist.getChildren().setAll(shown.itemNodes());
        count.textProperty().bind(page.count());
        Labels.showError(gap, page.gap());
        guideBody.getChildren().setAll(shown.guide());
        fieldRows = shown.fields();
        fields.getChildren().setAll(fieldRows.stream().map(FieldRow::root).toList());
        arrangeFields();
        facts.setVisible(!page.fields().isEmpty());
        facts.setManaged(facts.isVisible());
        side.getChildren().setAll(leads.root(), strip.root(), shown.notes().root());
        scroll.setVvalue(0);
    }

    private void show(StepRun run) {
        position.setText(vm.position());
        leads.at(run.number());
        title.setText(run.step().title());
        purpose.setText(run.step().purpose());
        outcome.setText(vm.outcomeText());
        outcome.setGraphic(
                FontIcon.of(vm.paused() ? Feather.PAUSE_CIRCLE : Badges.sign(run.outcome())));
        outcome.getStyleClass().removeIf(style -> style.startsWith("outcome-"));
        outcome.getStyleClass().add(Badges.style(run.outcome()));
        finish.setText(vm.finishText());
        clock.setText(vm.clockText());
        review.setVisible(vm.last());
        review.setManaged(vm.last());
    }

    private void focus(ItemViewModel item) {
        rows.stream().filter(r -> r.item() == item).findFirst().ifPresent(this::focus);
    }

    private void focus(ItemRow row) {
        row.box().requestFocus();
        reveal(row.root());
    }

    /// Scrolls as little as needed to show a node. Tab does this by itself, a focus set by the program does not.
    private void reveal(Node node) {
        // What was just added or asked in place has no size yet.
        root.applyCss();
        root.layout();
        var inside = body.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double window = scroll.getViewportBounds().getHeight();
        double hidden = body.getHeight() - window;
        double top = scroll.getVvalue() * hidden;
        if (hidden > 0 && inside.getMinY() < top) {
            scroll.setVvalue(inside.getMinY() / hidden);
        } else if (hidden > 0 && inside.getMaxY() > top + window) {
            scroll.setVvalue((inside.getMaxY() - window) / hidden);
        }
    }

    /// Two columns where there is room, else one below the other; the order of the Tab key is the same in both.
    private void arrange() {
        boolean wide = body.getWidth() >= WIDE * position.getFont().getSize();
        GridPane.setConstraints(guide, wide ? 1 : 0, 0);
        GridPane.setConstraints(main, 0, wide ? 0 : 1, 1, wide ? 2 : 1);
        GridPane.setConstraints(side, wide ? 1 : 0, wide ? 1 : 2);
        GridPane.setVgrow(side, Priority.ALWAYS);
        body.getColumnConstraints().setAll(wide ? Columns.TWO : Columns.ONE);
        guide.setExpanded(wide);
    }

    /// Two short fields beside each other where there is room; a long one has a line of its own.
    private void arrangeFields() {
        boolean pairs = fields.getWidth() >= PAIRS * position.getFont().getSize();
        int column = 0;
        int line = 0;
        for (FieldRow row : fieldRows) {
            boolean whole = !pairs || row.multiline();
            if (column == 1 && whole) {
                column = 0;
                line++;
            }
            GridPane.setConstraints(row.root(), column, line, whole && pairs ? 2 : 1, 1);
            column = whole ? 0 : 1 - column;
            line += column == 0 ? 1 : 0;
        }
        fields.getColumnConstraints().setAll(pairs ? Columns.EQUAL : Columns.ONE);
    }
}
