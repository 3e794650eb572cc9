package dev.incidentrunbook.bench;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.HtmlReview;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How long it takes to write the review of a long incident, against one half as long, after the program has warmed up.
final class ReviewBench {
    private static final int LONG = 2_000;
    private static final int EVENTS_AN_EVIDENCE = 10;
    private static final int WARM_UP = 20;
    private static final List<NoteKind> KINDS = List.of(NoteKind.values());

    private ReviewBench() {}

    /// Runs with the number of runs.
    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        Incident whole = incident(LONG);
        Incident half = incident(LONG / 2);
        compare("Markdown", MarkdownReview::write, whole, half, runs);
        compare("HTML", HtmlReview::write, whole, half, runs);
    }

    private static Incident incident(int events) {
        Story story = Story.http500().start("logs");
        for (int i = story.incident().history().size(); i < events; i++) {
            story.after("20s");
            if (i % EVENTS_AN_EVIDENCE == 0) {
                story.attach("logs", "api-%d.log".formatted(i));
            } else {
                story.note(
                        "logs",
                        KINDS.get(i % KINDS.size()),
                        "Request %d waited for a connection, see [E%d]"
                                .formatted(i, 1 + i / EVENTS_AN_EVIDENCE / 2));
            }
        }
        return story.incident();
    }

    private static void compare(
            String format,
            Function<Review, String> writing,
            Incident whole,
            Incident half,
            int runs) {
        var longer = new Median();
        var shorter = new Median();
        for (int run = -WARM_UP; run < runs; run++) {
            double two = millis(writing, whole);
            double one = millis(writing, half);
            if (run >= 0) {
                longer.add(two);
                shorter.add(one);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s of %,d events and %d evidences: %s ms, of half as many %s ms, ratio %.2f%n",
                format,
                whole.history().size(),
                whole.evidence().size(),
                longer,
                shorter,
                longer.value() / shorter.value());
    }

    private static double millis(Function<Review, String> writing, Incident incident) {
        long start = System.nanoTime();
        String written = writing.apply(Review.of(incident));
        double millis = (System.nanoTime() - start) / 1e6;
        if (!written.contains(incident.id())) {
            throw new IllegalStateException("Not the review of " + incident.id());
        }
        return millis;
    }
}
