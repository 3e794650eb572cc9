package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.MomentText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Earlier incidents that look like one, with what they have in common.
public final class SeenBefore {
    /// Two incidents of the same service, or with the same cause in mind, are not alike yet; the same exception is, and the
    /// same route of the same service.
    private static final double ALIKE = 2.2;

    private static final int MOST = 3;

    private SeenBefore() {}

    /// An earlier incident, and why it looks alike.
    ///
    /// @param shared what both have, what tells most first
    /// @param weight how much that is; comparable within one answer
    public record Likeness(PastIncident past, List<Sign> shared, double weight) {

        /// The likeness in two sentences: what came of it, and why it is thought alike.
        public String sentence() {
            return outcome() + " " + why();
        }

        /// Which incident it is, what mended it and what took longest, in a sentence.
        public String outcome() {
            var parts = new ArrayList<String>();
            parts.add("Looks like %s, %s".formatted(past.id(), past.title()));
            parts.add(
                    past.fix().isBlank()
                            ? "what fixed it was not written down"
                            : "fixed by: " + past.fix());
            past.longestStep()
                    .ifPresent(s ->
                            parts.add(
                                    "step %d took %s"
                                            .formatted(
                                                    s.number(), MomentText.duration(s.active()))));
            return String.join("; ", parts) + ".";
        }

        /// What both have in common, in a sentence.
        public String why() {
            return "Both have "
                    + shared.stream().map(Sign::words).collect(Collectors.joining(", "))
                    + ".";
        }
    }

    /// The earlier incidents that look most alike, at most three, the likest first, and of two equally like the newer one.
    ///
    /// @param signs what is known of the incident now
    /// @param earlier the incidents to look among, itself left out
    public static List<Likeness> find(Set<Sign> signs, List<PastIncident> earlier) {
        Map<Sign, Long> having =
                earlier.stream()
                        .flatMap(p -> p.signs().stream())
                        .filter(signs::contains)
                        .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        return earlier.stream()
                .map(past -> likeness(signs, past, having, earlier.size()))
                .filter(l -> l.weight() >= ALIKE)
                .sorted(
                        Comparator.comparingDouble(Likeness::weight)
                                .thenComparing((Likeness l) -> l.past().began())
                                .thenComparing(l -> l.past().id())
                                .reversed())
                .limit(MOST)
                .toList();
    }

    private static Likeness likeness(
            Set<Sign> signs, PastIncident past, Map<Sign, Long> having, int earlier) {
        List<Sign> shared =
                past.signs().stream()
                        .filter(signs::contains)
                        .sorted(Comparator.comparing(Sign::kind).thenComparing(Sign::name))
                        .toList();
        double weight =
                shared.stream()
                        .mapToDouble(s -> weight(s, having.getOrDefault(s, 1L) - 1, earlier - 1))
                        .sum();
        return new Likeness(past, shared, weight);
    }

    /// What every other incident has too tells less: up to half.
    private static double weight(Sign sign, long othersHaving, int others) {
        double share = others < 1 ? 0 : (double) othersHaving / others;
        return sign.kind().weight() * (1 - share / 2);
    }
}
