package dev.incidentrunbook.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a harness counted and what it found wrong. Used by several threads.
final class Figures {
    private static final int SENTENCES_SHOWN = 20;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, String> measures = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    private final boolean loud;

    /// @param shown what is counted, in the order in which it is printed, even when it stays 0
    Figures(String... shown) {
        this(true, shown);
    }

    private Figures(boolean loud, String... shown) {
        this.loud = loud;
        for (String what : shown) {
            counts.put(what, 0L);
        }
    }

    /// Figures that nobody sees, of harm that is meant to be seen by the harness alone.
    static Figures silent(String... shown) {
        return new Figures(false, shown);
    }

    boolean loud() {
        return loud;
    }

    synchronized void add(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    synchronized long count(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /// Notes something that was measured rather than counted.
    ///
    /// @param value with its unit: `1.3 ms`
    synchronized void measure(String what, String value) {
        measures.put(what, value);
    }

    /// Notes a promise that was broken, and says so at once.
    ///
    /// @param sentence what was found, and in which round
    synchronized void wrong(String sentence) {
        wrong.add(sentence);
        if (loud && wrong.size() <= SENTENCES_SHOWN) {
            System.out.println("  broken: " + sentence);
        }
    }

    synchronized boolean hold() {
        return wrong.isEmpty();
    }

    /// Everything in one line.
    synchronized String line() {
        String counted =
                counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + grouped(count.getValue()))
                        .collect(Collectors.joining(", "));
        String measured =
                measures.entrySet().stream()
                        .map(measure -> ", " + measure.getKey() + " " + measure.getValue())
                        .collect(Collectors.joining());
        return counted + measured + (hold() ? ": HOLDS" : ": FAILS, " + wrong.size() + " times");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
