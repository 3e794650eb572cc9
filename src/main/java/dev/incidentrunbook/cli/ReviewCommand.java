package dev.incidentrunbook.cli;

import dev.incidentrunbook.bundle.ReviewFolder;
import dev.incidentrunbook.bundle.ReviewFolder.Head;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.redaction.Hit;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.review.ActionLists;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.CheckedReview;
import dev.incidentrunbook.review.FrontMatter;
import dev.incidentrunbook.review.HtmlReview;
import dev.incidentrunbook.review.JsonReview;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Proof;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.review.ReviewOrders;
import dev.incidentrunbook.review.TextReview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Writes the post-incident review, or says what it lacks.
@Command(
        name = "review",
        description =
                "Write the post-incident review, with secrets and personal data masked, or say what it still lacks.",
        footer = {
            "",
            "--check ends with 1 while something is missing; hints never do that.",
            "JSON: incident, file (null without -o), format, markdown (null with -o and for other formats),",
            "content (what was written in another format, null with -o).",
            "JSON of --check: incident, complete, score, checks (rule, number, verdict, where, sentence, mend).",
            "JSON of --folder: incident, folder, files."
        })
final class ReviewCommand extends ShellCommand {
    private static final int MOST_EARLIER = 20;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write; otherwise the review is printed.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "md (the default), html, txt (short, for a chat), json, csv or issues (the actions alone).")
    private String format = "md";

    @Option(
            names = "--order",
            paramLabel = "NAME|FILE",
            description =
                    "Order of the sections: consensus (the default), sre-book, pagerduty, atlassian, or a file of your own.")
    private String order = "consensus";

    @Option(
            names = "--front-matter",
            description = "Begin the Markdown with what site generators read.")
    private boolean frontMatter;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Folder to write review.md and review.html, pictures (SVG and PNG), actions.csv and chosen evidence into.")
    private Optional<String> folder = Optional.empty();

    @Option(
            names = "--evidence",
            paramLabel = "E1,E3",
            split = ",",
            description = "With --folder: the evidence to put into it, or all; otherwise none.")
    private List<String> evidence = List.of();

    @Option(names = "--check", description = "Say what the review lacks, and write nothing.")
    private boolean check;

    @Option(
            names = "--no-redact",
            description = "Leave secrets and personal data in it as they are.")
    private boolean unmasked;

    @Mixin private Masking masking = new Masking();

    ReviewCommand(RootCommand root) {
        super(root);
    }

    /// The review, or where it was written to.
    record Written(
            String incident,
            Optional<String> file,
            String format,
            Optional<String> markdown,
            Optional<String> content) {}

    /// What was written into a folder.
    record InFolder(String incident, String folder, List<String> files) {}

    @Override
    int work(Desk desk) throws IOException {
        desk.recordsNothing("review");
        Incident incident = desk.incident();
        Known known =
                Known.of(incident, earlier(desk, incident), ReviewFindings.of(desk, incident));
        if (check) {
            return check(desk, known);
        }
        ReviewOrder chosen = chosen(desk);
        if (folder.isPresent()) {
            var contents =
                    new ReviewFolder(
                            desk.evidence(),
                            incident,
                            Review.of(known, chosen),
                            evidence(incident),
                            frontMatter ? Head.FRONT_MATTER : Head.NONE);
            return unmasked
                    ? folder(desk, contents, folder.get(), Optional.empty())
                    : masked(
                            desk,
                            incident,
                            redactor ->
                                    folder(desk, contents, folder.get(), Optional.of(redactor)));
        }
        String content = content(known, chosen);
        return unmasked
                ? write(desk, incident, content)
                : masked(
                        desk,
                        incident,
                        redactor -> write(desk, incident, redactor.text("review", content)));
    }

    private static int folder(
            Desk desk, ReviewFolder contents, String name, Optional<Redactor> redactor)
            throws IOException {
        Path target = desk.surroundings().workingFolder().resolve(name).normalize();
        List<String> files = contents.write(target, redactor);
        Incident incident = contents.incident();
        if (!contents.evidence().isEmpty()) {
            List<UUID> given = contents.evidence().stream().map(Evidence::id).toList();
            desk.custody(incident, new EvidenceExported(given, target.toString(), false));
        }
        desk.print(
                new InFolder(incident.id(), target.toString(), files),
                "Review of %s written to %s: %s"
                        .formatted(incident.id(), target, String.join(", ", files)));
        return DONE;
    }

    /// What goes into the folder of what is attached.
    private List<Evidence> evidence(Incident incident) {
        if (evidence.equals(List.of("all"))) {
            return incident.evidence().stream().filter(e -> !e.removed()).toList();
        }
        List<Evidence> found =
                evidence.stream()
                        .map(label -> Address.evidence(incident, label))
                        .distinct()
                        .toList();
        found.stream()
                .filter(Evidence::removed)
                .findFirst()
                .ifPresent(e -> {
                    throw RefusedException.wrongWords(
                            e.label() + " was removed from the incident; leave it out.");
                });
        return found;
    }

    /// Gives something out through a redactor, and says what that masked.
    private int masked(Desk desk, Incident incident, Giving giving) throws IOException {
        Redactor redactor = masking.redactor(incident);
        int code = giving.through(redactor);
        Masking.tell(desk, redactor);
        return code;
    }

    /// Gives something out.
    @FunctionalInterface
    private interface Giving {
        int through(Redactor redactor) throws IOException;
    }

    private int write(Desk desk, Incident incident, String content) throws IOException {
        if (file.isEmpty() || file.get().equals("-")) {
            boolean markdown = format.equals("md");
            desk.print(
                    new Written(
                            incident.id(),
                            Optional.empty(),
                            format,
                            Optional.of(content).filter(_ -> markdown),
                            Optional.of(content).filter(_ -> !markdown)),
                    content.stripTrailing());
            return DONE;
        }
        Path target = desk.surroundings().workingFolder().resolve(file.get());
        OutputFile.write(target, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
        desk.print(
                new Written(
                        incident.id(),
                        Optional.of(target.toString()),
                        format,
                        Optional.empty(),
                        Optional.empty()),
                "Review of " + incident.id() + " written to " + target);
        return DONE;
    }

    private String content(Known known, ReviewOrder chosen) {
        Incident incident = known.incident();
        return switch (format) {
            case "md" ->
                    (frontMatter ? FrontMatter.write(incident) + "\n" : "")
                            + MarkdownReview.write(Review.of(known, chosen));
            case "html" -> HtmlReview.write(Review.of(known, chosen));
            case "txt" -> TextReview.write(known);
            case "json" -> JsonReview.write(known, chosen, CheckedReview.of(known, Proof.none()));
            case "csv" -> ActionLists.csv(incident);
            case "issues" -> ActionLists.issues(incident);
            default ->
                    throw RefusedException.wrongWords(
                            "There is no format \"%s\"; use md, html, txt, json, csv or issues."
                                    .formatted(format));
        };
    }

    private ReviewOrder chosen(Desk desk) {
        Path file = desk.surroundings().workingFolder().resolve(order);
        Optional<ReviewOrder> shipped = ReviewOrders.shipped(order);
        if (shipped.isEmpty() && Files.notExists(file)) {
            throw RefusedException.wrongWords(
                    "There is no order \"%s\"; use %s, or name a file that has one."
                            .formatted(
                                    order,
                                    ReviewOrders.shipped().stream()
                                            .map(ReviewOrder::id)
                                            .collect(Collectors.joining(", "))));
        }
        return shipped.orElseGet(() -> ReviewOrders.readFile(file));
    }

    /// The newest of the other incidents, to compare times with.
    private static List<Incident> earlier(Desk desk, Incident incident) {
        return desk.log().incidents().stream()
                .filter(id -> !id.equals(incident.id()))
                .limit(MOST_EARLIER)
                .map(desk.response()::incident)
                .toList();
    }

    private int check(Desk desk, Known known) {
        Incident incident = known.incident();
        Map<Integer, List<String>> damage = new TreeMap<>();
        incident.evidence().stream()
                .filter(e -> !e.removed())
                .forEach(e -> damage.put(e.number(), desk.evidence().verify(e.sha256())));
        CheckedReview checked =
                CheckedReview.of(known, new Proof(Optional.of(damage), Optional.of(this::secrets)));
        desk.print(
                new JsonMapper().readTree(JsonReview.check(incident, checked)),
                words(incident, checked));
        return checked.complete() ? DONE : CHECK_FAILED;
    }

    /// What kinds of secret would be masked in a text.
    private List<String> secrets(String text) {
        Redactor redactor = masking.redactor(Set.of());
        redactor.text("review", text);
        return redactor.hits().stream().map(Hit::finds).distinct().toList();
    }

    private static String words(Incident incident, CheckedReview checked) {
        var rows =
                Stream.concat(checked.missing().stream(), checked.hints().stream())
                        .map(c ->
                                List.of(
                                        c.verdict() == Check.Verdict.MISSING ? "missing" : "hint",
                                        c.where().label(),
                                        Visible.line(c.sentence())
                                                + c.mend()
                                                        .map(m ->
                                                                "  →  " + Visible.line(m.command()))
                                                        .orElse("")))
                        .toList();
        String headline =
                "Review of %s: %s, %d of 100"
                        .formatted(
                                incident.id(),
                                checked.complete()
                                        ? "complete"
                                        : checked.missing().size() + " missing",
                                checked.score());
        String unchecked =
                checked.checks().stream()
                        .filter(c -> c.verdict() == Check.Verdict.UNCHECKED)
                        .map(Check::sentence)
                        .collect(Collectors.joining(" "));
        return Arrays.stream(
                        new String[] {headline, rows.isEmpty() ? "" : Columns.of(rows), unchecked})
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
