package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.viewer.Finding.LevelChoice;
import dev.incidentrunbook.ui.viewer.Inside.Choice;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds `viewer.fxml` to a [ViewerViewModel].
public final class ViewerView {
    private final ViewerViewModel vm;
    private final LinesView lines;
    private final Map<Shortcut, Runnable> keys =
            Map.of(
                    Shortcut.GO_TO_LINE, () -> focus(this.target),
                    Shortcut.FIND, () -> focus(this.text));

    @FXML private VBox root;

    @FXML private Label title;

    @FXML private ComboBox<Choice> file;

    @FXML private TextField target;

    @FXML private MenuButton others;

    @FXML private TextField zone;

    @FXML private Label told;

    @FXML private TextField text;

    @FXML private CheckBox regex;

    @FXML private ComboBox<LevelChoice> level;

    @FXML private TextField status;

    @FXML private TextField from;

    @FXML private TextField until;

    @FXML private TextField request;

    @FXML private Label problem;

    @FXML private HBox foundLine;

    @FXML private Label found;

    @FXML private Button cancel;

    @FXML private VBox body;

    @FXML private Label citation;

    @FXML private CheckBox colours;

    @FXML private TextField note;

    private ViewerView(ViewerViewModel vm) {
        this.vm = vm;
        lines = new LinesView(vm, new Painter(vm));
    }

    /// The screen.
    public static Parent load(ViewerViewModel vm) {
        return Fxml.load(new ViewerView(vm), "viewer.fxml");
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(vm.title());
        say(told, vm.told().get());
        vm.told().subscribe(words -> say(told, words));
        citation.textProperty().bind(vm.choosing().citation());
        note.textProperty().bindBidirectional(vm.marking().note());
        note.setOnAction(_ -> mark());
        colours.selectedProperty().bindBidirectional(vm.colours());
        target.textProperty().bindBidirectional(vm.target().words());
        target.setTooltip(new Tooltip(Shortcut.GO_TO_LINE.keyText()));
        text.setTooltip(new Tooltip(Shortcut.FIND.keyText()));
        VBox.setVgrow(lines, Priority.ALWAYS);
        body.getChildren().add(lines);
        vm.choosing()
                .jumps()
                .subscribe(() -> lines.reveal(vm.choosing().selection().get().caret()));
        // The line may have been chosen before there was anything to show it.
        lines.reveal(vm.choosing().selection().get().caret());
        initializeFinding(vm.finding());
        initializeFile();
        zone.textProperty().bindBidirectional(vm.zone());
        zone.setOnAction(_ -> vm.changeZone());
        // There is a log to begin with, which can be merged as well as any later one.
        vm.title().subscribe(_ -> offerOthers());
        vm.incident().subscribe(_ -> offerOthers());
        ScreenKeys.install(root, this::press, lines::requestFocus);
    }

    private void initializeFile() {
        vm.inside()
                .subscribe(inside -> {
                    file.setOnAction(_ -> {});
                    file.getItems().setAll(inside.map(Inside::choices).orElse(List.of()));
                    inside.ifPresent(in -> file.setValue(new Choice(in.file())));
                    file.setOnAction(_ -> {
                        vm.readFile(file.getValue().file());
                        lines.requestFocus();
                    });
                    show(file, inside.isPresent());
                });
    }

    private void initializeFinding(Finding finding) {
        text.textProperty().bindBidirectional(finding.text());
        regex.selectedProperty().bindBidirectional(finding.regex());
        level.getItems().setAll(LevelChoice.all());
        level.valueProperty().bindBidirectional(finding.level());
        status.textProperty().bindBidirectional(finding.status());
        from.textProperty().bindBidirectional(finding.from());
        until.textProperty().bindBidirectional(finding.until());
        request.textProperty().bindBidirectional(finding.request());
        level.setOnAction(_ -> vm.find());
        finding.problem().subscribe(words -> say(problem, words));
        var moments = new MomentsView(vm.moments(), vm::goToMoment);
        body.getChildren().addFirst(moments);
        finding.moments().subscribe(moments::show);
        found.textProperty().bind(finding.told());
        finding.told().subscribe(words -> show(foundLine, !words.isBlank()));
        cancel.visibleProperty().bind(finding.looking());
        cancel.managedProperty().bind(finding.looking());
        for (TextField field : List.of(text, status, from, until, request)) {
            field.setOnAction(_ -> find());
        }
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        leave();
                        event.consume();
                    }
                });
    }

    private void offerOthers() {
        others.getItems().setAll(vm.others().stream().map(this::other).toList());
        others.setDisable(others.getItems().isEmpty());
    }

    private CheckMenuItem other(Evidence evidence) {
        var item = new CheckMenuItem(evidence.label() + "  " + evidence.name());
        item.setMnemonicParsing(false);
        item.setSelected(vm.shown(evidence));
        item.setUserData(evidence);
        item.setOnAction(_ -> {
            vm.merge(
                    others.getItems().stream()
                            .filter(i -> i instanceof CheckMenuItem c && c.isSelected())
                            .map(i -> ((Evidence) i.getUserData()).number())
                            .toList());
            lines.requestFocus();
        });
        return item;
    }

    @FXML
    private void find() {
        vm.find();
        if (vm.finding().problem().get().isBlank()) {
            lines.requestFocus();
        }
    }

    @FXML
    private void showAll() {
        vm.showAll();
        lines.requestFocus();
    }

    /// Stops looking; when nothing is looked for, shows every line again.
    private void leave() {
        if (vm.stopOpening()) {
            return;
        }
        if (vm.finding().looking().get()) {
            cancel();
        } else {
            showAll();
        }
    }

    @FXML
    private void cancel() {
        vm.finding().cancel();
        lines.requestFocus();
    }

    @FXML
    private void mark() {
        vm.mark();
        lines.requestFocus();
    }

    @FXML
    private void copyLines() {
        lines.copyLines();
    }

    @FXML
    private void goToTarget() {
        vm.goToTarget();
        lines.requestFocus();
    }

    private static void focus(TextField field) {
        field.requestFocus();
        field.selectAll();
    }

    private boolean press(Shortcut key) {
        Runnable action = keys.get(key);
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    private static void say(Label label, String words) {
        label.setText(words);
        show(label, !words.isBlank());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
