package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.kit.Masking;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Tells the kinds of secret in a text. A text that was seen before is not searched again: that takes up to a millisecond, and
/// a review that is checked at every pause in typing consists of thousands that stayed the same.
final class KnownSecrets implements Function<String, List<String>> {
    private static final int MOST = 10_000;

    private final Map<String, List<String>> seen = new ConcurrentHashMap<>();

    @Override
    public List<String> apply(String text) {
        if (seen.size() > MOST) {
            seen.clear();
        }
        return seen.computeIfAbsent(text, Masking::kinds);
    }
}
