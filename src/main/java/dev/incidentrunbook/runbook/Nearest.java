package dev.incidentrunbook.runbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known name a mistyped one was meant to be.
public final class Nearest {
    private static final int LONGEST_NAME = 64;

    private Nearest() {}

    /// The known name that takes the fewest changes to reach, if it is near enough to be meant.
    public static Optional<String> to(String name, Collection<String> known) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return known.stream()
                .filter(k -> distance(wanted, k) <= Math.max(1, k.length() / 3))
                .min(Comparator.comparingInt(k -> distance(wanted, k)));
    }

    /// Levenshtein's distance: how many letters must be put in, taken out or replaced.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
