package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Preferences;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the responder chose, at hand without waiting for the disk. All methods but [#read] are called on the FX thread.
public final class Choices {
    private static final Logger LOG = LoggerFactory.getLogger(Choices.class);

    private final Work work;
    private final Map<Choice, String> values;
    private Optional<Preferences> preferences;

    private Choices(Optional<Preferences> preferences, Work work, Map<Choice, String> values) {
        this.preferences = preferences;
        this.work = work;
        this.values = values;
    }

    /// Nothing is remembered, as while the store is not open. What is chosen holds until [#adopt].
    public static Choices unread(Work work) {
        return new Choices(Optional.empty(), work, new EnumMap<>(Choice.class));
    }

    /// Reads everything that is remembered. Blocks, so it is called before there is a window.
    public static Choices read(Preferences preferences, Work work) {
        var values = new EnumMap<Choice, String>(Choice.class);
        for (Choice choice : Choice.values()) {
            preferences.preference(choice.key()).ifPresent(value -> values.put(choice, value));
        }
        return new Choices(Optional.of(preferences), work, values);
    }

    /// Takes over what was read from a store that was opened meanwhile, and stores there from now on.
    public void adopt(Choices read) {
        preferences = read.preferences;
        values.clear();
        values.putAll(read.values);
    }

    /// Stores nothing from now on, since the store is about to be closed. What was chosen holds.
    public void rest() {
        preferences = Optional.empty();
    }

    /// What was chosen; empty when nothing was.
    public Optional<String> get(Choice choice) {
        return Optional.ofNullable(values.get(choice)).filter(value -> !value.isBlank());
    }

    /// Remembers a choice. A choice that cannot be stored holds until the program ends; that is no reason to disturb anyone.
    public void set(Choice choice, String value) {
        if (!value.equals(values.put(choice, value))) {
            preferences.ifPresent(store -> remember(store, choice, value));
        }
    }

    private void remember(Preferences store, Choice choice, String value) {
        work.start(
                () -> {
                    store.remember(choice.key(), value);
                    return value;
                },
                _ -> {},
                e -> LOG.warn("The choice {} was not stored", choice.key(), e));
    }
}
