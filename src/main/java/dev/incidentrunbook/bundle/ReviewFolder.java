package dev.incidentrunbook.bundle;

import dev.incidentrunbook.evidence.EvidenceExport;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.evidence.WholeFile;
import dev.incidentrunbook.evidence.WholeFile.Content;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.review.ActionLists;
import dev.incidentrunbook.review.Drawing;
import dev.incidentrunbook.review.FrontMatter;
import dev.incidentrunbook.review.HtmlReview;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Png;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.Review.Block.Picture;
import dev.incidentrunbook.review.Svg;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A review as a folder that can be kept in a repository: `review.md` with its pictures beside it, the same as one page of HTML, the
/// actions on their own, and under `evidence` what was chosen of it.
///
/// @param store holds the evidence
/// @param evidence what goes along
/// @param head what stands before the Markdown
public record ReviewFolder(
        EvidenceStore store, Incident incident, Review review, List<Evidence> evidence, Head head) {
    private static final int LONGEST_NAME = 80;

    public ReviewFolder {
        evidence = List.copyOf(evidence);
    }

    /// What the Markdown begins with.
    public enum Head {
        NONE,
        /// What site generators read, see [FrontMatter].
        FRONT_MATTER
    }

    /// Takes a file.
    @FunctionalInterface
    private interface Target {
        void file(String name, Content content) throws IOException;
    }

    /// Lets a redactor see everything that would leave. Writes nothing.
    public void look(Redactor redactor) throws IOException {
        pass(Optional.of(redactor), (_, content) -> content.into(OutputStream.nullOutputStream()));
    }

    /// Writes the folder, and makes it when it is not there. What has the name of a file of it is replaced.
    ///
    /// @param redactor masks what leaves; empty when it leaves as it is
    /// @return the names of the files, below the folder
    public List<String> write(Path folder, Optional<Redactor> redactor) throws IOException {
        Files.createDirectories(evidence.isEmpty() ? folder : folder.resolve("evidence"));
        var written = new ArrayList<String>();
        pass(
                redactor,
                (name, content) -> {
                    WholeFile.write(folder.resolve(name), Existing.REPLACE, content);
                    written.add(name);
                });
        return List.copyOf(written);
    }

    private void pass(Optional<Redactor> redactor, Target target) throws IOException {
        String before = head == Head.FRONT_MATTER ? FrontMatter.write(incident) + "\n" : "";
        text("review.md", before + MarkdownReview.writeBesidePictures(review), redactor, target);
        text("review.html", HtmlReview.write(review), redactor, target);
        text("actions.csv", ActionLists.csv(incident), redactor, target);
        for (var section : review.sections()) {
            for (var block : section.blocks()) {
                if (block instanceof Picture picture) {
                    picture(picture, redactor, target);
                }
            }
        }
        for (Evidence e : evidence) {
            target.file("evidence/" + fileName(e, redactor), out -> copy(e, redactor, out));
        }
    }

    private static void text(String name, String text, Optional<Redactor> redactor, Target target)
            throws IOException {
        target.file(name, bytes(masked(name, redactor).apply(text)));
    }

    /// Masks are put in before anything is drawn, so that both pictures say the same.
    private static void picture(Picture picture, Optional<Redactor> redactor, Target target)
            throws IOException {
        String svg = picture.name() + ".svg";
        Drawing drawing = picture.drawing().worded(masked(svg, redactor));
        target.file(svg, bytes(Svg.write(drawing)));
        target.file(picture.name() + ".png", out -> out.write(Png.write(drawing)));
    }

    private static UnaryOperator<String> masked(String name, Optional<Redactor> redactor) {
        return text -> redactor.map(r -> r.text(name, text)).orElse(text);
    }

    private static Content bytes(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void copy(Evidence e, Optional<Redactor> redactor, OutputStream out)
            throws IOException {
        if (redactor.isPresent()) {
            RedactedCopies.write(store, e, redactor.get(), out);
        } else {
            new EvidenceExport(store).copy(e.sha256(), out);
        }
    }

    /// A name that is safe on every system, and that two evidences never share.
    private static String fileName(Evidence e, Optional<Redactor> redactor) {
        String called = redactor.isPresent() ? RedactedCopies.leavingName(e) : e.name();
        String name = called.replaceAll("[^A-Za-z0-9._-]", "_");
        return e.label() + "-" + name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }
}
