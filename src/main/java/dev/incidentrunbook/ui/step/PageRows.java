package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.runbook.Step;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rows on the page of one step. Built once a step and kept, like the page itself.
final class PageRows {
    private final List<ItemRow> items;
    private final List<FieldRow> fields;
    private final NotesView notes;
    private final List<Node> guide;

    /// @param focus puts the focus on a row of the checklist
    PageRows(StepPage page, Moments moments, Consumer<ItemRow> focus) {
        items = page.items().stream().map(ItemRow::new).toList();
        fields =
                page.fields().entrySet().stream()
                        .map(f -> new FieldRow(f.getKey(), f.getValue()))
                        .toList();
        notes = new NotesView(page.notes(), moments);
        guide = guideOf(page.step());
        items.forEach(row ->
                row.box().addEventHandler(KeyEvent.KEY_PRESSED, event -> arrow(row, event, focus)));
    }

    List<ItemRow> items() {
        return items;
    }

    List<Node> itemNodes() {
        return items.stream().map(ItemRow::root).toList();
    }

    List<FieldRow> fields() {
        return fields;
    }

    NotesView notes() {
        return notes;
    }

    List<Node> guide() {
        return guide;
    }

    private void arrow(ItemRow from, KeyEvent event, Consumer<ItemRow> focus) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0) {
            focus.accept(items.get(Math.clamp(items.indexOf(from) + step, 0, items.size() - 1)));
            event.consume();
        }
    }

    private static List<Node> guideOf(Step step) {
        var blocks = new ArrayList<Node>();
        if (!step.caution().isBlank()) {
            var caution =
                    block(
                            "step.guide.caution",
                            Feather.ALERT_TRIANGLE,
                            List.of(text(step.caution())));
            caution.getStyleClass().add("caution");
            blocks.add(caution);
        }
        if (!step.tip().isBlank()) {
            blocks.add(block("step.guide.tip", Feather.INFO, List.of(text(step.tip()))));
        }
        if (!step.evidence().isEmpty()) {
            blocks.add(
                    block(
                            "step.guide.evidence",
                            Feather.PAPERCLIP,
                            step.evidence().stream().map(PageRows::bullet).toList()));
        }
        return blocks;
    }

    private static VBox block(String key, Feather icon, List<? extends Node> lines) {
        var word = new Label(Messages.text(key), FontIcon.of(icon));
        word.getStyleClass().add("guide-word");
        var block = new VBox(word);
        block.getStyleClass().add("guide-block");
        block.getChildren().addAll(lines);
        return block;
    }

    private static Label text(String words) {
        var text = new Label(words);
        text.setWrapText(true);
        return text;
    }

    /// A line that hangs from its bullet.
    private static Node bullet(String words) {
        var bullet = new Label("•");
        bullet.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(bullet, text(words));
        line.getStyleClass().add("guide-bullet");
        return line;
    }
}
