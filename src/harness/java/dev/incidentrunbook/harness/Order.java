package dev.incidentrunbook.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What the command line asks for: `short`, or `long kills power --rounds 500 --seed 7`.
///
/// @param form how long
/// @param names which harnesses; empty for all of that form
/// @param rounds how many rounds instead of the usual number
/// @param seed decides everything that is left to chance
/// @param minutes after how long to begin no more rounds, for harnesses whose long form takes hours
record Order(Form form, List<String> names, OptionalInt rounds, long seed, long minutes) {

    /// @throws IllegalArgumentException with a sentence for the person who typed it
    static Order read(List<String> words, Set<String> known) {
        Optional<Form> form = Optional.empty();
        var names = new ArrayList<String>();
        OptionalInt rounds = OptionalInt.empty();
        long seed = System.nanoTime() & 0xffffff;
        long minutes = TimeUnit.DAYS.toMinutes(1);
        var rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "short", "long" ->
                        form = Optional.of(Form.valueOf(word.toUpperCase(Locale.ROOT)));
                case "--rounds" -> rounds = OptionalInt.of(Integer.parseInt(rest.next()));
                case "--minutes" -> minutes = Long.parseLong(rest.next());
                case "--seed" -> seed = Long.parseLong(rest.next());
                default -> {
                    if (!known.contains(word)) {
                        throw new IllegalArgumentException(
                                word
                                        + " is no harness; there are "
                                        + String.join(", ", known)
                                        + ".");
                    }
                    names.add(word);
                }
            }
        }
        return new Order(form.orElse(Form.SHORT), List.copyOf(names), rounds, seed, minutes);
    }

    /// By [System#nanoTime()], when no more rounds shall begin if the run begins now.
    long until() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    }

    boolean wants(Harness harness) {
        return names.isEmpty() ? harness.rounds(form) > 0 : names.contains(harness.name());
    }

    int roundsOf(Harness harness) {
        return rounds.orElse(Math.max(1, harness.rounds(form)));
    }
}
