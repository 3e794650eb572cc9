package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.TypedInput;
import dev.incidentrunbook.ui.review.ReviewViewModel.Citation;
import dev.incidentrunbook.ui.review.SectionDraft.Origin;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A section of the review with its heading, what to write in it, the field, where its words come from, and what is worth
/// a second look in them.
final class SectionEditor extends VBox {
    private static final KeyCombination CITE = KeyCombination.valueOf("Shortcut+Space");
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = 14;
    private static final int CHARACTERS_A_ROW = 80;

    private final SectionDraft draft;
    private final ObservableList<Citation> citations;
    private final TextArea text = new TextArea();
    private final MenuButton cite = new MenuButton(Messages.text("review.cite"));
    private final MenuButton compare = new MenuButton(Messages.text("review.compare"));
    private final Comparison comparison;
    private final VBox hints = new VBox();

    SectionEditor(SectionDraft draft, ObservableList<Citation> citations) {
        this.draft = draft;
        this.citations = citations;
        ReviewSection section = draft.section();
        setId("section-" + section.key());
        getStyleClass().add("review-section");
        comparison = new Comparison(draft, this::edit);

        var heading = new Label(section.heading());
        heading.getStyleClass().add("subheading");
        heading.setLabelFor(text);
        var status = new Label();
        status.getStyleClass().add("muted");
        status.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(heading, gap, compare, cite);
        top.getStyleClass().add("review-line");
        var prompt = new Label(section.prompt());
        prompt.setWrapText(true);
        prompt.getStyleClass().add("muted");
        hints.getStyleClass().add("review-hints");
        hints.managedProperty().bind(hints.visibleProperty());
        getChildren().addAll(top, prompt, text, origin(), hints, status, comparison);
        initializeText(section);
        TypedInput.join(text, status, draft.typed());
        initializeCite(section);
        initializeCompare(section);
        draft.hints().subscribe(this::showHints);
        showHints();
    }

    /// Puts the focus into the field and brings it into sight.
    void edit() {
        text.requestFocus();
        text.end();
    }

    /// Which section it is.
    ReviewSection section() {
        return draft.section();
    }

    /// Whether no person wrote here yet.
    boolean unwritten() {
        return draft.untouched();
    }

    /// Does something whenever the field gets the focus.
    void whenFocused(Runnable action) {
        text.focusedProperty()
                .subscribe((_, focused) -> {
                    if (focused) {
                        action.run();
                    }
                });
    }

    private void initializeText(ReviewSection section) {
        text.setWrapText(true);
        text.setAccessibleText(
                Messages.text("review.section-name", section.heading(), section.prompt()));
        text.prefRowCountProperty().bind(text.textProperty().map(SectionEditor::rows));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        text.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void initializeCite(ReviewSection section) {
        cite.setAccessibleText(Messages.text("review.cite-in", section.heading()));
        cite.setTooltip(new Tooltip(Messages.text("review.cite-key", CITE.getDisplayText())));
        cite.getStyleClass().addAll("flat", "review-cite");
        citations.addListener((ListChangeListener<Citation>) _ -> offer());
        offer();
    }

    private void initializeCompare(ReviewSection section) {
        compare.setAccessibleText(Messages.text("review.compare-in", section.heading()));
        compare.setTooltip(new Tooltip(Messages.text("review.compare-help")));
        compare.getStyleClass().add("flat");
        // Filled when it is opened, since every pause in typing adds to the history.
        compare.setOnShowing(_ -> offerVersions());
        offerVersions();
    }

    private void offerVersions() {
        compare.getItems().clear();
        draft.drafted()
                .ifPresent(drafted ->
                        compare.getItems()
                                .add(
                                        item(
                                                Messages.text("review.compare-draft"),
                                                () -> comparison.show(drafted))));
        draft.versions()
                .forEach(v -> compare.getItems().add(item(v.name(), () -> comparison.show(v))));
        if (compare.getItems().isEmpty()) {
            var nothing = new MenuItem(Messages.text("review.compare-nothing"));
            nothing.setDisable(true);
            compare.getItems().add(nothing);
        }
    }

    private Region origin() {
        var words = new Label();
        words.setWrapText(true);
        var difference = new Button(Messages.text("review.origin-difference"));
        difference.setAccessibleText(
                Messages.text("review.in", difference.getText(), section().heading()));
        difference.setOnAction(_ -> draft.drafted().ifPresent(comparison::show));
        var keep = new Button(Messages.text("review.origin-keep"));
        keep.setAccessibleText(Messages.text("review.in", keep.getText(), section().heading()));
        keep.setOnAction(_ -> {
            draft.keep();
            text.requestFocus();
        });
        var line = new FlowPane(words, difference, keep);
        line.getStyleClass().addAll("review-flow", "review-origin");
        line.managedProperty().bind(line.visibleProperty());
        draft.origin()
                .subscribe(origin -> {
                    words.setText(words(origin));
                    boolean changed = origin == Origin.PERSON_BEFORE_CHANGE;
                    words.setGraphic(
                            FontIcon.of(changed ? Feather.ALERT_CIRCLE : Feather.FILE_TEXT));
                    difference.setVisible(changed && draft.drafted().isPresent());
                    difference.setManaged(difference.isVisible());
                    keep.setVisible(changed);
                    keep.setManaged(changed);
                    line.setVisible(changed || origin == Origin.DRAFT);
                });
        return line;
    }

    private static String words(Origin origin) {
        return switch (origin) {
            case NOBODY, PERSON -> "";
            case DRAFT -> Messages.text("review.origin-draft");
            case PERSON_BEFORE_CHANGE -> Messages.text("review.origin-changed");
        };
    }

    private void showHints() {
        hints.getChildren().setAll(draft.hints().stream().map(SectionEditor::hint).toList());
        hints.setVisible(!draft.hints().isEmpty());
    }

    private static Label hint(Check check) {
        var label = new Label(check.sentence(), FontIcon.of(Feather.INFO));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private void offer() {
        cite.getItems()
                .setAll(
                        citations.stream()
                                .map(c -> item(c.words(), () -> insert(c.mark())))
                                .toList());
        cite.setDisable(citations.isEmpty());
    }

    private void insert(String mark) {
        text.replaceSelection(mark);
        text.requestFocus();
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void pressed(KeyEvent event) {
        if (CITE.match(event)) {
            cite.show();
            event.consume();
        }
    }

    /// A bracket asks what to cite; whoever goes on typing wanted the bracket.
    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("[") && !citations.isEmpty()) {
            new CitationPicker(text, citations).show();
        }
    }

    private static int rows(String text) {
        int rows = text.lines().mapToInt(l -> 1 + l.length() / CHARACTERS_A_ROW).sum();
        return Math.clamp(rows + 1L, FEWEST_ROWS, MOST_ROWS);
    }
}
