package dev.incidentrunbook.ui.step;

import atlantafx.base.theme.Styles;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.ui.kit.Messages;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A line of the checklist.
final class ItemRow {
    private static final PseudoClass SAVING = PseudoClass.getPseudoClass("saving");

    private final ItemViewModel vm;
    private final VBox root = new VBox();
    private final CheckBox box = new CheckBox();
    private final Button aside = new Button();
    private final Label reason = Labels.muted("");

    ItemRow(ItemViewModel vm) {
        this.vm = vm;
        String word =
                Messages.text(vm.item().required() ? "step.item.required" : "step.item.optional");
        box.setId("item-" + vm.item().id());
        box.setText(vm.number() + "  " + vm.item().text());
        box.setAccessibleHelp(vm.item().hint());
        box.setWrapText(true);
        box.setMinSize(0, Region.USE_PREF_SIZE);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setOnAction(_ -> vm.toggle());
        HBox.setHgrow(box, Priority.ALWAYS);

        aside.setOnAction(_ -> vm.setAsideOrTakeBack());
        aside.getStyleClass().addAll(Styles.FLAT, "quiet-button", "item-aside");
        var line = new HBox(box, word(word), aside);
        line.getStyleClass().add("item-line");
        root.getStyleClass().add("item");
        root.getChildren().setAll(line, more());
        vm.answer().subscribe(this::show);
        vm.saving().subscribe(saving -> showSaving(saving, word));
    }

    Node root() {
        return root;
    }

    /// Where Space ticks.
    CheckBox box() {
        return box;
    }

    ItemViewModel item() {
        return vm;
    }

    private VBox more() {
        var hint = Labels.muted(vm.item().hint());
        hint.setManaged(!vm.item().hint().isBlank());
        hint.setVisible(hint.isManaged());
        reason.managedProperty().bind(reason.visibleProperty());
        var more =
                new VBox(
                        hint,
                        reason,
                        new ReasonRow(vm.reason(), box).root(),
                        Labels.error(vm.error()));
        more.getStyleClass().add("item-more");
        return more;
    }

    /// Whether the item is required; for the moment in which its answer is on its way to the disk, that it is.
    private Label word(String text) {
        var label = new Label();
        label.getStyleClass().add("item-word");
        vm.saving()
                .subscribe(
                        saving -> label.setText(saving ? Messages.text("step.item.saving") : text));
        return label;
    }

    /// An answer that is still on its way to the disk looks and sounds different from one that is saved.
    private void showSaving(boolean saving, String word) {
        box.pseudoClassStateChanged(SAVING, saving);
        box.setAccessibleText(
                Messages.text(
                        saving ? "step.item.name.saving" : "step.item.name",
                        vm.number(),
                        vm.item().text(),
                        word));
    }

    private void show(Answer answer) {
        String why = answer instanceof Answer.NotApplicable(String given) ? given : "";
        box.setSelected(answer instanceof Answer.Done);
        box.setIndeterminate(!why.isEmpty());
        reason.setVisible(!why.isEmpty());
        reason.setText(why.isEmpty() ? "" : Messages.text("step.item.aside", why));
        String key = why.isEmpty() ? "step.item.set-aside" : "step.item.take-back";
        aside.setText(Messages.text(key));
        aside.setAccessibleText(Messages.text(key + ".name", vm.number()));
    }
}
