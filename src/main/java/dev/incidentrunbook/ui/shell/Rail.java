package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Badges;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list at the left: the steps, and below them the other screens. It is one stop of the Tab key; inside it the arrow
/// keys leaf through the screens, and Enter goes into one.
final class Rail {
    private final ShellViewModel vm;
    private final VBox root = new VBox();
    private final VBox steps = new VBox();
    private final List<Row> stepRows = new ArrayList<>();
    private final List<Row> placeRows = new ArrayList<>();

    /// A button as high as its words need to be when they wrap; a button of JavaFX asks for as much as if every word stood
    /// on a line of its own.
    private static final class RowButton extends ToggleButton {
        @Override
        protected double computePrefHeight(double width) {
            if (!(getGraphic() instanceof HBox words) || width <= 0) {
                return super.computePrefHeight(width);
            }
            double beside = snappedLeftInset() + snappedRightInset();
            return snappedTopInset() + words.prefHeight(width - beside) + snappedBottomInset();
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }
    }

    /// A row and where it leads.
    private static final class Row {
        private final ToggleButton button = new RowButton();
        private Place place;

        Row(Place place) {
            this.place = place;
            button.getStyleClass().add("rail-row");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMnemonicParsing(false);
        }
    }

    Rail(ShellViewModel vm) {
        this.vm = vm;
        root.getStyleClass().add("rail");
        var places = new VBox();
        root.getChildren().setAll(steps, new Separator(), places);
        var evidence = place(new Place.Evidence(0), Feather.PAPERCLIP, Shortcut.EVIDENCE);
        evidence.button.textProperty().bind(vm.evidence());
        placeRows.add(evidence);
        placeRows.add(named(new Place.Timeline(), Feather.LIST, Shortcut.TIMELINE));
        placeRows.add(named(new Place.Diagnosis(), Feather.ACTIVITY, Shortcut.DIAGNOSIS));
        placeRows.add(named(new Place.Board(), Feather.GIT_BRANCH, Shortcut.HYPOTHESES));
        placeRows.add(named(new Place.Reference(), Feather.BOOK_OPEN, Shortcut.REFERENCE));
        placeRows.add(named(new Place.Review(), Feather.FILE_TEXT, Shortcut.REVIEW));
        placeRows.add(named(new Place.Details(), Feather.EDIT_3, Shortcut.DETAILS));
        placeRows.add(named(new Place.Home(), Feather.INBOX, Shortcut.HOME));
        placeRows.forEach(row -> places.getChildren().add(row.button));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        vm.steps().subscribe(this::showSteps);
        showSteps();
    }

    Parent root() {
        return root;
    }

    /// Marks the row of the place in front.
    void select(Place place) {
        boolean any = false;
        for (Row row : rows()) {
            boolean here = sameScreen(row.place, place);
            row.button.setSelected(here);
            row.button.setFocusTraversable(here);
            any |= here;
        }
        if (!any && !rows().isEmpty()) {
            rows().getFirst().button.setFocusTraversable(true);
        }
    }

    private void showSteps() {
        while (stepRows.size() < vm.steps().size()) {
            var row = new Row(vm.steps().get(stepRows.size()).place());
            row.button.setOnAction(_ -> enter(row));
            stepRows.add(row);
        }
        while (stepRows.size() > vm.steps().size()) {
            stepRows.removeLast();
        }
        for (int i = 0; i < stepRows.size(); i++) {
            show(stepRows.get(i), vm.steps().get(i));
        }
        steps.getChildren().setAll(stepRows.stream().map(row -> row.button).toList());
        select(vm.place().get());
    }

    private static void show(Row row, StepLine line) {
        row.place = line.place();
        var number = new Label(Integer.toString(line.number()));
        number.getStyleClass().add("rail-number");
        var title = new Label(line.title());
        title.setWrapText(true);
        title.getStyleClass().add("rail-title");
        var state = new Label(line.state(), FontIcon.of(Badges.sign(line.outcome())));
        state.getStyleClass().addAll("rail-state", Badges.style(line.outcome()));
        var graphic = new HBox(number, new VBox(title, state));
        graphic.getStyleClass().add("rail-step");
        row.button.setGraphic(graphic);
        row.button.setAccessibleText(line.spoken());
        if (line.number() <= 8) {
            row.button.setTooltip(new Tooltip(Shortcut.valueOf("STEP_" + line.number()).keyText()));
        }
    }

    private Row named(Place place, Feather icon, Shortcut shortcut) {
        Row row = place(place, icon, shortcut);
        row.button.setText(shortcut.text());
        return row;
    }

    private Row place(Place place, Feather icon, Shortcut shortcut) {
        var row = new Row(place);
        row.button.setGraphic(FontIcon.of(icon));
        row.button.setTooltip(
                new Tooltip(Messages.text("shell.tip", shortcut.text(), shortcut.keyText())));
        row.button.setOnAction(_ -> enter(row));
        return row;
    }

    private void enter(Row row) {
        vm.go(row.place);
        // Pressing the row of the place in front must not take its mark away.
        select(vm.place().get());
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        List<Row> rows = rows();
        int at = 0;
        while (at < rows.size() && !rows.get(at).button.isFocused()) {
            at++;
        }
        if (at == rows.size()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.UP || code == KeyCode.DOWN) {
            leaf(rows.get(Math.clamp(at + (code == KeyCode.UP ? -1 : 1), 0, rows.size() - 1)));
            event.consume();
        } else if (code == KeyCode.HOME || code == KeyCode.END) {
            leaf(code == KeyCode.HOME ? rows.getFirst() : rows.getLast());
            event.consume();
        } else if (code == KeyCode.ENTER || code == KeyCode.RIGHT) {
            enter(rows.get(at));
            event.consume();
        }
    }

    private void leaf(Row row) {
        vm.route().show(row.place);
        row.button.requestFocus();
    }

    private List<Row> rows() {
        var rows = new ArrayList<>(stepRows);
        rows.addAll(placeRows);
        return rows;
    }

    /// Whether two places are on the same screen. Evidence is one screen, whatever is selected on it.
    private static boolean sameScreen(Place row, Place place) {
        return row instanceof Place.Step ? row.equals(place) : row.getClass() == place.getClass();
    }
}
