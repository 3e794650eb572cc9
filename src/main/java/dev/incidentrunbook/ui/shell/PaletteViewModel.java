package dev.incidentrunbook.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The commands that fit what is typed, the best first.
final class PaletteViewModel {
    private final List<Command> all;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Command> found = FXCollections.observableArrayList();

    private record Match(Command command, int score) {}

    PaletteViewModel(List<Command> all) {
        this.all = all;
        query.subscribe(this::search);
    }

    StringProperty query() {
        return query;
    }

    ObservableList<Command> found() {
        return found;
    }

    private void search(String wanted) {
        if (wanted.isBlank()) {
            found.setAll(all);
            return;
        }
        found.setAll(
                all.stream()
                        .<Match>mapMulti((command, matches) -> {
                            OptionalInt score = Fuzzy.score(wanted, command.name());
                            score.ifPresent(s -> matches.accept(new Match(command, s)));
                        })
                        .sorted(Comparator.comparingInt(Match::score).reversed())
                        .map(Match::command)
                        .toList());
    }
}
