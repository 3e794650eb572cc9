package dev.incidentrunbook.redaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Counts what was found in one export, and gives the same secret the same mask throughout. Remembers digests and not secrets,
/// and no more than so many, whatever the size of what is exported.
final class Tally {
    /// Beyond so many secrets, further ones share a mask that has no number.
    static final int MOST = 10_000;

    private final Predicate<Hit> keep;
    private final MessageDigest digest = sha256();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param keep asked once about each secret, when it is found first
    Tally(Predicate<Hit> keep) {
        this.keep = keep;
    }

    private static final class Group {
        private final Hit first;
        private long count;

        Group(Hit first) {
            this.first = first;
        }

        Hit hit() {
            Hit f = first;
            return new Hit(
                    f.number(),
                    f.rule(),
                    f.mask(),
                    f.finds(),
                    f.reason(),
                    f.place(),
                    f.line(),
                    f.excerpt(),
                    count,
                    f.kept(),
                    f.identity());
        }
    }

    /// Counts a secret.
    ///
    /// @param excerpt what stands around it when it has this mask
    /// @return the secret as it was found first
    Hit count(Found found, String place, long line, Excerpt excerpt) {
        String word = found.rule().mask();
        String identity = identity(word + ":" + found.value());
        Group group =
                groups.computeIfAbsent(
                        groups.size() < MOST || groups.containsKey(identity) ? identity : word,
                        key -> new Group(first(found, place, line, excerpt, key)));
        group.count++;
        return group.first;
    }

    /// What stands around a secret.
    @FunctionalInterface
    interface Excerpt {
        /// The excerpt with this mask in its place.
        String with(String mask);
    }

    private Hit first(Found found, String place, long line, Excerpt excerpt, String key) {
        Rule rule = found.rule();
        String mask =
                key.equals(rule.mask())
                        ? "‹" + rule.mask() + "›"
                        : "‹"
                                + rule.mask()
                                + "-"
                                + numbers.merge(rule.mask(), 1, Integer::sum)
                                + "›";
        var hit =
                new Hit(
                        groups.size() + 1,
                        rule.id(),
                        mask,
                        rule.finds(),
                        rule.reason(),
                        place,
                        line,
                        excerpt.with(mask),
                        0,
                        false,
                        key);
        return keep.test(hit) ? kept(hit) : hit;
    }

    private static Hit kept(Hit h) {
        return new Hit(
                h.number(),
                h.rule(),
                h.mask(),
                h.finds(),
                h.reason(),
                h.place(),
                h.line(),
                h.excerpt(),
                h.count(),
                true,
                h.identity());
    }

    List<Hit> hits() {
        return groups.values().stream().map(Group::hit).toList();
    }

    private String identity(String value) {
        byte[] all = digest.digest(value.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256; this one does not", e);
        }
    }
}
