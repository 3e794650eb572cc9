package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Writes the review to a file or a folder that the responder chooses, or prints it.
public final class ReviewExport {
    private final OpenIncident open;
    private final Dialogs dialogs;
    private final ReviewWriter writer;
    private final Supplier<ReviewOrder> order;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Path>> written =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Writes an incident's review.
    @FunctionalInterface
    private interface Writing {
        void write(Incident incident) throws IOException;
    }

    /// @param order the order of the document when an export begins
    ReviewExport(
            OpenIncident open, Dialogs dialogs, ReviewWriter writer, Supplier<ReviewOrder> order) {
        this.open = open;
        this.dialogs = dialogs;
        this.writer = writer;
        this.order = order;
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
    void start(ReviewFormat format, Supplier<String> unsaved) {
        String name = format.fileName(open.incident().get().id());
        ReviewOrder chosen = order.get();
        dialogs.chooseFileToWrite(format.words(), name)
                .ifPresent(file ->
                        write(
                                file,
                                incident -> WholeFile.write(file, text(format, incident, chosen)),
                                unsaved));
    }

    /// Asks for a folder, then writes the review and its pictures into one of its own there.
    void startFolder(Supplier<String> unsaved) {
        ReviewOrder chosen = order.get();
        dialogs.chooseFolder(Messages.text("review.export-folder"))
                .map(parent -> parent.resolve(open.incident().get().id() + "-review"))
                .ifPresent(folder ->
                        write(
                                folder,
                                incident -> {
                                    var known = writer.known(incident);
                                    ReviewFolder.write(
                                            folder,
                                            writer.review(known, chosen),
                                            incident,
                                            writer.outgoing());
                                },
                                unsaved));
    }

    /// Prints pages, once what was recorded before this call is saved.
    void print(Dialogs.Pages pages) {
        switch (dialogs.print(open.incident().get().id(), pages)) {
            case DONE -> tell(Messages.text("review.printed"), false);
            case CANCELLED -> {
                // Nothing to say to somebody who changed their mind.
            }
            case NO_PRINTER -> tell(Messages.text("review.no-printer"), true);
            case FAILED -> tell(Messages.text("review.print-failed"), true);
        }
    }

    /// Hands the short of the review over, as it is once everything is saved.
    void text(Consumer<String> taken) {
        ReviewOrder chosen = order.get();
        var words = new AtomicReference<String>("");
        open.act(
                incident -> {
                    words.set(text(ReviewFormat.TEXT, incident, chosen));
                    return incident;
                },
                () -> {
                    taken.accept(words.get());
                    tell(Messages.text("review.copied"), false);
                },
                sentence -> tell(sentence, true));
    }

    /// Shows the folder in which the last export stands.
    public void showFolder() {
        written.get().map(Path::toAbsolutePath).map(Path::getParent).ifPresent(dialogs::showFolder);
    }

    private String text(ReviewFormat format, Incident incident, ReviewOrder chosen) {
        return writer.outgoing().apply(format.write(writer.known(incident), chosen, writer));
    }

    private void write(Path target, Writing writing, Supplier<String> unsaved) {
        // Inside `act` the job comes after every change on its way to the disk, and sees the
        // incident as it is then.
        open.act(
                incident -> {
                    write(target, writing, incident);
                    return incident;
                },
                () -> {
                    String left = unsaved.get();
                    tell(
                            left.isBlank()
                                    ? Messages.text("review.exported", target.toString())
                                    : Messages.text(
                                            "review.exported-without", target.toString(), left),
                            false);
                    written.set(Optional.of(target));
                },
                sentence -> tell(sentence, true));
    }

    private void tell(String sentence, boolean problem) {
        failed.set(problem);
        written.set(Optional.empty());
        outcome.set(sentence);
    }

    private static void write(Path target, Writing writing, Incident incident) {
        try {
            writing.write(incident);
        } catch (IOException e) {
            throw new StorageException(
                    Messages.text("review.export-failed", target.toString(), why(e)), e);
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
