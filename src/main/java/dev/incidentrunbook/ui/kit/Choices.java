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

    private final Preferences preferences;
    private final Work work;
    private final Map<Choice, String> values;

    private Choices(Preferences preferences, Work work, Map<Choice, String> values) {
        this.preferences = preferences;
        this.work = work;
        this.values = values;
    }

    /// Reads everything that is remembered. Blocks, so it is called before there is a window.
    public static Choices read(Preferences preferences, Work work) {
        var values = new EnumMap<Choice, String>(Choice.class);
        for (Choice choice : Choice.values()) {
            preferences.preference(choice.key()).ifPresent(value -> values.put(choice, value));
        }
        return new Choices(preferences, work, values);
    }

    /// What was chosen; empty when nothing was.
    public Optional<String> get(Choice choice) {
        return Optional.ofNullable(values.get(choice)).filter(value -> !value.isBlank());
    }

    /// Remembers a choice. A choice that cannot be stored holds until the program ends; that is no reason to disturb anyone.
    public void set(Choice choice, String value) {
        if (!value.equals(values.put(choice, value))) {
            work.start(
                    () -> {
                        preferences.remember(choice.key(), value);
                        return value;
                    },
                    _ -> {},
                    e -> LOG.warn("The choice {} was not stored", choice.key(), e));
        }
    }
}
