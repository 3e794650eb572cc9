package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.ReviewOrders;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewExportTest {
    private static final String SECRET = "hunter22";
    private static final String ASKED = "Secrets in the review [‹secret-1›]";

    private final Story story =
            Story.http500().write(ReviewSection.SUMMARY, "It ran with pass" + "word=" + SECRET);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final ReviewExport export = export();

    @TempDir private Path folder;

    private ReviewExport export() {
        Work work = Work.inline();
        var open =
                new OpenIncident(
                        story.incident(),
                        story.response(),
                        story.log(),
                        story.clock(),
                        work,
                        dialogs);
        return new ReviewExport(
                open,
                dialogs,
                new Masking(work, dialogs, Choices.unread(work)),
                List::of,
                new EvidenceReading(open, new MemoryEvidence(), work),
                ReviewOrders::consensus);
    }

    private Path exported(ReviewFormat format) {
        Path file = folder.resolve(format.name());
        dialogs.writingTo(file);
        export.start(format, () -> "");
        return file;
    }

    private long timesAsked() {
        return dialogs.asked().stream().filter(ASKED::equals).count();
    }

    @Test
    void aFileIsAskedAboutOnceAndMasked() throws IOException {
        String text = Files.readString(exported(ReviewFormat.MARKDOWN));
        assertTrue(text.contains("password=‹secret-1›"), text);
        assertEquals(1, timesAsked());
    }

    @Test
    void noFormatHoldsTheSecret() throws IOException {
        for (ReviewFormat format : ReviewFormat.values()) {
            assertFalse(Files.readString(exported(format)).contains(SECRET), format.name());
        }
    }

    @Test
    void whatIsKeptStaysInTheFile() throws IOException {
        dialogs.keeping("‹secret-1›");
        assertTrue(Files.readString(exported(ReviewFormat.MARKDOWN)).contains(SECRET));
    }

    @Test
    void whoLeavesTheQuestionExportsNothing() {
        dialogs.confirming(false);
        assertFalse(Files.exists(exported(ReviewFormat.MARKDOWN)));
        assertEquals(Optional.empty(), export.written().get());
    }

    @Test
    void aFolderIsAskedAboutOnceAndMaskedInEveryFile() throws IOException {
        dialogs.writingTo(folder);
        export.startFolder(() -> "");
        try (var files = Files.list(folder.resolve("INC-2026-0001-review"))) {
            for (Path file : files.toList()) {
                assertFalse(Files.readString(file).contains(SECRET), file.toString());
            }
        }
        assertEquals(1, timesAsked());
    }

    @Test
    void whatIsCopiedIsMasked() {
        var copied = new ArrayList<String>();
        export.text(copied::add);
        assertTrue(copied.getFirst().contains("‹secret-1›"), copied.getFirst());
        assertFalse(copied.getFirst().contains(SECRET));
        assertEquals(1, timesAsked());
    }

    @Test
    void whatIsPrintedIsMasked() {
        var printed = new ArrayList<String>();
        export.print(lines -> {
            lines.forEach(line -> printed.add(line.spoken()));
            return (_, _) -> List.of();
        });
        String text = String.join("\n", printed);
        assertTrue(text.contains("‹secret-1›"), text);
        assertFalse(text.contains(SECRET));
        assertEquals(1, timesAsked());
    }

    @Test
    void nothingFoundAsksNothing() {
        story.write(ReviewSection.SUMMARY, "Checkout failed");
        export().text(_ -> {});
        assertEquals(List.of(), dialogs.asked());
    }
}
