package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.review.FrontMatter;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.Review.Block.Picture;
import dev.incidentrunbook.review.ReviewOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a review into a folder that can be kept in a repository: `review.md`, its pictures, and the evidence that was
/// chosen, under `evidence`.
final class ReviewFolder {
    private static final int LONGEST_NAME = 80;

    private final Desk desk;
    private final Known known;
    private final ReviewOrder order;
    private final Outgoing outgoing;
    private final List<String> files = new ArrayList<>();

    ReviewFolder(Desk desk, Known known, ReviewOrder order, Outgoing outgoing) {
        this.desk = desk;
        this.known = known;
        this.order = order;
        this.outgoing = outgoing;
    }

    /// What was written where.
    record Written(String incident, String folder, List<String> files) {}

    /// Writes the folder.
    ///
    /// @param chosen labels of the evidence, or `all`
    /// @return the exit code
    int write(Path folder, boolean frontMatter, List<String> chosen) throws IOException {
        Incident incident = known.incident();
        List<Incident.Evidence> evidence = evidence(incident, chosen);
        Files.createDirectories(folder);
        Review review = Review.of(known, order);
        text(
                folder.resolve("review.md"),
                (frontMatter ? FrontMatter.write(incident) + "\n" : "")
                        + MarkdownReview.writeBesidePictures(review));
        for (var section : review.sections()) {
            for (var block : section.blocks()) {
                if (block instanceof Picture picture) {
                    text(folder.resolve(picture.name()), picture.svg());
                }
            }
        }
        if (!evidence.isEmpty()) {
            Files.createDirectories(folder.resolve("evidence"));
        }
        for (Incident.Evidence e : evidence) {
            Path target = folder.resolve("evidence").resolve(fileName(e, outgoing.name().apply(e)));
            OutputFile.write(target, out -> outgoing.evidence().copy(e, out));
            files.add("evidence/" + target.getFileName());
        }
        desk.print(
                new Written(incident.id(), folder.toString(), files),
                "Review of %s written to %s: %s"
                        .formatted(incident.id(), folder, String.join(", ", files)));
        return ShellCommand.DONE;
    }

    private void text(Path target, String text) throws IOException {
        byte[] bytes = outgoing.text().apply(text).getBytes(StandardCharsets.UTF_8);
        OutputFile.write(target, out -> out.write(bytes));
        files.add(String.valueOf(target.getFileName()));
    }

    private static List<Incident.Evidence> evidence(Incident incident, List<String> chosen) {
        if (chosen.equals(List.of("all"))) {
            return incident.evidence().stream().filter(e -> !e.removed()).toList();
        }
        List<Incident.Evidence> found =
                chosen.stream().map(label -> Address.evidence(incident, label)).distinct().toList();
        found.stream()
                .filter(Incident.Evidence::removed)
                .findFirst()
                .ifPresent(e -> {
                    throw RefusedException.wrongWords(
                            e.label() + " was removed from the incident; leave it out.");
                });
        return found;
    }

    /// A name that is safe on every system, and that two evidences never share.
    private static String fileName(Incident.Evidence evidence, String called) {
        String name = called.replaceAll("[^A-Za-z0-9._-]", "_");
        return evidence.label() + "-" + name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }
}
