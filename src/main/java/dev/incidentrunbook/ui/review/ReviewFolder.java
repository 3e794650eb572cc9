package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.review.ActionLists;
import dev.incidentrunbook.review.HtmlReview;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.Review.Block.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Writes a review into a folder that can be kept in a repository: `review.md` with its pictures beside it, the same as
/// one page of HTML, and the actions on their own.
final class ReviewFolder {
    private ReviewFolder() {}

    /// @param outgoing what becomes of a text that leaves the store
    static void write(Path folder, Review review, Incident incident, UnaryOperator<String> outgoing)
            throws IOException {
        Files.createDirectories(folder);
        text(folder, "review.md", outgoing.apply(MarkdownReview.writeBesidePictures(review)));
        text(folder, "review.html", outgoing.apply(HtmlReview.write(review)));
        text(folder, "actions.csv", outgoing.apply(ActionLists.csv(incident)));
        for (var section : review.sections()) {
            for (var block : section.blocks()) {
                if (block instanceof Picture picture) {
                    text(folder, picture.name(), outgoing.apply(picture.svg()));
                }
            }
        }
    }

    private static void text(Path folder, String name, String text) throws IOException {
        WholeFile.write(folder.resolve(name), text);
    }
}
