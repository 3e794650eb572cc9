package dev.incidentrunbook.ui.kit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Things of which some may be ticked, none at first, under a tick for all of them. In the list Space changes a tick, and the arrow
/// keys go on.
final class TickList extends VBox {
    private final SortedSet<Integer> ticked = new TreeSet<>();
    private final CheckBox all = new CheckBox();
    private final ListView<Integer> list = new ListView<>();
    private final List<String> offered;

    /// @param offered what can be ticked, in words
    TickList(List<String> offered) {
        this.offered = List.copyOf(offered);
        getStyleClass().add("dialog-body");
        getChildren().setAll(all, list);
        all.setMnemonicParsing(false);
        all.setText(Messages.text("ticks.all", Integer.toString(offered.size())));
        all.setOnAction(_ -> tickAll(all.isSelected()));
        list.getStyleClass().add("tick-list");
        list.setAccessibleText(Messages.text("ticks.list", Integer.toString(offered.size())));
        list.setCellFactory(_ -> new Cell());
        list.getItems().setAll(IntStream.range(0, offered.size()).boxed().toList());
        list.getSelectionModel().select(0);
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Integer selected = list.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.SPACE && selected != null) {
                        turn(selected);
                        event.consume();
                    }
                });
    }

    /// The places of what is ticked among what is offered.
    List<Integer> ticked() {
        return List.copyOf(ticked);
    }

    /// Puts the focus on the first of them.
    void focus() {
        list.requestFocus();
    }

    private void tickAll(boolean yes) {
        ticked.clear();
        if (yes) {
            ticked.addAll(list.getItems());
        }
        list.refresh();
    }

    private void turn(int place) {
        if (!ticked.remove(place)) {
            ticked.add(place);
        }
        all.setSelected(ticked.size() == offered.size());
        list.refresh();
    }

    private final class Cell extends ListCell<Integer> {
        private final CheckBox tick = new CheckBox();

        Cell() {
            tick.setFocusTraversable(false);
            tick.setMnemonicParsing(false);
            tick.setOnAction(_ -> turn(getItem()));
            // As wide as the list: what does not fit is cut, and the list scrolls up and down only.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Integer place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String words = offered.get(place);
            tick.setText(words);
            tick.setSelected(ticked.contains(place));
            setAccessibleText(
                    Messages.text(
                            ticked.contains(place) ? "ticks.ticked" : "ticks.unticked", words));
            setGraphic(tick);
        }
    }
}
