package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.runbook.Runbook.Prevention;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shares;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

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

    @FXML private VBox root;

    @FXML private ToggleButton showSections;

    @FXML private ToggleButton showActions;

    @FXML private ToggleButton showDocument;

    @FXML private Button export;

    @FXML private HBox exported;

    @FXML private Label outcome;

    @FXML private Button copyPath;

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

    @FXML private VBox document;

    @FXML private Label documentProblem;

    @FXML private ToggleButton showMarkdown;

    @FXML private ListView<DocumentLine> lines;

    @FXML private TextArea markdown;

    /// What of the review is worked on.
    private enum Part {
        SECTIONS,
        ACTIONS,
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
                .filter(SectionEditor::empty)
                .findFirst()
                .or(() ->
                        sections.getChildren().stream().map(SectionEditor.class::cast).findFirst())
                .ifPresent(this::edit);
    }

    @FXML
    void initialize() {
        showSections.setOnAction(_ -> show(Part.SECTIONS));
        showActions.setOnAction(_ -> show(Part.ACTIONS));
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
        initializeDocument();
    }

    private void initializeExport() {
        export.setTooltip(new Tooltip(Shortcut.EXPORT_REVIEW.keyText()));
        ReviewExport result = vm.exported();
        outcome.textProperty().bind(result.outcome());
        result.failed().subscribe(failed -> outcome.pseudoClassStateChanged(FAILED, failed));
        exported.visibleProperty().bind(result.outcome().isNotEmpty());
        exported.managedProperty().bind(exported.visibleProperty());
        copyPath.visibleProperty().bind(result.written().map(Optional::isPresent));
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
        vm.actions().offers().addListener((ListChangeListener<Prevention>) _ -> showOffers());
        showOffers();
    }

    private void initializeDocument() {
        documentProblem.textProperty().bind(vm.document().problem());
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
        showDocument.setSelected(edited == Part.DOCUMENT);
        showDocument.setVisible(!wide);
        showDocument.setManaged(!wide);
        // The last of the buttons has the round corners.
        showActions.getStyleClass().removeAll("center-pill", "right-pill");
        showActions.getStyleClass().add(wide ? "right-pill" : "center-pill");
        root.pseudoClassStateChanged(WIDE_LAYOUT, wide);
        show(title, root.getWidth() >= NARROW * outcome.getFont().getSize());
        show(sectionsPart, edited == Part.SECTIONS);
        show(actionsPart, edited == Part.ACTIONS);
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

    private MenuItem offer(Prevention offer) {
        var item = new MenuItem(offer.text());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> vm.actions().add(offer));
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
        vm.export();
    }

    @FXML
    void addAction() {
        vm.actions().add();
        newAction.requestFocus();
    }

    @FXML
    void copyPath() {
        vm.exported()
                .written()
                .get()
                .ifPresent(path -> {
                    var content = new ClipboardContent();
                    content.putString(path.toString());
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }

    private boolean act(Shortcut shortcut) {
        if (shortcut == Shortcut.EXPORT_REVIEW) {
            vm.export();
            return true;
        }
        return false;
    }
}
