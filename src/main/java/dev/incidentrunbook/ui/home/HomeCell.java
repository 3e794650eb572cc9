package dev.incidentrunbook.ui.home;

import dev.incidentrunbook.ui.kit.Badges;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One incident in the list of all.
final class HomeCell extends ListCell<HomeRow> {
    private final HomeViewModel vm;
    private final Label severity = new Label();
    private final Label title = new Label();
    private final Label where = new Label();
    private final Label status = new Label();
    private final Label elapsed = new Label();
    private final HBox row;

    HomeCell(HomeViewModel vm) {
        this.vm = vm;
        title.getStyleClass().add("home-title");
        where.getStyleClass().add("muted");
        elapsed.getStyleClass().add("muted");
        var words = new VBox(title, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var side = new VBox(status, elapsed);
        side.getStyleClass().add("home-side");
        var grade = new HBox(severity);
        grade.getStyleClass().add("home-severity");
        row = new HBox(grade, words, side);
        row.getStyleClass().add("home-row");
        // The row takes the list's width, so that a long title is shortened instead of making the
        // list scroll sideways.
        setPrefWidth(0);
        getStyleClass().add("home-cell");
        vm.now().subscribe(_ -> showElapsed());
    }

    @Override
    protected void updateItem(@Nullable HomeRow item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Badges.severity(severity, item.summary().severity());
        Badges.status(status, item.status());
        title.setText(item.title());
        where.setText(item.where());
        setGraphic(row);
        showElapsed();
    }

    private void showElapsed() {
        HomeRow item = getItem();
        if (item != null) {
            elapsed.setText(item.elapsed(vm.now().get()));
            setAccessibleText(item.spoken(vm.now().get()));
        }
    }
}
