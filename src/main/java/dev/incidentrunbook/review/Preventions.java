package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Runbook.Cause;
import dev.incidentrunbook.runbook.Runbook.Prevention;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the runbook suggests so that it does not come back: first what helps against the causes this review speaks of.
public final class Preventions {
    private static final int SHORTEST = 5;

    private Preventions() {}

    /// A suggestion.
    ///
    /// @param type `prevent`, `detect`, `mitigate` or `process`
    /// @param causes titles of the causes that were spoken of and that it helps against
    public record Offer(String text, String type, List<String> causes) {
        public Offer {
            causes = List.copyOf(causes);
        }
    }

    /// The suggestions that are not agreed on yet: those against a cause that was spoken of first, and of these the ones
    /// that prevent.
    public static List<Offer> offered(Incident incident) {
        return incident.runbook().map(book -> offered(incident, book)).orElse(List.of());
    }

    private static List<Offer> offered(Incident incident, Runbook book) {
        Set<String> agreed =
                incident.actions().stream()
                        .filter(a -> !a.removed())
                        .map(a -> a.item().text())
                        .collect(Collectors.toSet());
        Set<String> spoken = spoken(incident);
        Set<String> supported =
                incident.hypotheses().stream()
                        .filter(h -> h.state() == Hypothesis.State.SUPPORTED)
                        .map(Hypothesis::cause)
                        .collect(Collectors.toSet());
        List<Cause> causes =
                book.causes().stream()
                        .filter(c -> supported.contains(c.id()) || about(c, spoken))
                        .toList();
        return book.prevention().stream()
                .filter(p -> !agreed.contains(p.text()))
                .map(p -> offer(p, causes))
                .sorted(
                        Comparator.comparing((Offer o) -> o.causes().isEmpty())
                                .thenComparing(o -> !o.type().equals("prevent")))
                .toList();
    }

    private static Offer offer(Prevention prevention, List<Cause> causes) {
        return new Offer(
                prevention.text(),
                prevention.type(),
                causes.stream()
                        .filter(c -> prevention.causes().contains(c.id()))
                        .map(Cause::title)
                        .toList());
    }

    private static boolean about(Cause cause, Set<String> spoken) {
        return stems((cause.id() + " " + cause.title()).replace('-', ' ')).stream()
                .anyMatch(spoken::contains);
    }

    /// The words in which people told what was behind it.
    private static Set<String> spoken(Incident incident) {
        var text = new StringBuilder();
        for (ReviewSection section :
                List.of(
                        ReviewSection.ROOT_CAUSE,
                        ReviewSection.TRIGGER,
                        ReviewSection.CONTRIBUTING_FACTORS)) {
            text.append(incident.review(section)).append('\n');
        }
        incident.steps().stream()
                .flatMap(s -> s.fields().entrySet().stream())
                .filter(e -> e.getKey().contains("cause") || e.getKey().contains("exception"))
                .forEach(e -> text.append(e.getValue()).append('\n'));
        return stems(text.toString());
    }

    /// The longer words, cut to their beginnings, so that plural and singular meet.
    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (String word : new Prose(text).words()) {
            if (word.length() >= SHORTEST) {
                stems.add(word.toLowerCase(Locale.ROOT).substring(0, SHORTEST));
            }
        }
        return stems;
    }
}
