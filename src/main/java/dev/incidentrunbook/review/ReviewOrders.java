package dev.incidentrunbook.review;

import dev.incidentrunbook.review.ReviewOrder.Heading;
import dev.incidentrunbook.review.ReviewOrder.Part;
import dev.incidentrunbook.runbook.PlainFile;
import dev.incidentrunbook.runbook.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The orders that are shipped with the program, and those that people write into files.
public final class ReviewOrders {
    private static final List<String> SHIPPED =
            List.of("consensus", "sre-book", "pagerduty", "atlassian");
    private static final String FOLDER = "/dev/incidentrunbook/runbook/shipped/reviews/";
    private static final int LONGEST_HEADING = 120;
    private static final PlainFile FILES = new PlainFile("review order", BadOrderException::new);
    private static final Map<String, Part> PARTS = parts();

    /// Read once: the shipped orders are part of the program and never change.
    private static final Map<String, ReviewOrder> READ = new LinkedHashMap<>();

    private ReviewOrders() {}

    static {
        SHIPPED.forEach(id -> READ.put(id, readShipped(id)));
    }

    /// The order in which most published templates have their sections.
    public static ReviewOrder consensus() {
        return READ.values().iterator().next();
    }

    /// All shipped orders, the default one first.
    public static List<ReviewOrder> shipped() {
        return List.copyOf(READ.values());
    }

    /// The shipped order of this name.
    public static Optional<ReviewOrder> shipped(String id) {
        return Optional.ofNullable(READ.get(id));
    }

    /// Reads an order from a file in UTF-8.
    ///
    /// @throws BadOrderException with every problem at once, when it cannot be used
    public static ReviewOrder readFile(Path file) {
        return read(file.toString(), FILES.text(file));
    }

    /// Reads an order from its text.
    ///
    /// @param name what to call it in messages, usually the file name
    /// @param text YAML or JSON
    /// @throws BadOrderException with every problem at once, when it cannot be used
    public static ReviewOrder read(String name, String text) {
        return FILES.read(name, text, ReviewOrders::order);
    }

    private static ReviewOrder order(Section file) {
        Set<String> headings = new HashSet<>();
        Set<String> shown = new HashSet<>();
        return new ReviewOrder(
                file.id(),
                file.text("title"),
                file.optionalText("meaning"),
                file.list("headings", s -> heading(s, headings, shown, true)));
    }

    private static Heading heading(
            Section s, Set<String> headings, Set<String> shown, boolean outer) {
        String heading = s.text("heading");
        if (heading.codePointCount(0, heading.length()) > LONGEST_HEADING) {
            s.problem("heading", "shorten this to at most " + LONGEST_HEADING + " characters");
        }
        if (!heading.isEmpty() && !headings.add(heading.toLowerCase(Locale.ROOT))) {
            s.problem("heading", "choose other words; another heading of this file has the same");
        }
        List<Part> shows =
                s.choices("show", PARTS.keySet()).stream()
                        .flatMap(word -> Optional.ofNullable(PARTS.get(word)).stream())
                        .toList();
        check(s, shows, shown);
        List<Heading> under =
                outer
                        ? s.optionalList("under", inner -> heading(inner, headings, shown, false))
                        : List.of();
        if (shows.isEmpty() && under.isEmpty()) {
            s.problem("heading", "say with \"show\" or \"under\" what stands below this heading");
        }
        return new Heading(heading, shows, under);
    }

    private static void check(Section s, List<Part> shows, Set<String> shown) {
        if (shows.stream().filter(Part.Written.class::isInstance).count() > 1) {
            s.problem(
                    "show",
                    "show one written section under a heading; put the others \"under\" it, each with its heading");
        }
        for (Part part : shows) {
            if (!shown.add(part.key())) {
                s.problem("show", "remove " + part.key() + "; an earlier heading shows it already");
            }
        }
    }

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        Part.all().forEach(p -> parts.put(p.key(), p));
        return parts;
    }

    private static ReviewOrder readShipped(String id) {
        String name = id + ".yaml";
        try (InputStream in = ReviewOrders.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program was packed without the review order " + name);
            }
            return read(name, FILES.decode(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
