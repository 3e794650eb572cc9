package dev.incidentrunbook.ui.recovery;

import dev.incidentrunbook.ui.kit.CareLine;
import dev.incidentrunbook.ui.kit.CareRows;
import dev.incidentrunbook.ui.kit.CopyField;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `recovery.fxml` to a [RecoveryViewModel]. There is one button for what is most likely wanted, which Enter presses
/// wherever the focus is, and one that Esc presses.
public final class RecoveryView {
    /// What the pane of the lines has above and below them, in pixels.
    private static final double EDGES = 4;

    private final RecoveryViewModel vm;
    private final CopyField path = new CopyField();

    @FXML private StackPane root;

    @FXML private Label heading;

    @FXML private Label lead;

    @FXML private VBox underWay;

    @FXML private Label doing;

    @FXML private ProgressBar bar;

    @FXML private ScrollPane scroll;

    @FXML private VBox lines;

    @FXML private Label plan;

    @FXML private VBox place;

    @FXML private Label pathLabel;

    @FXML private Button primary;

    @FXML private Button secondary;

    @FXML private Region between;

    @FXML private Button leave;

    private RecoveryView(RecoveryViewModel vm) {
        this.vm = vm;
        Fxml.load(this, "recovery.fxml");
    }

    /// Builds the screen.
    public static RecoveryView of(RecoveryViewModel vm) {
        return new RecoveryView(vm);
    }

    /// What the window shows.
    public Parent root() {
        return root;
    }

    /// Puts the focus on what is most likely wanted.
    public void focus() {
        // Not on the button that stops: Enter pressed twice in a hurry must not take back the
        // first.
        (primary.isVisible() ? primary : bar).requestFocus();
    }

    @FXML
    private void initialize() {
        bar.progressProperty().bind(vm.progress());
        bar.accessibleTextProperty().bind(vm.doing());
        doing.textProperty().bind(vm.doing());
        place.getChildren().add(path.root());
        pathLabel.setLabelFor(path.field());
        // By itself the pane reckons with lines that do not wrap, and would cut off the last.
        lines.heightProperty()
                .subscribe(height -> scroll.setPrefHeight(height.doubleValue() + EDGES));
        primary.managedProperty().bind(primary.visibleProperty());
        between.managedProperty().bind(primary.visibleProperty());
        secondary.managedProperty().bind(secondary.visibleProperty());
        vm.page().subscribe(this::show);
    }

    private void show(Page page) {
        show(underWay, page instanceof Page.Busy);
        show(scroll, page instanceof Page.Damaged || page instanceof Page.Done);
        show(plan, page instanceof Page.Damaged);
        show(place, !(page instanceof Page.Busy));
        switch (page) {
            case Page.Damaged damaged -> showDamaged(damaged);
            case Page.Busy busy -> showBusy(busy);
            case Page.Done done -> showDone(done);
            case Page.Refused refused -> showRefused(refused);
        }
        // Without it a screen reader would go on with the button that has the focus and never tell
        // what changed.
        root.setAccessibleText(heading.getText());
        heading.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        focus();
    }

    private void showDamaged(Page.Damaged page) {
        say(Feather.ALERT_TRIANGLE, "recovery-trouble", Messages.text("recovery.damaged"));
        lead.setText(Messages.text("recovery.damaged.lead"));
        list(CareLine.of(page.health()));
        plan.setText(plan(page));
        point("recovery.folder", vm.folder());
        act(primary, "recovery.recover", vm::recover);
        offerToGoOn();
        act(leave, "recovery.quit", vm::quit);
    }

    private static String plan(Page.Damaged page) {
        int backups = page.backups().orElse(0);
        return switch (backups) {
            case 0 -> Messages.text("recovery.plan");
            case 1 -> Messages.text("recovery.plan.backup");
            default -> Messages.text("recovery.plan.backups", Integer.toString(backups));
        };
    }

    private void showBusy(Page.Busy page) {
        say(Feather.LOADER, "recovery-busy", page.heading());
        lead.setText(page.cancellable() ? Messages.text("recovery.busy.lead") : "");
        primary.setVisible(false);
        secondary.setVisible(false);
        if (page.cancellable()) {
            act(leave, "recovery.cancel", vm::cancel);
        } else {
            act(leave, "recovery.quit", vm::quit);
        }
    }

    private void showDone(Page.Done page) {
        boolean found = page.recovery().lost().isEmpty();
        say(
                found ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE,
                found ? "recovery-done" : "recovery-trouble",
                page.heading());
        String usable = found ? "recovery.done.found" : "recovery.done.lost";
        lead.setText(Messages.text(page.whole() ? usable : "recovery.done.exactly"));
        list(CareLine.of(page.recovery(), page.whole()));
        point("recovery.set-aside", page.recovery().setAside().toString());
        act(primary, "recovery.go-on", vm::goOn);
        secondary.setVisible(false);
        act(leave, "recovery.quit", vm::quit);
    }

    private void showRefused(Page.Refused page) {
        say(Feather.ALERT_CIRCLE, "recovery-trouble", page.heading());
        lead.setText(page.sentence());
        point("recovery.folder", vm.folder());
        act(primary, "recovery.try-again", vm::tryAgain);
        offerToGoOn();
        act(leave, "recovery.quit", vm::quit);
    }

    private void offerToGoOn() {
        if (vm.usable()) {
            act(secondary, "recovery.go-on-without", vm::goOn);
        } else {
            secondary.setVisible(false);
        }
    }

    private void say(Feather sign, String style, String words) {
        heading.setGraphic(FontIcon.of(sign));
        heading.getStyleClass().removeAll("recovery-trouble", "recovery-busy", "recovery-done");
        heading.getStyleClass().add(style);
        heading.setText(words);
    }

    private void point(String key, String folder) {
        pathLabel.setText(Messages.text(key));
        path.set(folder, Messages.text(key + ".copy"));
    }

    private static void act(Button button, String key, Runnable action) {
        button.setText(Messages.text(key));
        button.setOnAction(_ -> action.run());
        button.setVisible(true);
    }

    private void list(List<CareLine> told) {
        lines.getChildren().setAll(told.stream().map(CareRows::row).toList());
        scroll.setVvalue(0);
        scroll.setAccessibleText(
                Messages.text("recovery.lines", heading.getText(), Integer.toString(told.size())));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
