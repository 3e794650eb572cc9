package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.review.EvidenceReading.Read;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Writes the review to a file or a folder that the responder chooses, prints it, or hands it over for the clipboard. Whatever
/// leaves, it is asked once before which of the secrets found in it are masked.
public final class ReviewExport {
    private static final String PLACE = "review";

    private final OpenIncident open;
    private final Dialogs dialogs;
    private final Masking masking;
    private final ReviewWriter writer;
    private final EvidenceReading reading;
    private final Supplier<ReviewOrder> order;
    private final ExportOutcome outcome = new ExportOutcome();
    private final FolderExport folder;

    /// Says what of an incident leaves.
    @FunctionalInterface
    private interface Texts {
        List<Leaving> of(Known known, Read read);
    }

    /// Writes what leaves, masked.
    @FunctionalInterface
    private interface Writing {
        void write(List<Leaving> masked) throws IOException;
    }

    /// @param order the order of the document when an export begins
    ReviewExport(
            OpenIncident open,
            Work work,
            Dialogs dialogs,
            Masking masking,
            ReviewWriter writer,
            EvidenceReading reading,
            Supplier<ReviewOrder> order) {
        this.open = open;
        this.dialogs = dialogs;
        this.masking = masking;
        this.writer = writer;
        this.reading = reading;
        this.order = order;
        folder = new FolderExport(open, work, dialogs, masking, writer, reading, outcome);
    }

    /// What became of the last export.
    public ExportOutcome outcome() {
        return outcome;
    }

    /// Asks where to, then writes. What was recorded before this call is in the file.
    ///
    /// @param unsaved names what is typed and could not be saved, asked when the file is written; blank when there is nothing
    void start(ReviewFormat format, Supplier<String> unsaved) {
        String name = format.fileName(open.incident().get().id());
        ReviewOrder chosen = order.get();
        dialogs.chooseFileToWrite(Messages.text("review.export-verb"), name)
                .ifPresent(file ->
                        write(
                                file,
                                (known, read) -> text(format, known, read, chosen),
                                masked -> WholeFile.write(file, masked.getFirst().text()),
                                unsaved));
    }

    /// Asks for a folder and which evidence goes along, then writes all that belongs to the review into a folder of its own
    /// there.
    void startFolder(Supplier<String> unsaved) {
        folder.start(order.get(), unsaved);
    }

    /// Prints the review, as it is once everything is saved.
    ///
    /// @param paper puts the lines of the document on pages
    void print(Function<List<DocumentLine>, Dialogs.Pages> paper) {
        ReviewOrder chosen = order.get();
        var lines = new AtomicReference<List<DocumentLine>>(List.of());
        leave(
                (known, _) ->
                        List.of(
                                new Leaving(
                                        PLACE, MarkdownReview.write(writer.review(known, chosen)))),
                masked -> lines.set(DocumentReader.read(masked.getFirst().text())),
                () -> print(paper.apply(lines.get())));
    }

    private void print(Dialogs.Pages pages) {
        switch (dialogs.print(open.incident().get().id(), pages)) {
            case DONE -> outcome.say(Messages.text("review.printed"));
            case CANCELLED -> {
                // Nothing to say to somebody who changed their mind.
            }
            case NO_PRINTER -> outcome.fail(Messages.text("review.no-printer"));
            case FAILED -> outcome.fail(Messages.text("review.print-failed"));
        }
    }

    /// Hands the short of the review over, as it is once everything is saved.
    void text(Consumer<String> taken) {
        ReviewOrder chosen = order.get();
        var words = new AtomicReference<String>("");
        leave(
                (known, read) -> text(ReviewFormat.TEXT, known, read, chosen),
                masked -> words.set(masked.getFirst().text()),
                () -> {
                    taken.accept(words.get());
                    outcome.say(Messages.text("review.copied"));
                });
    }

    /// Shows the folder in which the last export stands.
    public void showFolder() {
        outcome.written()
                .get()
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .ifPresent(dialogs::showFolder);
    }

    private List<Leaving> text(ReviewFormat format, Known known, Read read, ReviewOrder chosen) {
        return List.of(new Leaving(PLACE, format.write(known, chosen, writer, read.proof())));
    }

    private void write(Path target, Texts texts, Writing writing, Supplier<String> unsaved) {
        leave(
                texts,
                masked -> write(target, writing, masked),
                () -> outcome.standsIn(target, unsaved.get()));
    }

    /// Nothing leaves before the logs are read, so that it says the same as what the shell writes.
    ///
    /// @param taking takes what leaves, masked, off the FX thread
    /// @param done called when it was taken
    private void leave(Texts texts, Consumer<List<Leaving>> taking, Runnable done) {
        reading.afterLogs(() -> {
            Read read = reading.read().get();
            leave(incident -> texts.of(writer.known(incident, read.logs()), read), taking, done);
        });
        if (reading.readingLogs()) {
            outcome.say(Messages.text("review.export-waits"));
        }
    }

    /// What the responder sees before it is asked is what would leave now.
    private void leave(
            Function<Incident, List<Leaving>> texts,
            Consumer<List<Leaving>> taking,
            Runnable done) {
        var looked = new AtomicReference<List<Leaving>>(List.of());
        open.act(
                incident -> {
                    looked.set(texts.apply(incident));
                    return incident;
                },
                () ->
                        masking.ask(
                                Masking.Question.about(
                                        open.incident().get(),
                                        Messages.text("review.export-masks"),
                                        Messages.text("review.export-verb")),
                                redactor -> looked.get().forEach(text -> text.masked(redactor)),
                                redactor -> leave(texts, redactor, taking, done),
                                () -> {},
                                problem -> outcome.fail(String.valueOf(problem.getMessage()))),
                outcome::fail);
    }

    private void leave(
            Function<Incident, List<Leaving>> texts,
            Supplier<Redactor> masks,
            Consumer<List<Leaving>> taking,
            Runnable done) {
        // Inside `act` the job comes after every change on its way to the disk, and sees the
        // incident as it is then.
        open.act(
                incident -> {
                    Redactor redactor = masks.get();
                    taking.accept(
                            texts.apply(incident).stream().map(t -> t.masked(redactor)).toList());
                    return incident;
                },
                done,
                outcome::fail);
    }

    private static void write(Path target, Writing writing, List<Leaving> masked) {
        try {
            writing.write(masked);
        } catch (IOException e) {
            throw new StorageException(WriteFailure.told(target, e), e);
        }
    }
}
