package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the post-incident review.
@Command(
        name = "review",
        description =
                "Write the post-incident review as Markdown, with secrets and personal data masked.",
        footer = {"", "JSON: incident, file (null without -o), markdown (null with -o)."})
final class ReviewCommand extends ShellCommand {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write; otherwise the review is printed.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--no-redact",
            description = "Leave secrets and personal data in it as they are.")
    private boolean unmasked;

    @Mixin private Masking masking = new Masking();

    ReviewCommand(RootCommand root) {
        super(root);
    }

    /// The review, or where it was written to.
    record Written(String incident, Optional<String> file, Optional<String> markdown) {}

    private String markdown(Desk desk, Incident incident) {
        String markdown = MarkdownReview.write(Review.of(incident));
        if (unmasked) {
            return markdown;
        }
        Redactor redactor = masking.redactor(incident);
        String masked = redactor.text("review", markdown);
        Masking.tell(desk, redactor);
        return masked;
    }

    @Override
    int work(Desk desk) throws IOException {
        desk.recordsNothing("review");
        Incident incident = desk.incident();
        String markdown = markdown(desk, incident);
        if (file.isEmpty() || file.get().equals("-")) {
            desk.print(
                    new Written(incident.id(), Optional.empty(), Optional.of(markdown)),
                    markdown.stripTrailing());
            return DONE;
        }
        Path target = desk.surroundings().workingFolder().resolve(file.get());
        OutputFile.write(target, out -> out.write(markdown.getBytes(StandardCharsets.UTF_8)));
        desk.print(
                new Written(incident.id(), Optional.of(target.toString()), Optional.empty()),
                "Review of " + incident.id() + " written to " + target);
        return DONE;
    }
}
