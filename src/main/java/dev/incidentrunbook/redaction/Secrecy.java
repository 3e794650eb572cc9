package dev.incidentrunbook.redaction;

import com.google.re2j.Pattern;
import java.util.Locale;

/// Tells a secret from what only stands where one could stand.
///
/// @param rules say what is none
record Secrecy(Rules rules) {
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[A-Z]+)(?:[ _.:/|-]+(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[A-Z]+))*[.:!?…-]*");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]+");

    /// Whether this is a secret.
    ///
    /// @param key what stands before it, from the beginning of the name of its key
    boolean holds(Rule rule, String key, String value) {
        return !rules.placeholders().matches(value)
                && rule.unless().filter(p -> p.matcher(value).find()).isEmpty()
                && (rule.digits() || !value.chars().allMatch(Character::isDigit))
                && (rule.words() || !WORDS.matches(value))
                && (rule.entropy() == 0 || entropy(value) >= rule.entropy())
                && !(rule.named() && harmless(key));
    }

    private boolean harmless(String key) {
        String words = HUMP.matcher(key).replaceAll("$1 $2").toLowerCase(Locale.ROOT);
        for (String word : NO_WORD.split(words)) {
            if (rules.harmlessWords().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// Shannon's entropy in bits a character.
    static double entropy(String value) {
        var counts = new int[256];
        for (int at = 0; at < value.length(); at++) {
            counts[value.charAt(at) & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / value.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
