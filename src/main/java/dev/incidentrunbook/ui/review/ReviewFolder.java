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
import java.util.List;
import java.util.stream.Stream;

/// Writes a review into a folder that can be kept in a repository: `review.md` with its pictures beside it, the same as
/// one page of HTML, and the actions on their own.
final class ReviewFolder {
    private ReviewFolder() {}

    /// What stands in the folder, by the names of the files.
    static List<Leaving> texts(Review review, Incident incident) {
        return Stream.concat(
                        Stream.of(
                                new Leaving(
                                        "review.md", MarkdownReview.writeBesidePictures(review)),
                                new Leaving("review.html", HtmlReview.write(review)),
                                new Leaving("actions.csv", ActionLists.csv(incident))),
                        review.sections().stream()
                                .flatMap(section -> section.blocks().stream())
                                .filter(Picture.class::isInstance)
                                .map(Picture.class::cast)
                                .map(picture -> new Leaving(picture.name(), picture.svg())))
                .toList();
    }

    static void write(Path folder, List<Leaving> texts) throws IOException {
        Files.createDirectories(folder);
        for (Leaving text : texts) {
            WholeFile.write(folder.resolve(text.name()), text.text());
        }
    }
}
