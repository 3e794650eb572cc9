package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.ReviewOrders;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private final MemoryEvidence evidence = new MemoryEvidence();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final ReviewExport export = export();

    @TempDir private Path folder;

    private ReviewExport export() {
        Work work = Work.inline();
        var open = OpenStory.of(story, work, dialogs);
        return new ReviewExport(
                open,
                work,
                dialogs,
                new Masking(work, dialogs, Choices.unread(work)),
                List::of,
                new EvidenceReading(open, evidence, work),
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
        assertEquals(Optional.empty(), export.outcome().written().get());
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

    private void attach(String name, String text) {
        StoredEvidence stored = evidence.keep(name, text.getBytes(StandardCharsets.UTF_8));
        story.milestone(Milestone.DETECTED)
                .after("5m")
                .record(
                        new EvidenceAttached(
                                "logs",
                                stored.sha256(),
                                stored.size(),
                                name,
                                "text/plain",
                                "/var/log/" + name,
                                ""));
    }

    private List<String> filesOfTheFolder() throws IOException {
        Path written = folder.resolve("INC-2026-0001-review");
        try (var files = Files.walk(written)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> written.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void withoutATickNoEvidenceGoesIntoTheFolder() throws IOException {
        attach("app.log", "fine");
        dialogs.writingTo(folder);
        export().startFolder(() -> "");
        assertEquals(
                List.of("actions.csv", "review.html", "review.md", "timeline.png", "timeline.svg"),
                filesOfTheFolder());
    }

    @Test
    void tickedEvidenceGoesAlongMasked() throws IOException {
        attach("app.log", "pass" + "word=" + SECRET);
        attach("db.log", "fine");
        dialogs.writingTo(folder).ticking("E1");
        export().startFolder(() -> "");
        assertTrue(filesOfTheFolder().contains("evidence/E1-app.log"));
        assertFalse(filesOfTheFolder().contains("evidence/E2-db.log"));
        assertEquals(
                "password=‹secret-1›",
                Files.readString(folder.resolve("INC-2026-0001-review/evidence/E1-app.log")));
    }

    @Test
    void aSecretInTickedEvidenceAloneIsAskedAboutToo() {
        story.write(ReviewSection.SUMMARY, "Checkout failed");
        attach("app.log", "pass" + "word=" + SECRET);
        dialogs.writingTo(folder).ticking("E1");
        export().startFolder(() -> "");
        assertEquals(1, timesAsked());
    }

    @Test
    void itIsRecordedWhichEvidenceLeft() {
        attach("app.log", "fine");
        dialogs.writingTo(folder).ticking("E1");
        export().startFolder(() -> "");
        assertTrue(story.incident().history().getLast().event() instanceof EvidenceExported);
    }

    @Test
    void aFileWhereTheFolderShouldBeIsToldInASentence() throws IOException {
        Path file = Files.createFile(folder.resolve("INC-2026-0001-review"));
        dialogs.writingTo(folder);
        export.startFolder(() -> "");
        assertEquals(
                "The review was not written to " + file + ": a file has that name.",
                export.outcome().sentence().get());
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
