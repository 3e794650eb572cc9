package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Badges;
import dev.incidentrunbook.ui.kit.FolderPick;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `shell.fxml` to a [ShellViewModel]: the frame around every screen.
public final class ShellView {
    /// How long closing may take before it says what it waits for; usually it takes a few milliseconds.
    private static final Duration PATIENCE = Duration.millis(300);

    private final ShellViewModel vm;
    private final ScreenViews views;
    private final Keys keys;
    private final Rail rail;
    private final ReadOnlyStringWrapper windowTitle =
            new ReadOnlyStringWrapper(Messages.text("shell.title"));
    private final Tooltip elapsedDetail = new Tooltip();
    private final ClosingSheet closing;
    private final PauseTransition beforeClosing = new PauseTransition(PATIENCE);
    private Screen inFront;
    private Runnable takeClosing = () -> {};
    private Runnable takeFolder = () -> {};
    private Subscription picking = Subscription.EMPTY;

    @FXML private StackPane root;

    @FXML private BorderPane frame;

    @FXML private Label product;

    @FXML private HBox incident;

    @FXML private Button title;

    @FXML private Label severity;

    @FXML private Label status;

    @FXML private Label elapsed;

    @FXML private Label saved;

    @FXML private Button paletteButton;

    @FXML private Button keysButton;

    @FXML private Button settingsButton;

    @FXML private VBox banners;

    @FXML private HBox bundlingLine;

    @FXML private Label bundling;

    @FXML private ProgressBar bundlingBar;

    @FXML private Button bundlingCancel;

    @FXML private HBox noticeLine;

    @FXML private Label notice;

    @FXML private Button dismiss;

    @FXML private ScrollPane side;

    @FXML private StackPane content;

    private ShellView(ShellViewModel vm) {
        this.vm = vm;
        views = new ScreenViews(vm);
        inFront = views.at(vm.place().get());
        keys = new Keys(vm, () -> inFront, this::openPalette, this::openKeys);
        rail = new Rail(vm);
        closing = new ClosingSheet(vm.closing());
        Fxml.load(this, "shell.fxml");
    }

    /// Builds the window's content.
    public static ShellView of(ShellViewModel vm) {
        return new ShellView(vm);
    }

    /// What the window shows.
    public Parent root() {
        return root;
    }

    /// What stands in the window's title bar.
    public ReadOnlyStringProperty windowTitle() {
        return windowTitle.getReadOnlyProperty();
    }

    /// Puts the focus where work goes on in the screen in front.
    public void focus() {
        // What lies in a scroll pane is part of the window only once it has been dressed, and
        // cannot take the focus before.
        content.applyCss();
        content.layout();
        inFront.focus().run();
    }

    /// Does what a key stands for.
    void press(Shortcut shortcut) {
        keys.press(shortcut);
    }

    @FXML
    private void initialize() {
        side.setContent(rail.root());
        elapsed.setGraphic(FontIcon.of(Feather.CLOCK));
        elapsed.setTooltip(elapsedDetail);
        dismiss.setGraphic(FontIcon.of(Feather.X));
        dismiss.setOnAction(_ -> vm.dismissNotice());
        title.setOnAction(_ -> vm.go(new Place.Details()));
        sign(paletteButton, Feather.SEARCH, Shortcut.PALETTE);
        sign(keysButton, Feather.HELP_CIRCLE, Shortcut.KEYS);
        sign(settingsButton, Feather.SETTINGS, Shortcut.SETTINGS);
        saved.textProperty().bind(vm.saved());
        notice.textProperty().bind(vm.notice());
        vm.notice().subscribe(this::showNotice);
        new BannerRows(vm, banners);
        bundling.textProperty().bind(vm.bundling().line());
        bundlingBar.progressProperty().bind(vm.bundling().progress());
        bundlingBar.accessibleTextProperty().bind(vm.bundling().line());
        bundlingCancel.setOnAction(_ -> vm.bundling().cancel());
        vm.bundling().line().subscribe(words -> show(bundlingLine, !words.isBlank()));
        beforeClosing.setOnFinished(_ -> layClosing());
        vm.closing().waiting().subscribe(this::showClosing);
        vm.header().subscribe(this::showHeader);
        vm.place().subscribe(_ -> showScreen());
        vm.screens().subscribe(_ -> showScreen());
        vm.screens().subscribe(this::awaitFolders);
        vm.route().arrivals().subscribe(_ -> focus());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(InputEvent.ANY, _ -> vm.upkeep().watch().touch());
    }

    private void sign(Button button, Feather icon, Shortcut shortcut) {
        button.setGraphic(FontIcon.of(icon));
        button.setAccessibleText(shortcut.text());
        button.setTooltip(
                new Tooltip(Messages.text("shell.tip", shortcut.text(), shortcut.keyText())));
        button.setOnAction(_ -> keys.press(shortcut));
    }

    private void pressed(KeyEvent event) {
        if (content.isMouseTransparent()) {
            // A sheet lies over the window and has its own keys.
            return;
        }
        if (keys.pressed(event, root.getScene().getFocusOwner())) {
            event.consume();
        }
    }

    private void showScreen() {
        inFront = views.at(vm.place().get());
        if (!content.getChildren().contains(inFront.root())) {
            content.getChildren().setAll(inFront.root());
        }
        boolean opened = vm.screens().get().isPresent();
        frame.setLeft(opened ? side : null);
        rail.select(vm.place().get());
    }

    private void showHeader(Optional<Header> shown) {
        show(incident, shown.isPresent());
        show(product, shown.isEmpty());
        show(elapsed, shown.isPresent());
        windowTitle.set(
                shown.map(h -> Messages.text("shell.window", h.id(), h.title()))
                        .orElseGet(() -> Messages.text("shell.title")));
        shown.ifPresent(h -> {
            title.setText(h.id() + "  " + h.title());
            title.setAccessibleText(Messages.text("shell.title.spoken", h.id(), h.title()));
            Badges.severity(severity, h.severity());
            Badges.status(status, h.status());
            elapsed.setText(h.elapsed());
            elapsed.setAccessibleText(
                    Messages.text("shell.elapsed.spoken", h.elapsed(), h.elapsedDetail()));
            elapsedDetail.setText(h.elapsedDetail());
        });
    }

    private void showNotice(String sentence) {
        show(noticeLine, !sentence.isBlank());
        // There is no live region in JavaFX; changing the accessible text is what screen readers
        // notice.
        notice.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void showClosing(Optional<Closing.Waiting> waiting) {
        waiting.ifPresent(closing::show);
        if (waiting.isPresent()) {
            beforeClosing.playFromStart();
        } else {
            beforeClosing.stop();
            takeClosing.run();
            takeClosing = () -> {};
        }
    }

    private void layClosing() {
        if (closing.root().getParent() == null) {
            lay(closing.root(), closing::focus, close -> takeClosing = close);
        }
    }

    private void awaitFolders(Optional<IncidentScreens> screens) {
        picking.unsubscribe();
        showFolder(Optional.empty());
        picking =
                screens.map(shown -> shown.attachments().pick().subscribe(this::showFolder))
                        .orElse(Subscription.EMPTY);
    }

    private void showFolder(Optional<FolderPick> pick) {
        takeFolder.run();
        takeFolder = () -> {};
        pick.ifPresent(files -> {
            var sheet = new FolderSheet(files);
            lay(sheet.root(), sheet::focus, close -> takeFolder = close);
        });
    }

    private void openPalette() {
        var palette = new Palette(new Commands(vm, keys::press).all());
        lay(palette.root(), palette::focus, palette::onClosed);
    }

    private void openKeys() {
        var sheet = new KeySheet();
        lay(sheet.root(), sheet::focus, sheet::onClosed);
    }

    /// Lays a sheet over the window until it closes; then the focus is where it was, unless the sheet led elsewhere.
    private void lay(Node sheet, Runnable focus, Consumer<Runnable> whenClosed) {
        Node before = root.getScene().getFocusOwner();
        frame.setMouseTransparent(true);
        content.setMouseTransparent(true);
        root.getChildren().add(sheet);
        whenClosed.accept(() -> {
            root.getChildren().remove(sheet);
            frame.setMouseTransparent(false);
            content.setMouseTransparent(false);
            if (before != null) {
                before.requestFocus();
            }
        });
        focus.run();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
