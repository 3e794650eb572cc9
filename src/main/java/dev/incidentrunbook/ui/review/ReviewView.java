package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ReviewSection;
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
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds `review.fxml` to a `ReviewViewModel`. No decisions here, but one: where there is room, the document stands beside
/// what is being written; where there is none, it is one press away.
public final class ReviewView {
    /// From this width on, in multiples of the text's size, there is room for both.
    private static final double WIDE = 68;

    /// Below this width the heading makes room for the buttons, which say what it would.
    private static final double NARROW = 52;

    private static final PseudoClass WIDE_LAYOUT = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ReviewViewModel vm;
    private Part part = Part.DOCUMENT;
    private final ActionsPane actions;
    private final ChecksPane checks;
    private final DocumentPane document;

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
        actions = new ActionsPane(vm.actions());
        checks = new ChecksPane(vm.checks(), vm.stage(), this::lead);
        document = new DocumentPane(vm);
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
        showChecks.setOnAction(_ -> {
            show(Part.CHECKS);
            checks.chooseFirst();
        });
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
        initializeParts();
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
                export.getItems().add(Menus.item(format.words(), () -> vm.export(format)));
            }
        }
        export.getItems()
                .addAll(
                        Menus.item(Messages.text("review.export-folder"), vm::exportFolder),
                        Menus.item(Messages.text("review.print"), this::print),
                        Menus.item(
                                Messages.text("review.copy-text"), () -> vm.copyText(this::copy)));
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

    private void initializeParts() {
        showChecks.textProperty().bind(vm.checks().brief());
        VBox.setVgrow(actions.root(), Priority.ALWAYS);
        VBox.setVgrow(checks.root(), Priority.ALWAYS);
        editors.getChildren().addAll(actions.root(), checks.root());
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
        show(actions.root(), edited == Part.ACTIONS);
        show(checks.root(), edited == Part.CHECKS);
        List<Node> shown =
                wide
                        ? List.of(editors, document.root())
                        : List.of(edited == Part.DOCUMENT ? document.root() : editors);
        body.across(shown);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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

    private void edit(ReviewSection section) {
        show(Part.SECTIONS);
        root.applyCss();
        root.layout();
        sections.getChildren().stream()
                .map(SectionEditor.class::cast)
                .filter(e -> e.section() == section)
                .forEach(this::edit);
    }

    private void lead(Goal goal) {
        switch (goal) {
            case Goal.InSection(ReviewSection section) -> edit(section);
            case Goal.AtAction(int number) -> {
                show(Part.ACTIONS);
                actions.edit(number);
            }
            case Goal.AmongActions() -> {
                show(Part.ACTIONS);
                actions.focusNew();
            }
            case Goal.Elsewhere(Place place) -> vm.go(place);
            case Goal.Nowhere() -> {
                // It is about the review as a whole.
            }
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
