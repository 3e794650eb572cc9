package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.TypedInput;
import dev.incidentrunbook.ui.review.ReviewViewModel.Citation;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A section of the review with its heading, what to write in it, and the field.
final class SectionEditor extends VBox {
    private static final KeyCombination CITE = KeyCombination.valueOf("Shortcut+Space");
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = 14;
    private static final int CHARACTERS_A_ROW = 80;

    private final ObservableList<Citation> citations;
    private final TextArea text = new TextArea();
    private final MenuButton cite = new MenuButton(Messages.text("review.cite"));

    SectionEditor(SectionDraft draft, ObservableList<Citation> citations) {
        this.citations = citations;
        ReviewSection section = draft.section();
        setId("section-" + section.key());
        getStyleClass().add("review-section");

        var heading = new Label(section.heading());
        heading.getStyleClass().add("subheading");
        heading.setLabelFor(text);
        var status = new Label();
        status.getStyleClass().add("muted");
        status.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(heading, gap, cite);
        top.getStyleClass().add("review-line");
        var prompt = new Label(section.prompt());
        prompt.setWrapText(true);
        prompt.getStyleClass().add("muted");
        getChildren().addAll(top, prompt, text, status);
        initializeText(section);
        TypedInput.join(text, status, draft.typed());
        initializeCite(section);
    }

    /// Puts the focus into the field and brings it into sight.
    void edit() {
        text.requestFocus();
        text.end();
    }

    /// Whether nothing stands in the field.
    boolean empty() {
        return text.getText().isBlank();
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
    }

    private void initializeCite(ReviewSection section) {
        cite.setAccessibleText(Messages.text("review.cite-in", section.heading()));
        cite.setTooltip(new Tooltip(Messages.text("review.cite-key", CITE.getDisplayText())));
        cite.getStyleClass().add("flat");
        citations.addListener((ListChangeListener<Citation>) _ -> offer());
        offer();
    }

    private void offer() {
        cite.getItems().setAll(citations.stream().map(this::item).toList());
        cite.setDisable(citations.isEmpty());
    }

    private MenuItem item(Citation citation) {
        var item = new MenuItem(citation.words());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            text.replaceSelection(citation.mark());
            text.requestFocus();
        });
        return item;
    }

    private void pressed(KeyEvent event) {
        if (CITE.match(event)) {
            cite.show();
            event.consume();
        }
    }

    private static int rows(String text) {
        int rows = text.lines().mapToInt(l -> 1 + l.length() / CHARACTERS_A_ROW).sum();
        return Math.clamp(rows + 1L, FEWEST_ROWS, MOST_ROWS);
    }
}
