package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.ReviewStage.Stage;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.Preventions.Offer;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shares;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.review.CheckList.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds `review.fxml` to a `ReviewViewModel`. No decisions here, but one: where there is room, the document stands beside
/// what is being written; where there is none, it is one press away.
public final class ReviewView {
    /// From this width on, in multiples of the text's size, there is room for both.
    private static final double WIDE = 68;

    /// Below this width the heading makes room for the buttons, which say what it would.
    private static final double NARROW = 44;

    private static final PseudoClass WIDE_LAYOUT = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ReviewViewModel vm;
    private Part part = Part.DOCUMENT;
    private @Nullable MissingForm missingForm;

    @FXML private VBox root;

    @FXML private ToggleButton showSections;

    @FXML private ToggleButton showActions;

    @FXML private ToggleButton showDocument;

    @FXML private ToggleButton showChecks;

    @FXML private SplitMenuButton export;

    @FXML private HBox exported;

    @FXML private Label outcome;

    @FXML private Button copyPath;

    @FXML private Button openFolder;

    @FXML private Label title;

    @FXML private Shares body;

    @FXML private VBox editors;

    @FXML private VBox sectionsPart;

    @FXML private MenuButton jump;

    @FXML private ScrollPane sectionsScroll;

    @FXML private VBox sections;

    @FXML private VBox actionsPart;

    @FXML private TextField newAction;

    @FXML private MenuButton offers;

    @FXML private Label actionProblem;

    @FXML private Label noActions;

    @FXML private VBox actions;

    @FXML private VBox missing;

    @FXML private VBox checksPart;

    @FXML private ComboBox<Stage> stage;

    @FXML private TextField reviewers;

    @FXML private Label stageTold;

    @FXML private Label stageProblem;

    @FXML private Label score;

    @FXML private ListView<Check> checks;

    @FXML private Button goThere;

    @FXML private Button mend;

    @FXML private Label mendProblem;

    @FXML private VBox document;

    @FXML private ComboBox<ReviewOrder> order;

    @FXML private Label documentProblem;

    @FXML private ToggleButton showMarkdown;

    @FXML private ListView<DocumentLine> lines;

    @FXML private TextArea markdown;

    /// What of the review is worked on.
    private enum Part {
        SECTIONS,
        ACTIONS,
        CHECKS,
        DOCUMENT
    }

    /// @param vm what is shown
    public ReviewView(ReviewViewModel vm) {
        this.vm = vm;
        Fxml.load(this, "review.fxml");
    }

    /// The screen.
    public Parent root() {
        return root;
    }

    /// Puts the focus where work goes on: the first section that nobody wrote yet, else the first.
    public void focus() {
        show(Part.SECTIONS);
        // Editors that were not shown before can take the focus only once they have been dressed.
        root.applyCss();
        root.layout();
        sections.getChildren().stream()
                .map(SectionEditor.class::cast)
                .filter(SectionEditor::unwritten)
                .findFirst()
                .or(() ->
                        sections.getChildren().stream().map(SectionEditor.class::cast).findFirst())
                .ifPresent(this::edit);
    }

    @FXML
    void initialize() {
        showSections.setOnAction(_ -> show(Part.SECTIONS));
        showActions.setOnAction(_ -> show(Part.ACTIONS));
        showChecks.setOnAction(_ -> show(Part.CHECKS));
        showDocument.setOnAction(_ -> show(Part.DOCUMENT));
        root.widthProperty().subscribe(_ -> show(part));
        root.sceneProperty()
                .subscribe(scene -> {
                    vm.document().watch(scene != null);
                    if (scene == null) {
                        vm.flush();
                    }
                });
        ScreenKeys.install(root, this::act, this::focus);
        initializeExport();
        initializeSections();
        initializeActions();
        initializeChecks();
        initializeStage();
        initializeDocument();
    }

    private void initializeExport() {
        export.setTooltip(new Tooltip(Shortcut.EXPORT_REVIEW.keyText()));
        ExportOutcome result = vm.exported().outcome();
        outcome.textProperty().bind(result.sentence());
        result.failed().subscribe(failed -> outcome.pseudoClassStateChanged(FAILED, failed));
        exported.visibleProperty().bind(result.sentence().isNotEmpty());
        exported.managedProperty().bind(exported.visibleProperty());
        copyPath.visibleProperty().bind(result.written().map(Optional::isPresent));
        openFolder.visibleProperty().bind(copyPath.visibleProperty());
        export.setText(ReviewFormat.MARKDOWN.words());
        for (ReviewFormat format : ReviewFormat.values()) {
            if (format != ReviewFormat.MARKDOWN) {
                export.getItems().add(item(format.words(), () -> vm.export(format)));
            }
        }
        export.getItems()
                .addAll(
                        item(Messages.text("review.export-folder"), vm::exportFolder),
                        item(Messages.text("review.print"), this::print),
                        item(Messages.text("review.copy-text"), () -> vm.copyText(this::copy)));
    }

    private void initializeSections() {
        for (SectionDraft draft : vm.sections()) {
            var editor = new SectionEditor(draft, vm.citations());
            sections.getChildren().add(editor);
            var item = new MenuItem();
            item.setMnemonicParsing(false);
            item.textProperty()
                    .bind(
                            draft.written()
                                    .map(w ->
                                            Messages.text(
                                                    w ? "review.jump-written" : "review.jump-empty",
                                                    draft.section().heading())));
            item.setOnAction(_ -> edit(editor));
            jump.getItems().add(item);
        }
        jump.textProperty().bind(vm.progress());
        // Whoever tabs into a field below the edge must see it.
        sections.getChildren().forEach(e -> ((SectionEditor) e).whenFocused(() -> reveal(e)));
    }

    private void initializeActions() {
        newAction.textProperty().bindBidirectional(vm.actions().newText());
        actionProblem.textProperty().bind(vm.actions().problem());
        actionProblem.managedProperty().bind(actionProblem.textProperty().isNotEmpty());
        vm.actions().rows().addListener((ListChangeListener<ActionDraft>) _ -> showActionRows());
        showActionRows();
        missingForm = new MissingForm(vm.actions());
        missing.getChildren().setAll(missingForm);
        vm.actions().offers().addListener((ListChangeListener<Offer>) _ -> showOffers());
        showOffers();
    }

    private void initializeChecks() {
        showChecks.textProperty().bind(vm.checks().brief());
        score.textProperty().bind(vm.checks().score());
        checks.setItems(vm.checks().rows());
        checks.setCellFactory(_ -> new CheckCell(vm.checks()));
        checks.setPlaceholder(new Label(Messages.text("review.checks-none")));
        checks.setOnKeyPressed(this::pressedInChecks);
        mendProblem.textProperty().bind(vm.checks().problem());
        mendProblem.managedProperty().bind(mendProblem.textProperty().isNotEmpty());
        var chosen = checks.getSelectionModel().selectedItemProperty();
        goThere.disableProperty().bind(chosen.isNull());
        mend.disableProperty().bind(chosen.map(c -> vm.checks().mend(c).isEmpty()).orElse(true));
    }

    private void initializeStage() {
        stage.getItems().setAll(Stage.values());
        stage.setConverter(new Words<>(stage.getItems(), Stage::words));
        stage.valueProperty().bindBidirectional(vm.stage().stage());
        reviewers.textProperty().bindBidirectional(vm.stage().reviewers());
        stageTold.textProperty().bind(vm.stage().told());
        stageProblem.textProperty().bind(vm.stage().problem());
        stageProblem.managedProperty().bind(stageProblem.textProperty().isNotEmpty());
    }

    @FXML
    void saveStage() {
        vm.stage().save();
    }

    private void initializeDocument() {
        order.getItems().setAll(vm.orders());
        order.setConverter(new Words<>(vm.orders(), ReviewOrder::title));
        order.valueProperty().bindBidirectional(vm.document().order());
        documentProblem.textProperty().bind(vm.document().problem());
        document.getChildren().add(1, new ReadingLine(vm.reading()));
        lines.setItems(vm.document().lines());
        lines.setCellFactory(_ -> new DocumentCell());
        markdown.textProperty().bind(vm.document().markdown());
        markdown.visibleProperty().bind(showMarkdown.selectedProperty());
        lines.visibleProperty().bind(showMarkdown.selectedProperty().not());
    }

    private void show(Part wanted) {
        boolean wide = root.getWidth() >= WIDE * outcome.getFont().getSize();
        part = wanted;
        Part edited = wide && wanted == Part.DOCUMENT ? Part.SECTIONS : wanted;
        showSections.setSelected(edited == Part.SECTIONS);
        showActions.setSelected(edited == Part.ACTIONS);
        showChecks.setSelected(edited == Part.CHECKS);
        showDocument.setSelected(edited == Part.DOCUMENT);
        showDocument.setVisible(!wide);
        showDocument.setManaged(!wide);
        // The last of the buttons has the round corners.
        showChecks.getStyleClass().removeAll("center-pill", "right-pill");
        showChecks.getStyleClass().add(wide ? "right-pill" : "center-pill");
        root.pseudoClassStateChanged(WIDE_LAYOUT, wide);
        show(title, root.getWidth() >= NARROW * outcome.getFont().getSize());
        show(sectionsPart, edited == Part.SECTIONS);
        show(actionsPart, edited == Part.ACTIONS);
        show(checksPart, edited == Part.CHECKS);
        List<Node> shown =
                wide
                        ? List.of(editors, document)
                        : List.of(edited == Part.DOCUMENT ? document : editors);
        body.across(shown);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showActionRows() {
        var standing = List.copyOf(actions.getChildren());
        actions.getChildren()
                .setAll(
                        vm.actions().rows().stream()
                                .map(draft ->
                                        standing.stream()
                                                .filter(n -> draft.equals(n.getUserData()))
                                                .findFirst()
                                                .orElseGet(() -> new ActionEditor(draft)))
                                .toList());
        show(noActions, vm.actions().rows().isEmpty());
    }

    private void showOffers() {
        offers.getItems().setAll(vm.actions().offers().stream().map(this::offer).toList());
        offers.setDisable(offers.getItems().isEmpty());
    }

    private MenuItem offer(Offer offer) {
        return item(
                offer.causes().isEmpty()
                        ? offer.text()
                        : Messages.text(
                                "review.offer-against",
                                offer.text(),
                                String.join(", ", offer.causes())),
                () -> vm.actions().add(offer));
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void edit(SectionEditor editor) {
        editor.edit();
        reveal(editor);
    }

    private void reveal(Node editor) {
        double room = sections.getHeight() - sectionsScroll.getViewportBounds().getHeight();
        if (room > 0) {
            double top = editor.getBoundsInParent().getMinY();
            double bottom = editor.getBoundsInParent().getMaxY();
            double offset = sectionsScroll.getVvalue() * room;
            if (top < offset || bottom > offset + sectionsScroll.getViewportBounds().getHeight()) {
                sectionsScroll.setVvalue(Math.min(1, top / room));
            }
        }
    }

    @FXML
    void export() {
        vm.export(ReviewFormat.MARKDOWN);
    }

    private void print() {
        vm.print(lines -> (width, height) -> Paper.pages(lines, width, height));
    }

    @FXML
    void addAction() {
        vm.actions().add();
        newAction.requestFocus();
    }

    @FXML
    void copyPath() {
        vm.exported().outcome().written().get().ifPresent(path -> copy(path.toString()));
    }

    @FXML
    void openFolder() {
        vm.exported().showFolder();
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void pressedInChecks(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            goThere();
            event.consume();
        } else if (event.getCode() == KeyCode.M && !event.isShortcutDown()) {
            mend();
            event.consume();
        }
    }

    @FXML
    void goThere() {
        @Nullable Check check = checks.getSelectionModel().getSelectedItem();
        if (check == null) {
            return;
        }
        switch (vm.checks().goal(check)) {
            case Goal.InSection(ReviewSection section) -> edit(section);
            case Goal.AtAction(int number) -> editAction(number);
            case Goal.AmongActions() -> {
                show(Part.ACTIONS);
                newAction.requestFocus();
            }
            case Goal.Elsewhere(Place place) -> vm.go(place);
            case Goal.Nowhere() -> {
                // It is about the review as a whole.
            }
        }
    }

    @FXML
    void mend() {
        @Nullable Check check = checks.getSelectionModel().getSelectedItem();
        if (check != null) {
            vm.checks().apply(check);
        }
    }

    private void edit(ReviewSection section) {
        show(Part.SECTIONS);
        root.applyCss();
        root.layout();
        sections.getChildren().stream()
                .map(SectionEditor.class::cast)
                .filter(e -> e.section() == section)
                .forEach(this::edit);
    }

    private void editAction(int number) {
        show(Part.ACTIONS);
        root.applyCss();
        root.layout();
        @Nullable Node row = actions.lookup("#action-A" + number);
        if (!(missingForm != null && missingForm.edit(number))
                && row instanceof ActionEditor editor) {
            editor.edit();
        }
    }

    private boolean act(Shortcut shortcut) {
        if (shortcut == Shortcut.EXPORT_REVIEW) {
            export();
            return true;
        }
        return false;
    }
}
