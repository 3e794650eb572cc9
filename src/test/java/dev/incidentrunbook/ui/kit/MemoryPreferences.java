package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Preferences;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Preferences that are forgotten with the test.
public final class MemoryPreferences implements Preferences {
    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> preference(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void remember(String key, String value) {
        values.put(key, value);
    }
}
