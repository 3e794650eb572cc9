package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Writes the review to a file that the responder chooses.
public final class ReviewExport {
    private static final String PLACE = "review";

    private final OpenIncident open;
    private final Dialogs dialogs;
    private final Masking masking;
    private final Function<Incident, String> writer;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Path>> written =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    ReviewExport(
            OpenIncident open,
            Dialogs dialogs,
            Masking masking,
            Function<Incident, String> writer) {
        this.open = open;
        this.dialogs = dialogs;
        this.masking = masking;
        this.writer = writer;
    }

    /// What became of the last export, in a sentence; blank before the first.
    public ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether the last export failed.
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Where the last export stands; empty when there was none or it failed.
    public ReadOnlyObjectProperty<Optional<Path>> written() {
        return written.getReadOnlyProperty();
    }

    /// Asks where to, then writes. What was recorded before this call is in the file.
    ///
    /// @param unsaved names what is typed and could not be saved, asked when the file is written; blank when there is nothing
    void start(Supplier<String> unsaved) {
        String name = open.incident().get().id() + "-review.md";
        dialogs.chooseFileToWrite(Messages.text("review.export-title"), name)
                .ifPresent(file -> start(file, unsaved));
    }

    /// What the responder sees before it is what would be written now.
    private void start(Path file, Supplier<String> unsaved) {
        var text = new AtomicReference<>("");
        open.act(
                incident -> {
                    text.set(writer.apply(incident));
                    return incident;
                },
                () ->
                        masking.ask(
                                Masking.Question.about(
                                        open.incident().get(),
                                        Messages.text("review.export-masks"),
                                        Messages.text("review.export-verb")),
                                redactor -> redactor.text(PLACE, text.get()),
                                redactor -> start(file, redactor, unsaved),
                                () -> {},
                                problem -> fail(String.valueOf(problem.getMessage()))),
                this::fail);
    }

    private void start(Path file, Supplier<Redactor> redactor, Supplier<String> unsaved) {
        // Inside `act` the job comes after every change on its way to the disk, and sees the
        // incident as it is then.
        open.act(
                incident -> {
                    write(file, redactor.get().text(PLACE, writer.apply(incident)));
                    return incident;
                },
                () -> {
                    failed.set(false);
                    written.set(Optional.of(file));
                    String left = unsaved.get();
                    outcome.set(
                            left.isBlank()
                                    ? Messages.text("review.exported", file.toString())
                                    : Messages.text(
                                            "review.exported-without", file.toString(), left));
                },
                this::fail);
    }

    private void fail(String sentence) {
        failed.set(true);
        written.set(Optional.empty());
        outcome.set(sentence);
    }

    private static void write(Path file, String text) {
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw new StorageException(
                    Messages.text("review.export-failed", file.toString(), why(e)), e);
        }
    }

    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return Messages.text("review.export-denied");
        }
        if (e instanceof NoSuchFileException) {
            return Messages.text("review.export-no-folder");
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
