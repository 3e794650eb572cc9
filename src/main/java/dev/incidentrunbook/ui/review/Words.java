package dev.incidentrunbook.ui.review;

import java.util.List;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Choices of a list by how people say them.
final class Words<T> extends StringConverter<T> {
    private final List<T> choices;
    private final Function<T, String> words;

    Words(List<T> choices, Function<T, String> words) {
        this.choices = choices;
        this.words = words;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String said) {
        return choices.stream().filter(c -> words.apply(c).equals(said)).findFirst().orElseThrow();
    }
}
