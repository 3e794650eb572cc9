package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Attaching;
import dev.incidentrunbook.ui.kit.AttachingRow;
import dev.incidentrunbook.ui.kit.ClipboardReader;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.TypedInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `evidence.fxml` to an [EvidenceViewModel].
public final class EvidenceView {
    /// From this width on, in em, what is selected stands beside the list.
    private static final double WIDE = 62;

    private final EvidenceViewModel vm;
    private final Map<Attaching, AttachingRow> rows = new HashMap<>();
    private final Map<Shortcut, Runnable> keys =
            Map.of(
                    Shortcut.ATTACH_FILE, this::chooseFiles,
                    Shortcut.ATTACH_CLIPBOARD, this::pasteClipboard);
    private final PreviewPane preview = new PreviewPane();
    private @Nullable UUID captionOf;
    private Subscription captionShown = Subscription.EMPTY;

    @FXML private VBox root;

    @FXML private Button attach;

    @FXML private Button paste;

    @FXML private VBox underWay;

    @FXML private Label told;

    @FXML private GridPane halves;

    @FXML private ListView<Evidence> list;

    @FXML private Label empty;

    @FXML private ScrollPane details;

    @FXML private VBox page;

    @FXML private Label name;

    @FXML private Label size;

    @FXML private Label attached;

    @FXML private Label origin;

    @FXML private Label digestLabel;

    @FXML private TextField digest;

    @FXML private Label custody;

    @FXML private Label captionLabel;

    @FXML private VBox captionPlace;

    private EvidenceView(EvidenceViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(EvidenceViewModel vm) {
        return Fxml.load(new EvidenceView(vm), "evidence.fxml");
    }

    /// Attaches what was pasted or dropped.
    boolean attach(Pasted pasted) {
        return vm.attach(pasted);
    }

    @FXML
    private void initialize() {
        attach.setGraphic(FontIcon.of(Feather.PAPERCLIP));
        attach.setTooltip(new Tooltip(Shortcut.ATTACH_FILE.keyText()));
        paste.setGraphic(FontIcon.of(Feather.CLIPBOARD));
        paste.setTooltip(new Tooltip(Shortcut.ATTACH_CLIPBOARD.keyText()));
        digestLabel.setLabelFor(digest);
        empty.setText(
                Messages.text(
                        "evidence.empty",
                        Shortcut.ATTACH_FILE.keyText(),
                        Shortcut.ATTACH_CLIPBOARD.keyText()));
        told.visibleProperty().bind(told.textProperty().isNotEmpty());
        told.managedProperty().bind(told.visibleProperty());
        page.getChildren().add(preview.root());

        list.setCellFactory(_ -> new EvidenceCell(vm));
        list.setItems(vm.evidence());
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    switch (event.getCode()) {
                        case DELETE -> vm.remove();
                        case ENTER -> vm.readLines();
                        default -> {
                            return;
                        }
                    }
                    event.consume();
                });
        list.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                vm.readLines();
            }
        });
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        vm.select(chosen);
                    }
                });
        vm.evidence().subscribe(this::name);
        vm.selected().subscribe(this::show);
        vm.preview()
                .subscribe(shown -> {
                    preview.show(shown, name.getText());
                    viewed();
                });
        root.sceneProperty().subscribe(this::viewed);
        vm.incident()
                .subscribe(
                        () -> vm.selected().get().ifPresent(e -> custody.setText(vm.custody(e))));
        vm.told().subscribe(this::tell);
        vm.underWay().subscribe(this::showUnderWay);
        vm.growing().rows().subscribe(this::showUnderWay);
        root.sceneProperty().subscribe(scene -> vm.growing().watch(scene != null));
        showUnderWay();
        name();
        root.widthProperty().subscribe(this::arrange);
        acceptDrops();
        ScreenKeys.install(root, this::press, this::focusWork);
    }

    @FXML
    private void chooseFiles() {
        vm.chooseFiles();
    }

    @FXML
    private void pasteClipboard() {
        attach(ClipboardReader.read(Clipboard.getSystemClipboard()));
    }

    @FXML
    private void read() {
        vm.readLines();
    }

    @FXML
    private void export() {
        vm.export();
    }

    @FXML
    private void verify() {
        vm.verify();
    }

    @FXML
    private void remove() {
        vm.remove();
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(digest.getText());
        Clipboard.getSystemClipboard().setContent(content);
        vm.copied();
    }

    private boolean press(Shortcut key) {
        Runnable action = keys.get(key);
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    /// What is read while another screen is shown was seen by nobody.
    private void viewed() {
        if (root.getScene() != null) {
            vm.viewed();
        }
    }

    private void focusWork() {
        (vm.evidence().isEmpty() ? attach : list).requestFocus();
    }

    private void acceptDrops() {
        root.setOnDragOver(event -> event.acceptTransferModes(TransferMode.COPY));
        root.setOnDragEntered(_ -> root.getStyleClass().add("drop-target"));
        root.setOnDragExited(_ -> root.getStyleClass().remove("drop-target"));
        root.setOnDragDropped(event ->
                event.setDropCompleted(attach(ClipboardReader.read(event.getDragboard()))));
    }

    private void name() {
        list.setAccessibleText(
                Messages.text("evidence.list", Integer.toString(vm.evidence().size())));
        select(vm.selected().get());
    }

    private void show(Optional<Evidence> selected) {
        if (selected.isPresent() != halves.getChildren().contains(details)) {
            halves.getChildren()
                    .setAll(selected.isPresent() ? List.of(list, details) : List.of(list));
            arrange();
        }
        select(selected);
        selected.ifPresent(e -> {
            name.setText(e.label() + "  " + e.name());
            size.setText(Messages.text("evidence.size-type", vm.size(e), e.mediaType()));
            attached.setText(Messages.text("evidence.attached", vm.time(e), e.who(), vm.step(e)));
            origin.setText(e.origin());
            digest.setText(e.sha256());
            custody.setText(vm.custody(e));
            showCaption(e);
        });
    }

    private void select(Optional<Evidence> selected) {
        selected.map(list.getItems()::indexOf)
                .filter(at -> at >= 0 && at != list.getSelectionModel().getSelectedIndex())
                .ifPresent(at -> {
                    list.getSelectionModel().select(at.intValue());
                    list.scrollTo(at);
                });
    }

    /// Each caption has a field of its own, so that an undo in it never brings back the words of another.
    private void showCaption(Evidence of) {
        if (of.id().equals(captionOf)) {
            return;
        }
        captionOf = of.id();
        captionShown.unsubscribe();
        var input = new TextField();
        input.setId("caption");
        input.setPromptText(Messages.text("evidence.caption.hint"));
        var status = new Label();
        status.getStyleClass().add("evidence-status");
        status.setWrapText(true);
        captionLabel.setLabelFor(input);
        captionShown = TypedInput.join(input, status, vm.caption(of));
        status.visibleProperty().bind(status.textProperty().isNotEmpty());
        status.managedProperty().bind(status.visibleProperty());
        captionPlace.getChildren().setAll(input, status);
    }

    private void tell(Told what) {
        told.setText(what.text());
        told.getStyleClass().remove("field-error");
        told.setGraphic(null);
        if (what.wrong()) {
            told.getStyleClass().add("field-error");
        }
        if (!what.text().isEmpty()) {
            told.setGraphic(FontIcon.of(what.wrong() ? Feather.ALERT_CIRCLE : Feather.INFO));
        }
    }

    private void showUnderWay() {
        rows.keySet().retainAll(vm.underWay());
        underWay.getChildren()
                .setAll(
                        vm.underWay().stream()
                                .map(a -> rows.computeIfAbsent(a, AttachingRow::new).root())
                                .toList());
        underWay.getChildren().addAll(vm.growing().rows().stream().map(this::row).toList());
    }

    /// Something that another program follows.
    private Node row(Growing growing) {
        var words = new Label(GrowingRows.words(growing), FontIcon.of(Feather.ACTIVITY));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var end = new Button(Messages.text("evidence.growing.show"));
        end.setAccessibleText(Messages.text("evidence.growing.show.name", growing.name()));
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.setOnAction(_ -> vm.growing().show(growing));
        var row = new HBox(words, end);
        row.getStyleClass().add("attaching");
        return row;
    }

    /// What is selected stands beside the list where there is room, else below it; the list has all while nothing is.
    private void arrange() {
        boolean alone = !halves.getChildren().contains(details);
        boolean wide = root.getWidth() >= WIDE * digestLabel.getFont().getSize();
        GridPane.setConstraints(details, wide ? 1 : 0, wide ? 0 : 1);
        halves.getColumnConstraints()
                .setAll(alone || !wide ? List.of(column(100)) : List.of(column(40), column(60)));
        halves.getRowConstraints()
                .setAll(alone || wide ? List.of(row(100)) : List.of(row(28), row(72)));
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static RowConstraints row(double percent) {
        var row = new RowConstraints();
        row.setPercentHeight(percent);
        return row;
    }
}
